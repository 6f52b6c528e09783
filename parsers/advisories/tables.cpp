#include "parsers/advisories/tables.hpp"

#include <algorithm>
#include <array>

#include "text/unicode.hpp"

namespace advisory::parsers {

namespace {

struct ColumnWord {
    std::string_view word;  ///< Folded.
    ColumnKind kind;
};

// The first that a heading contains decides.
constexpr std::array column_words{
    ColumnWord{"影響を受けない", ColumnKind::unaffected},
    ColumnWord{"対象外", ColumnKind::unaffected},
    ColumnWord{"not affected", ColumnKind::unaffected},
    ColumnWord{"unaffected", ColumnKind::unaffected},
    ColumnWord{"修正", ColumnKind::fixed},
    ColumnWord{"対策", ColumnKind::fixed},
    ColumnWord{"解決", ColumnKind::fixed},
    ColumnWord{"fixed", ColumnKind::fixed},
    ColumnWord{"patched", ColumnKind::fixed},
    ColumnWord{"solution", ColumnKind::fixed},
    ColumnWord{"first fixed", ColumnKind::fixed},
    ColumnWord{"影響を受けるバージョン", ColumnKind::affected},
    ColumnWord{"影響を受ける版", ColumnKind::affected},
    ColumnWord{"対象バージョン", ColumnKind::affected},
    ColumnWord{"対象となるバージョン", ColumnKind::affected},
    ColumnWord{"該当バージョン", ColumnKind::affected},
    ColumnWord{"affected version", ColumnKind::affected},
    ColumnWord{"affected release", ColumnKind::affected},
    ColumnWord{"vulnerable version", ColumnKind::affected},
    ColumnWord{"versions affected", ColumnKind::affected},
    ColumnWord{"影響を受ける製品", ColumnKind::product},
    ColumnWord{"製品", ColumnKind::product},
    ColumnWord{"機種", ColumnKind::product},
    ColumnWord{"ソフトウェア名", ColumnKind::product},
    ColumnWord{"型番", ColumnKind::model},
    ColumnWord{"型名", ColumnKind::model},
    ColumnWord{"型式", ColumnKind::model},
    ColumnWord{"形名", ColumnKind::model},
    ColumnWord{"形式", ColumnKind::model},
    ColumnWord{"モデル", ColumnKind::model},
    ColumnWord{"model", ColumnKind::model},
    ColumnWord{"part number", ColumnKind::model},
    ColumnWord{"product", ColumnKind::product},
    ColumnWord{"component", ColumnKind::product},
    ColumnWord{"cve", ColumnKind::cve},
    ColumnWord{"脆弱性", ColumnKind::cve},
    ColumnWord{"affected", ColumnKind::affected},
    ColumnWord{"影響", ColumnKind::affected},
    ColumnWord{"バージョン", ColumnKind::version},
    ColumnWord{"ver", ColumnKind::version},
};

ColumnKind kind_of(std::string_view heading)
{
    const auto text = text::fold(heading);
    const auto* const found = std::ranges::find_if(column_words, [&text](const ColumnWord& row) {
        return text.find(row.word) != std::string::npos;
    });
    return found == column_words.end() ? ColumnKind::other : found->kind;
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view wide = "\u3000";
    for (;;) {
        if (text.starts_with(' ') || text.starts_with('\t'))
            text.remove_prefix(1);
        else if (text.ends_with(' ') || text.ends_with('\t'))
            text.remove_suffix(1);
        else if (text.starts_with(wide))
            text.remove_prefix(wide.size());
        else if (text.ends_with(wide))
            text.remove_suffix(wide.size());
        else
            return text;
    }
}

// Two blanks part the cells of aligned columns: the last to be tried.
constexpr std::string_view two_blanks = "  ";
constexpr std::string_view wide_blank = "\u3000";
constexpr std::array<std::string_view, 6> separators{"|", "\t", "│", "┃", two_blanks, wide_blank};

/// The mark that parts the cells of a line; empty when it has none.
std::string_view separator_of(std::string_view raw)
{
    const auto* const found = std::ranges::find_if(separators, [raw](std::string_view mark) {
        return raw.find(mark) != std::string_view::npos;
    });
    return found == separators.end() ? std::string_view{} : *found;
}

/// Cells as patterns read them. Frames at both ends are no cells.
std::vector<std::string> cells_of(const Line& line, std::string_view separator)
{
    constexpr std::size_t most_cells = 32;
    auto rest = trimmed(line.raw);
    if (rest.starts_with(separator))
        rest.remove_prefix(separator.size());
    if (rest.ends_with(separator))
        rest.remove_suffix(separator.size());

    const bool is_aligned = separator == two_blanks || separator == wide_blank;
    std::vector<std::string> cells;
    while (cells.size() < most_cells) {
        const auto end = rest.find(separator);
        cells.push_back(text::normalise(trimmed(rest.substr(0, end))));
        if (end == std::string_view::npos)
            break;
        rest.remove_prefix(end + separator.size());
        if (is_aligned)
            rest = trimmed(rest);
    }
    return cells;
}

bool is_frame(const Line& line)
{
    constexpr std::array<std::string_view, 14>
        strokes{"-", "+", "|", "=", ":", " ", "─", "━", "│", "┼", "├", "┤", "┌", "└"};
    std::string_view rest = line.text;
    while (!rest.empty()) {
        const auto* const stroke = std::ranges::find_if(strokes, [rest](std::string_view mark) {
            return rest.starts_with(mark);
        });
        if (stroke == strokes.end())
            return false;
        rest.remove_prefix(stroke->size());
    }
    return !line.text.empty();
}

std::vector<ColumnKind> read_heading(const std::vector<std::string>& cells)
{
    constexpr std::size_t longest_heading = 90;
    std::vector<ColumnKind> kinds;
    for (const auto& cell : cells) {
        if (cell.size() > longest_heading)
            return {};
        kinds.push_back(kind_of(cell));
    }
    const auto known =
        std::ranges::count_if(kinds, [](ColumnKind kind) { return kind != ColumnKind::other; });
    const bool has_versions = std::ranges::any_of(kinds, [](ColumnKind kind) {
        return kind == ColumnKind::affected || kind == ColumnKind::version ||
               kind == ColumnKind::fixed;
    });
    return known >= 2 && has_versions ? kinds : std::vector<ColumnKind>{};
}

/// Columns of "あり" and "なし" tell of their rows, not of versions.
void find_status(Table& table)
{
    for (std::size_t at = 0; at < table.columns.size(); ++at) {
        const auto kind = table.columns[at];
        if (kind != ColumnKind::affected && kind != ColumnKind::other)
            continue;
        bool has_words = false;
        bool is_status = true;
        for (const auto& row : table.rows) {
            const auto cell = at < row.cells.size() ? std::string_view{row.cells[at]} : "";
            has_words = has_words || !cell.empty();
            is_status = is_status && (cell.empty() || status_of(cell));
        }
        if (is_status && has_words)
            table.columns[at] = ColumnKind::status;
    }
}

}  // namespace

std::optional<RowStatus> status_of(std::string_view cell)
{
    struct Word {
        std::string_view word;  ///< Folded.
        RowStatus status;
    };
    constexpr auto words = std::to_array<Word>({
        {"影響なし", RowStatus::unaffected},
        {"影響無し", RowStatus::unaffected},
        {"影響を受けない", RowStatus::unaffected},
        {"影響を受けません", RowStatus::unaffected},
        {"なし", RowStatus::unaffected},
        {"無", RowStatus::unaffected},
        {"無し", RowStatus::unaffected},
        {"非該当", RowStatus::unaffected},
        {"該当なし", RowStatus::unaffected},
        {"対象外", RowStatus::unaffected},
        {"×", RowStatus::unaffected},
        {"not affected", RowStatus::unaffected},
        {"unaffected", RowStatus::unaffected},
        {"no", RowStatus::unaffected},
        {"not vulnerable", RowStatus::unaffected},
        {"影響あり", RowStatus::affected},
        {"影響有り", RowStatus::affected},
        {"影響を受ける", RowStatus::affected},
        {"あり", RowStatus::affected},
        {"有", RowStatus::affected},
        {"有り", RowStatus::affected},
        {"該当", RowStatus::affected},
        {"該当あり", RowStatus::affected},
        {"対象", RowStatus::affected},
        {"○", RowStatus::affected},
        {"〇", RowStatus::affected},
        {"●", RowStatus::affected},
        {"affected", RowStatus::affected},
        {"yes", RowStatus::affected},
        {"vulnerable", RowStatus::affected},
        {"調査中", RowStatus::unknown},
        {"確認中", RowStatus::unknown},
        {"不明", RowStatus::unknown},
        {"未確認", RowStatus::unknown},
        {"-", RowStatus::unknown},
        {"△", RowStatus::unknown},
        {"under investigation", RowStatus::unknown},
        {"unknown", RowStatus::unknown},
        {"investigating", RowStatus::unknown},
        {"tbd", RowStatus::unknown},
    });
    const auto text = text::fold(cell);
    const auto* const found = std::ranges::find(words, text, &Word::word);
    return found == words.end() ? std::nullopt : std::optional{found->status};
}

std::string_view Table::cell(const TableRow& row, ColumnKind kind) const
{
    const auto found = std::ranges::find(columns, kind);
    const auto at = static_cast<std::size_t>(found - columns.begin());
    return at < row.cells.size() ? std::string_view{row.cells[at]} : std::string_view{};
}

bool Table::states_affected() const
{
    return std::ranges::find(columns, ColumnKind::affected) != columns.end();
}

std::optional<Table> find_table(const std::vector<Line>& lines, std::size_t from)
{
    for (auto at = from; at < lines.size(); ++at) {
        const auto separator = separator_of(lines[at].raw);
        if (separator.empty() || is_frame(lines[at]))
            continue;

        Table table;
        table.columns = read_heading(cells_of(lines[at], separator));
        if (table.columns.empty())
            continue;
        table.begin = at;
        for (table.end = at + 1; table.end < lines.size(); ++table.end) {
            const auto& line = lines[table.end];
            if (is_frame(line))
                continue;
            if (line.is_blank() || line.raw.find(separator) == std::string_view::npos)
                break;
            table.rows.push_back({.cells = cells_of(line, separator), .span = line.span});
        }
        if (!table.rows.empty()) {
            find_status(table);
            return table;
        }
    }
    return std::nullopt;
}

}  // namespace advisory::parsers
