#include "parsers/advisories/families/jpcert_weekly.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "parsers/advisories/families/heads.hpp"
#include "parsers/advisories/headings.hpp"
#include "parsers/advisories/items.hpp"
#include "parsers/advisories/original.hpp"
#include "parsers/advisories/titles.hpp"

namespace advisory::parsers {

namespace {

constexpr std::string_view weekly_id_prefix = "JPCERT-WR-";
constexpr std::string_view sources_heading = "情報源";
constexpr std::string_view overview_heading = "概要";

/// The heading's words without marks around them.
std::string_view bare(std::string_view text)
{
    constexpr std::string_view marks[] = {"[", "]", "【", "】", "■", "◆", "○", "●", " ", ":"};
    for (bool is_shorter = true; is_shorter;) {
        is_shorter = false;
        for (const auto mark : marks) {
            if (text.starts_with(mark)) {
                text.remove_prefix(mark.size());
                is_shorter = true;
            }
            if (text.ends_with(mark)) {
                text.remove_suffix(mark.size());
                is_shorter = true;
            }
        }
    }
    return text;
}

/// An entry of the report: lines [begin, end), of which the first ones are its title.
struct Entry {
    std::size_t begin = 0;
    std::size_t body = 0;
    std::size_t end = 0;
};

/// Where the title above line `at` begins, not before `first`; `at` itself when there is none.
std::size_t title_above(const std::vector<Line>& lines, std::size_t first, std::size_t at)
{
    constexpr std::size_t longest_title = 6;  // Lines.

    auto end = at;
    while (end > first && lines[end - 1].is_blank())
        --end;
    auto begin = end;
    while (begin > first && end - begin < longest_title && !lines[begin - 1].is_blank() &&
           !is_rule(lines[begin - 1])) {
        --begin;
        if (lines[begin].text.starts_with("【"))
            break;
    }
    return begin == end ? at : begin;
}

bool ends_entries(const Line& line)
{
    const bool is_next_part = line.text.starts_with("■") && !read_heading(line);
    return is_rule(line) || is_next_part || line.text == "以上" || line.text == "以上。" ||
           line.text.find("ひとくちメモ") != std::string::npos;
}

/// Entries begin with a title above 情報源 (or above 概要, in reports that name no sources).
std::vector<Entry> entries_of(const std::vector<Line>& lines)
{
    const auto begins_body = [&lines](std::string_view heading) {
        return std::ranges::any_of(lines, [heading](const Line& line) {
            return bare(line.text) == heading;
        });
    };
    const auto heading = begins_body(sources_heading) ? sources_heading : overview_heading;

    std::vector<Entry> entries;
    for (std::size_t at = 0; at < lines.size(); ++at) {
        if (bare(lines[at].text) != heading)
            continue;
        // What belongs to the entry before is no title: its heading at the least.
        const auto first = entries.empty() ? 0 : entries.back().body + 1;
        const auto begin = title_above(lines, first, at);
        if (!entries.empty())
            entries.back().end = begin;
        entries.push_back({.begin = begin, .body = at, .end = lines.size()});
    }
    for (auto& entry : entries) {
        const auto from = lines.begin() + static_cast<std::ptrdiff_t>(entry.body) + 1;
        const auto to = lines.begin() + static_cast<std::ptrdiff_t>(entry.end);
        entry.end = static_cast<std::size_t>(std::find_if(from, to, ends_entries) - lines.begin());
    }
    return entries;
}

/// "【1】Orthancに認証不備の脆弱性", cut over lines or not.
Title title_of(const std::vector<Line>& lines, const Entry& entry)
{
    Title title;
    for (auto at = entry.begin; at < entry.body; ++at)
        title.append(lines[at]);

    std::string_view text = title.text;
    if (const auto close = text.find("】"); text.starts_with("【") && close != text.npos)
        text.remove_prefix(close + std::string_view{"】"}.size());
    const auto digits = text.find_first_not_of("0123456789");
    if (digits != 0 && digits < 3 && (text[digits] == '.' || text[digits] == ')'))
        text.remove_prefix(digits + 1);
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    auto original = original_of(text, title.original);
    return {.text = std::string{text}, .original = std::move(original)};
}

/// "JPCERT/CCが「…」に関する注意喚起を公開": the alert itself arrives by its own mail.
bool is_pointer(std::string_view title)
{
    return title.find("「") != std::string_view::npos && has_any(title, {"を公開", "を更新"});
}

AdvisoryItem read_entry(const Notice& entry, const Title& title, Advisory& advisory)
{
    const bool is_weakness = speaks_of_vulnerability(title.text) && !is_pointer(title.text);
    if (is_weakness)
        return read_item(entry, title.original, product_of_title(title.text), advisory);
    // Whatever states versions is read, by whatever title.
    auto item = read_item(entry, title.original, {}, advisory);
    std::erase_if(item.affected, [](const AffectedRange& range) {
        return range.status == PhraseStatus::none || range.status == PhraseStatus::unparsed;
    });
    if (item.affected.empty())
        return read_mention(entry, title.original);
    return item;
}

/// Without a number at the head: from the page, /wr/2026/wr261007.html.
std::string id_of_page(std::string_view url)
{
    const auto at = url.rfind("/wr");
    if (at == std::string_view::npos || url.size() < at + 9)
        return {};
    const auto digits = url.substr(at + 3, 6);
    if (digits.find_first_not_of("0123456789") != std::string_view::npos)
        return {};
    return fmt::format("{}20{}-{}", weekly_id_prefix, digits.substr(0, 2), digits.substr(2));
}

}  // namespace

bool is_jpcert_weekly(const Notice& notice)
{
    const bool has_banner =
        has_any(notice.text, {"JPCERT/CC WEEKLY REPORT", "JPCERT/CC Weekly Report"});
    const bool has_head = own_id(notice, weekly_id_prefix).has_value() || has_banner ||
                          !address_with(notice, {"jpcert.or.jp/wr/", "/wr2"}).empty();
    return has_head && !entries_of(notice.lines).empty() &&
           notice.text.find("JPCERT-AT-") > notice.text.find(sources_heading);
}

Advisory read_jpcert_weekly(const Notice& notice)
{
    auto advisory = begin_advisory(notice);
    advisory.source = Source::jpcert;
    advisory.kind = Kind::weekly_report;
    advisory.url = address_with(notice, {"jpcert.or.jp/", "/wr/2", "/wr2"});
    advisory.id = own_id(notice, weekly_id_prefix).value_or(id_of_page(advisory.url));
    read_head_dates(advisory, notice);

    for (const auto& entry : entries_of(notice.lines)) {
        const auto first = notice.lines.begin() + static_cast<std::ptrdiff_t>(entry.body);
        const auto last = notice.lines.begin() + static_cast<std::ptrdiff_t>(entry.end);
        const auto title = title_of(notice.lines, entry);
        // The title may name what the body does not.
        std::vector<Line> lines{notice.lines.begin() + static_cast<std::ptrdiff_t>(entry.begin),
                                notice.lines.begin() + static_cast<std::ptrdiff_t>(entry.body)};
        lines.insert(lines.end(), first, last);
        advisory.items.push_back(read_entry(Notice{notice, std::move(lines)}, title, advisory));
    }
    return advisory;
}

}  // namespace advisory::parsers
