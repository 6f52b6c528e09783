#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "core/affected_range.hpp"

namespace advisory::cli {

/// A page for people: headings, labelled lines, quotations. Whatever is put in comes out
/// safe for a terminal.
class Report {
public:
    /// Keeps a reference: `out` must outlive the report.
    explicit Report(std::ostream& out) : out_{out} {}

    void title(std::string_view text);
    void heading(std::string_view text);

    /// Nothing is printed for an empty value.
    void field(std::string_view label, std::string_view value);
    void field(std::string_view label, const std::vector<std::string>& values);

    void line(std::string_view text);
    void point(std::string_view text);

    /// The lines of `text` around `span`, with their numbers; those that the span
    /// touches are marked. Nothing for a span that is empty or outside the text.
    void quotation(std::string_view text, TextSpan span);

    /// A text of many lines, as it stands.
    void block(std::string_view text);

private:
    std::ostream& out_;
};

}  // namespace advisory::cli
