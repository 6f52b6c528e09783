#include "parsers/advisories/ipa_alert.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "parsers/advisories/dates.hpp"
#include "parsers/advisories/titles.hpp"

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

void read_dates(Advisory& advisory, const Notice& notice)
{
    for (const auto& line : notice.lines) {
        const auto date = find_date(line.text);
        if (!date)
            continue;

        const bool is_update_mark = line.text.find("更新") != std::string::npos &&
                                    line.text.find("。") == std::string::npos;
        if (is_update_mark)
            advisory.updated = std::max(advisory.updated, date->iso);
        else if (line.text.starts_with(published_word) && advisory.published.empty())
            advisory.published = date->iso;
    }
    if (advisory.updated <= advisory.published)
        advisory.updated.clear();
}

/// The subject is often the name of the news; then the title is the line that names the
/// product and its weakness.
std::string read_title(const Notice& notice, const std::string& subject)
{
    if (!product_of_title(subject).empty())
        return subject;

    const auto& opening = notice.sections.front().lines;
    const auto found = std::ranges::find_if(opening, [](const Line& line) {
        return line.text.find("。") == std::string::npos && !product_of_title(line.text).empty();
    });
    return found == opening.end() ? subject : title_of_subject(found->text);
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
    advisory.title = read_title(notice, advisory.title);
    read_dates(advisory, notice);
    advisory.items.push_back(read_item(notice, advisory.title, product_of_title(advisory.title)));
    return advisory;
}

}  // namespace advisory::parsers
