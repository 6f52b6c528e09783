#include "cli/table.hpp"

#include <algorithm>
#include <ostream>

#include "language/say.hpp"
#include "text/unicode.hpp"

namespace advisory::cli {

namespace {

constexpr std::size_t gap = 2;

/// Enough of a cell to know it again, and enough to see that it is one.
constexpr std::size_t readable = 12;
constexpr std::size_t recognisable = 6;

}  // namespace

Table::Table(const std::vector<Column>& columns, std::optional<std::size_t> limit) : limit_{limit}
{
    for (std::size_t at = 0; at < columns.size(); ++at) {
        if (columns[at].heading.empty())
            continue;
        shown_.push_back(at);
        headings_.emplace_back(said(columns[at].heading));
        fits_.push_back(columns[at].fit);
    }
    widths_.resize(shown_.size());
}

void Table::print(std::span<const Row> rows, std::ostream& out)
{
    if (rows.empty())
        return;

    std::vector<Cells> lines;
    if (!has_headings_printed_)
        lines.push_back(headings_);
    for (const auto& row : rows)
        lines.push_back(cells_of(row));

    widen_for(lines);
    narrow_to_limit();
    for (const auto& line : lines)
        print_line(line, out);
    has_headings_printed_ = true;
}

Table::Cells Table::cells_of(const Row& row) const
{
    Cells cells;
    for (const auto at : shown_)
        cells.push_back(text::printable(table_text(row[at])));
    return cells;
}

void Table::widen_for(std::span<const Cells> lines)
{
    for (const auto& line : lines) {
        for (std::size_t at = 0; at < line.size(); ++at) {
            // Later rows keep to the headings, so what was left out once stays out.
            const bool is_left_out = has_headings_printed_ && widths_[at] == 0;
            if (!is_left_out)
                widths_[at] = std::max(widths_[at], text::display_width(line[at]));
        }
    }
}

void Table::narrow_to_limit()
{
    using enum Column::Fit;

    const auto natural = widths_;
    narrow(shortened, readable);
    if (excess() > 0) {
        widths_ = natural;
        leave_out();
    }
    narrow(shortened, recognisable);
    narrow(whole, recognisable);
    narrow(shortened, 1);
    narrow(whole, 1);
}

std::size_t Table::excess() const
{
    std::size_t total = 0;
    for (const auto width : widths_)
        total += width == 0 ? 0 : width + gap;

    const auto needed = total - std::min(total, gap);
    return limit_ && needed > *limit_ ? needed - *limit_ : 0;
}

void Table::leave_out()
{
    for (std::size_t at = 0; at < widths_.size(); ++at) {
        if (fits_[at] == Column::Fit::left_out)
            widths_[at] = 0;
    }
}

/// Takes from the widest of the columns that may give way, down to the next widest, until
/// the table fits or all of them are as narrow as `least`.
void Table::narrow(Column::Fit fit, std::size_t least)
{
    while (const auto over = excess()) {
        std::size_t widest = widths_.size();
        std::size_t next = least;
        for (std::size_t at = 0; at < widths_.size(); ++at) {
            if (fits_[at] != fit || widths_[at] <= least)
                continue;
            if (widest == widths_.size() || widths_[at] > widths_[widest]) {
                next = widest == widths_.size() ? least : widths_[widest];
                widest = at;
            } else {
                next = std::max(next, widths_[at]);
            }
        }
        if (widest == widths_.size())
            return;

        // Columns of one width give way in turns, so none is cut far below the others.
        const auto down_to = std::min(next, widths_[widest] - 1);
        const auto needed = widths_[widest] - std::min(over, widths_[widest]);
        widths_[widest] = std::max(down_to, needed);
    }
}

void Table::print_line(const Cells& cells, std::ostream& out) const
{
    std::string line;
    for (std::size_t at = 0; at < cells.size(); ++at) {
        if (widths_[at] == 0)
            continue;

        const auto cell = text::shorten(cells[at], widths_[at]);
        line += cell;
        line.append(widths_[at] - std::min(text::display_width(cell), widths_[at]) + gap, ' ');
    }

    line.erase(line.find_last_not_of(' ') + 1);
    out << line << '\n';
}

}  // namespace advisory::cli
