#include "parsers/advisories/jpcert_alert.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "parsers/advisories/dates.hpp"
#include "parsers/advisories/titles.hpp"

namespace advisory::parsers {

namespace {

constexpr std::string_view id_prefix = "JPCERT-AT-";
constexpr std::string_view banner = "JPCERT/CC Alert";

bool is_banner(const Line& line)
{
    return line.text.find(banner) != std::string::npos;
}

/// The alert's own number stands on a line of its own before the first section; numbers
/// of other alerts stand in sentences and references.
std::optional<std::string> read_id(const Notice& notice)
{
    const auto& opening = notice.sections.front().lines;
    for (const auto& line : opening) {
        const auto found = find_identifiers(line.text).jpcert;
        if (found.size() == 1 && found.front().starts_with(id_prefix) &&
            line.text.size() == found.front().size())
            return found.front();
    }
    return std::nullopt;
}

/// "2021-12-11 (新規)", "2022-01-04 (更新)", right-aligned beneath the number.
void read_head_dates(Advisory& advisory, const std::vector<Line>& opening)
{
    constexpr std::size_t longest_date_line = 40;
    for (const auto& line : opening) {
        const auto date = find_date(line.text);
        if (!date)
            continue;
        const bool is_date_line = date->begin == 0 && line.text.size() < longest_date_line;
        if (!is_date_line && !is_banner(line))
            continue;

        const auto mark = std::string_view{line.text}.substr(date->end);
        if (mark.find("更新") != std::string_view::npos)
            advisory.updated = std::max(advisory.updated, date->iso);
        else if (advisory.published.empty())
            advisory.published = date->iso;
    }
}

/// One entry a date; what a long entry wraps to belongs to it.
void read_history(Advisory& advisory, const Notice& notice)
{
    for (const auto& line : lines_of(notice.sections, SectionKind::history)) {
        if (line.is_blank() || is_rule(line))
            break;
        const auto date = find_date(line.text);
        if (date && date->begin == 0) {
            auto text = line.text.substr(date->end);
            text.erase(0, text.find_first_not_of(' '));
            advisory.history.push_back({.date = date->iso, .text = std::move(text)});
        } else if (!advisory.history.empty()) {
            append_line(advisory.history.back().text, line.text);
        }
    }

    for (const auto& entry : advisory.history) {
        if (entry.text.find("初版") != std::string::npos && advisory.published.empty())
            advisory.published = entry.date;
        if (entry.date > advisory.published && entry.date > advisory.updated)
            advisory.updated = entry.date;
    }
}

/// The title stands beneath the banner, centred, and may be cut over two lines.
std::string read_title(const std::vector<Line>& opening)
{
    auto line = std::ranges::find_if(opening, is_banner);
    if (line == opening.end())
        return {};

    line = std::find_if(line + 1, opening.end(), [](const Line& next) { return !next.is_blank(); });
    std::string title;
    for (; line != opening.end() && !line->is_blank(); ++line) {
        const bool is_english_title = line->text.starts_with('(') && !title.empty();
        if (is_english_title || line->text.starts_with("http"))
            break;
        append_line(title, line->text);
    }
    return title;
}

/// The page of this alert: ".../at/2021/at210050.html" for JPCERT-AT-2021-0050.
std::string read_url(const Notice& notice, std::string_view id)
{
    const auto number = id.substr(id_prefix.size());  // "2021-0050"
    const auto page =
        "/at" + std::string{number.substr(2, 2)} + std::string{number.substr(5)} + ".";

    const auto& urls = notice.identifiers.urls;
    const auto found = std::ranges::find_if(urls, [&page](const std::string& url) {
        return url.find("jpcert.or.jp/") != std::string::npos &&
               url.find(page) != std::string::npos;
    });
    return found == urls.end() ? std::string{} : *found;
}

Kind kind_of(const Advisory& advisory)
{
    const auto& item = advisory.items.front();
    const bool concerns_product = !item.cves.empty() || !item.jvn.empty() || !item.affected.empty();
    return concerns_product || speaks_of_vulnerability(advisory.title) ? Kind::alert
                                                                       : Kind::campaign;
}

}  // namespace

bool is_jpcert_alert(const Notice& notice)
{
    return read_id(notice).has_value() && notice.has_body();
}

Advisory read_jpcert_alert(const Notice& notice)
{
    const auto& opening = notice.sections.front().lines;
    auto advisory = begin_advisory(notice);
    advisory.source = Source::jpcert;
    advisory.id = read_id(notice).value_or("");
    read_head_dates(advisory, opening);
    read_history(advisory, notice);
    advisory.url = read_url(notice, advisory.id);

    auto title = title_of_subject(read_title(opening));
    if (!title.empty())
        advisory.title = std::move(title);
    if (advisory.title.empty())
        advisory.title = advisory.id;

    advisory.items.push_back(read_item(notice, advisory.title, product_of_title(advisory.title)));
    advisory.kind = kind_of(advisory);
    return advisory;
}

}  // namespace advisory::parsers
