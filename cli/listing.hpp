#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "cli/console.hpp"
#include "cli/record.hpp"
#include "cli/table.hpp"

namespace advisory::cli {

enum class Format { table, json, csv };

/// How a listing is to be shown; what --format and --bom set.
struct OutputOptions {
    Format format = Format::table;
    bool has_bom = false;
};

/// Rows on their way out, in the format that was asked for.
class Listing {
public:
    /// Keeps a reference: `console` must outlive the listing.
    Listing(std::vector<Column> columns, const OutputOptions& options, Console& console);

    /// Prints rows. May be called again for rows that come later. When the first rows
    /// are none, a table says `nothing_found` instead, CSV has its header line only and
    /// JSON is empty.
    void print(std::span<const Row> rows, std::string_view nothing_found);

private:
    void print_csv(std::span<const Row> rows);

    std::vector<Column> columns_;
    OutputOptions options_;
    Console& console_;
    Table table_;
    bool has_begun_ = false;
};

}  // namespace advisory::cli
