#include "parsers/advisories/families/ipa_alert.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "parsers/advisories/dates.hpp"
#include "parsers/advisories/families/heads.hpp"
#include "parsers/advisories/items.hpp"
#include "parsers/advisories/titles.hpp"
#include "parsers/advisories/update_boxes.hpp"
#include "text/unicode.hpp"

namespace advisory::parsers {

namespace {

// The folders of alert pages, of 2024 and of before.
constexpr std::array<std::string_view, 2> page_folders{
    "ipa.go.jp/security/security-alert/",
    "ipa.go.jp/security/ciadr/vul/",
};

struct Page {
    std::string url;
    std::string name;  ///< "alert20240415", "20180418-jre".
};

std::optional<Page> read_page(const Notice& notice)
{
    for (const auto& url : notice.identifiers.urls) {
        const bool is_alert = std::ranges::any_of(page_folders, [&url](std::string_view folder) {
            return url.find(folder) != std::string::npos;
        });
        const auto slash = url.rfind('/');
        const auto end = url.find(".html", slash);
        const bool has_number = url.find_first_of("0123456789", slash) < end;
        if (is_alert && end != std::string::npos && has_number)
            return Page{.url = url, .name = url.substr(slash + 1, end - slash - 1)};
    }
    return std::nullopt;
}

constexpr std::string_view published_word = "公開日";
constexpr std::string_view updated_word = "最終更新日";

bool has_page_structure(const Notice& notice)
{
    const bool has_date = notice.text.find(published_word) != std::string::npos ||
                          notice.text.find(updated_word) != std::string::npos;
    const bool is_from_ipa = notice.mail.from.find("ipa.go.jp") != std::string::npos;
    return notice.has_body() && (has_date || is_from_ipa);
}

/// The head's dates, and those of the updates, which may stand in any order.
void read_dates(Advisory& advisory, const Notice& notice)
{
    read_head_dates(advisory, notice);
    for (const auto& line : notice.lines)
        if (const auto date = update_date(line.text))
            advisory.updated = std::max(advisory.updated, *date);
    if (advisory.updated <= advisory.published)
        advisory.updated.clear();
}

bool is_campaign(const Notice& notice, const Advisory& advisory)
{
    return !speaks_of_vulnerability(advisory.title) && notice.identifiers.cves.empty() &&
           notice.identifiers.jvn.empty();
}

/// The title stands above the address of the page, else it is the line that names the product
/// and its weakness: the subject is often the name of the news.
std::string read_title(const Notice& notice, const std::string& url, const std::string& subject)
{
    constexpr std::size_t longest_title = 300;
    const auto above = title_above(notice, url);
    const bool is_title = !above.empty() && above.text.size() < longest_title &&
                          above.text.find("。") == std::string::npos &&
                          above.text.find("公開日") == std::string::npos;
    if (is_title)
        return above.original;
    if (!product_of_title(text::normalise(subject)).empty())
        return subject;

    const auto& opening = notice.sections.front().lines;
    const auto found = std::ranges::find_if(opening, [](const Line& line) {
        return line.text.find("。") == std::string::npos && !product_of_title(line.text).empty();
    });
    return found == opening.end() ? subject : std::string{found->raw};
}

}  // namespace

bool is_ipa_alert(const Notice& notice)
{
    return read_page(notice).has_value() && has_page_structure(notice);
}

Advisory read_ipa_alert(const Notice& notice)
{
    auto advisory = begin_advisory(notice);
    const auto page = read_page(notice).value_or(Page{});
    advisory.source = Source::ipa;
    advisory.kind = Kind::security_alert;
    advisory.id = "IPA-" + page.name;
    advisory.url = page.url;
    advisory.title = read_title(notice, page.url, advisory.title);
    read_dates(advisory, notice);
    read_history(advisory, notice);
    const auto product = product_of_title(text::normalise(advisory.title));
    advisory.items.push_back(read_item(notice, advisory.title, product, advisory));
    if (is_campaign(notice, advisory)) {
        advisory.kind = Kind::campaign;
        advisory.items.front().affected.clear();
    }
    return advisory;
}

}  // namespace advisory::parsers
