#include "parsers/advisories/families/jpcert_newsflash.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "parsers/advisories/families/heads.hpp"
#include "parsers/advisories/items.hpp"
#include "parsers/advisories/titles.hpp"
#include "text/unicode.hpp"

namespace advisory::parsers {

namespace {

constexpr std::string_view folder = "jpcert.or.jp/newsflash/";
constexpr std::string_view name = "CyberNewsFlash";

/// The page of this news: it stands before the first section; others are references.
std::string page_of(const Notice& notice)
{
    for (const auto& line : notice.sections.front().lines) {
        const auto at = line.text.find(folder);
        if (at == std::string::npos)
            continue;
        const auto found = find_identifiers(line.text).urls;
        if (!found.empty())
            return found.front();
    }
    return {};
}

std::string number_in_url(std::string_view url)
{
    const auto at = url.find(folder);
    if (at == std::string_view::npos)
        return {};
    const auto rest = url.substr(at + folder.size());
    const auto digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
    return std::string{rest.substr(0, digits)};
}

bool is_named(const Notice& notice)
{
    const auto in_head = [](const Line& line) { return line.text.find(name) != std::string::npos; };
    return notice.mail.subject.find(name) != std::string::npos ||
           std::ranges::any_of(notice.sections.front().lines, in_head);
}

/// The line of the head that speaks as a title does, when the subject is only the name.
std::string title_of_newsflash(const Notice& notice, const std::string& subject)
{
    const auto bare = title_of_subject(subject);
    if (!bare.empty() && bare.find(name) == std::string::npos)
        return bare;
    const auto& opening = notice.sections.front().lines;
    const auto found = std::ranges::find_if(opening, [](const Line& line) {
        return line.text.size() > 20 && line.text.find("://") == std::string::npos &&
               line.text.find(name) == std::string::npos &&
               line.text.find("。") == std::string::npos && !is_rule(line);
    });
    return found == opening.end() ? bare : found->text;
}

}  // namespace

bool is_jpcert_newsflash(const Notice& notice)
{
    return is_named(notice) && !page_of(notice).empty() && !own_id(notice, "JPCERT-AT-");
}

Advisory read_jpcert_newsflash(const Notice& notice)
{
    auto advisory = begin_advisory(notice);
    advisory.source = Source::jpcert;
    advisory.kind = Kind::newsflash;
    advisory.url = page_of(notice);
    advisory.id = "JPCERT-NEWSFLASH-" + number_in_url(advisory.url);
    advisory.title = title_of_newsflash(notice, advisory.title);
    read_head_dates(advisory, notice);
    read_history(advisory, notice);
    if (speaks_of_vulnerability(advisory.title))
        advisory.items.push_back(read_item(notice,
                                           advisory.title,
                                           product_of_title(text::normalise(advisory.title)),
                                           advisory));
    else
        advisory.items.push_back(read_item(notice, advisory.title, {}, advisory));
    return advisory;
}

}  // namespace advisory::parsers
