#include "cli/listing.hpp"

#include <ostream>
#include <string>

#include "cli/csv.hpp"

namespace advisory::cli {

Listing::Listing(std::vector<Column> columns, const OutputOptions& options, Console& console)
    : columns_{std::move(columns)},
      options_{options},
      console_{console},
      table_{columns_, console.width}
{}

void Listing::print(std::span<const Row> rows, std::string_view nothing_found)
{
    switch (options_.format) {
        case Format::table:
            // Not on standard output: a script that counts lines would count this one.
            if (rows.empty() && !has_begun_ && !nothing_found.empty())
                console_.err << nothing_found << '\n';
            table_.print(rows, console_.out);
            break;
        case Format::json:
            for (const auto& row : rows)
                console_.out << json_line(columns_, row) << '\n';
            break;
        case Format::csv:
            print_csv(rows);
            break;
    }

    has_begun_ = true;
    console_.out.flush();
}

void Listing::print_csv(std::span<const Row> rows)
{
    std::vector<std::string> cells;

    if (!has_begun_) {
        for (const auto& column : columns_) {
            if (!column.name.empty())
                cells.emplace_back(column.name);
        }
        console_.out << (options_.has_bom ? byte_order_mark : "") << csv_line(cells);
    }

    for (const auto& row : rows) {
        cells.clear();
        for (std::size_t at = 0; at < columns_.size(); ++at) {
            if (!columns_[at].name.empty())
                cells.push_back(csv_text(row[at]));
        }
        console_.out << csv_line(cells);
    }
}

}  // namespace advisory::cli
