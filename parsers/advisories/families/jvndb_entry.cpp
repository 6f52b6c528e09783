#include "parsers/advisories/families/jvndb_entry.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "parsers/advisories/dates.hpp"
#include "parsers/advisories/families/heads.hpp"
#include "parsers/advisories/items.hpp"
#include "parsers/advisories/titles.hpp"
#include "text/unicode.hpp"

namespace advisory::parsers {

namespace {

constexpr std::string_view jvndb_id_prefix = "JVNDB-";

/// The line behind the id's line, else the first line of the opening that speaks of a weakness.
std::string title_in_opening(const Notice& notice, std::string_view id)
{
    const auto& opening = notice.sections.front().lines;
    const auto begin = std::ranges::find_if(opening, [id](const Line& line) {
        return line.text.find(id) != std::string::npos;
    });
    Title title;
    for (auto line = begin == opening.end() ? opening.begin() : begin + 1;
         line != opening.end() && (title.empty() || !line->is_blank());
         ++line)
        if (!line->is_blank() && !is_rule(*line))
            title.append(*line);
    return title.original;
}

/// "公表日" above or before its date, at the end of an entry.
std::string date_labelled(const Notice& notice, std::string_view label)
{
    for (std::size_t at = 0; at < notice.lines.size(); ++at) {
        const auto& text = notice.lines[at].text;
        if (!text.starts_with(label))
            continue;
        if (const auto date = find_date(text))
            return date->iso;
        if (at + 1 < notice.lines.size())
            if (const auto date = find_date(notice.lines[at + 1].text); date && date->begin == 0)
                return date->iso;
    }
    return {};
}

}  // namespace

bool is_jvndb_entry(const Notice& notice)
{
    return own_id(notice, jvndb_id_prefix).has_value() && notice.has_body();
}

Advisory read_jvndb_entry(const Notice& notice)
{
    auto advisory = begin_advisory(notice);
    advisory.source = Source::jvn;
    advisory.kind = Kind::jvn_note;
    advisory.id = own_id(notice, jvndb_id_prefix).value_or("");
    advisory.url = address_with(notice, {"jvndb.jvn.jp/", advisory.id});
    if (auto title = title_in_opening(notice, advisory.id); !title.empty())
        advisory.title = std::move(title);

    advisory.published = date_labelled(notice, "公表日");
    advisory.updated = date_labelled(notice, "最終更新日");
    read_head_dates(advisory, notice);
    read_history(advisory, notice);
    if (advisory.updated <= advisory.published)
        advisory.updated.clear();
    advisory.items.push_back(read_item(notice,
                                       advisory.title,
                                       product_of_title(text::normalise(advisory.title)),
                                       advisory));
    return advisory;
}

}  // namespace advisory::parsers
