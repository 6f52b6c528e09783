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
    ColumnWord{"ステータス", ColumnKind::status},
    ColumnWord{"status", ColumnKind::status},
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

std::string_view without_blanks_around(std::string_view text)
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
std::string_view table_separator_of(std::string_view raw)
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
    auto rest = without_blanks_around(line.raw);
    if (rest.starts_with(separator))
        rest.remove_prefix(separator.size());
    if (rest.ends_with(separator))
        rest.remove_suffix(separator.size());

    const bool is_aligned = separator == two_blanks || separator == wide_blank;
    std::vector<std::string> cells;
    while (cells.size() < most_cells) {
        const auto end = rest.find(separator);
        cells.push_back(text::normalise(without_blanks_around(rest.substr(0, end))));
        if (end == std::string_view::npos)
            break;
        rest.remove_prefix(end + separator.size());
        if (is_aligned)
            rest = without_blanks_around(rest);
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

/// How the rows are told by a column: by words that say themselves that they are about being
/// affected, or, below a heading that does, by "あり" and "なし" too.
enum class Wording { whole, bare };

std::optional<RowStatus> status_of(std::string_view cell, Wording wording)
{
    struct Word {
        std::string_view word;  ///< Folded.
        RowStatus status;
        Wording wording;
    };
    using enum RowStatus;
    using enum Wording;
    constexpr auto words = std::to_array<Word>({
        {"影響なし", unaffected, whole},
        {"影響無し", unaffected, whole},
        {"影響を受けない", unaffected, whole},
        {"影響を受けません", unaffected, whole},
        {"非該当", unaffected, whole},
        {"該当なし", unaffected, whole},
        {"対象外", unaffected, whole},
        {"not affected", unaffected, whole},
        {"unaffected", unaffected, whole},
        {"not vulnerable", unaffected, whole},
        {"なし", unaffected, bare},
        {"無", unaffected, bare},
        {"無し", unaffected, bare},
        {"×", unaffected, bare},
        {"no", unaffected, bare},
        {"影響あり", affected, whole},
        {"影響有り", affected, whole},
        {"影響を受ける", affected, whole},
        {"該当", affected, whole},
        {"該当あり", affected, whole},
        {"affected", affected, whole},
        {"vulnerable", affected, whole},
        {"あり", affected, bare},
        {"有", affected, bare},
        {"有り", affected, bare},
        {"対象", affected, bare},
        {"○", affected, bare},
        {"〇", affected, bare},
        {"●", affected, bare},
        {"yes", affected, bare},
        {"調査中", unknown, whole},
        {"確認中", unknown, whole},
        {"不明", unknown, whole},
        {"未確認", unknown, whole},
        {"under investigation", unknown, whole},
        {"unknown", unknown, whole},
        {"investigating", unknown, whole},
        {"tbd", unknown, whole},
        {"△", unknown, bare},
        {"-", unknown, bare},
    });
    const auto text = text::fold(cell);
    const auto* const found = std::ranges::find(words, text, &Word::word);
    const bool is_known =
        found != words.end() && (found->wording == whole || wording == Wording::bare);
    return is_known ? std::optional{found->status} : std::nullopt;
}

/// True when every cell of a column tells of its row, and one of them more than "-".
bool is_status(const Table& table, std::size_t column, Wording wording)
{
    bool tells = false;
    for (const auto& row : table.rows) {
        const auto cell = column < row.cells.size() ? std::string_view{row.cells[column]} : "";
        if (!cell.empty() && !status_of(cell, wording))
            return false;
        tells = tells || (!cell.empty() && cell != "-");
    }
    return tells;
}

/// "影響 | あり": the column tells of its rows, not of versions. Below "ステータス" the cells must
/// say what they are about: that there is no patch ("なし") spares nobody.
void find_status(Table& table)
{
    for (std::size_t at = 0; at < table.columns.size(); ++at) {
        auto& kind = table.columns[at];
        if (kind == ColumnKind::affected && is_status(table, at, Wording::bare))
            kind = ColumnKind::status;
        else if (kind == ColumnKind::status && !is_status(table, at, Wording::whole))
            kind = ColumnKind::other;
    }
}

}  // namespace

std::optional<RowStatus> status_of(std::string_view cell)
{
    return status_of(cell, Wording::bare);
}

std::string_view Table::cell(const TableRow& row, ColumnKind kind) const
{
    const auto found = std::ranges::find(columns, kind);
    const auto at = static_cast<std::size_t>(found - columns.begin());
    return at < row.cells.size() ? std::string_view{row.cells[at]} : std::string_view{};
}

bool Table::states_affected() const
{
    return std::ranges::any_of(columns, [](ColumnKind kind) {
        return kind == ColumnKind::affected || kind == ColumnKind::status;
    });
}

std::optional<Table> find_table(std::span<const Line> lines, std::size_t from)
{
    for (auto at = from; at < lines.size(); ++at) {
        const auto separator = table_separator_of(lines[at].raw);
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
