#include "parsers/advisories/families/jpcert_alert.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "parsers/advisories/families/heads.hpp"
#include "parsers/advisories/items.hpp"
#include "parsers/advisories/titles.hpp"
#include "text/unicode.hpp"

namespace advisory::parsers {

namespace {

constexpr std::string_view alert_id_prefix = "JPCERT-AT-";

bool has_banner(const Notice& notice)
{
    return has_any(notice.text, {"<<< JPCERT/CC", "JPCERT/CC Alert"});
}

/// The page of this alert: ".../at/2021/at210050.html" for JPCERT-AT-2021-0050.
std::string page_of(const Notice& notice, std::string_view id)
{
    const auto number = id.substr(alert_id_prefix.size());  // "2021-0050"
    const auto page =
        "/at" + std::string{number.substr(2, 2)} + std::string{number.substr(5)} + ".";
    return address_with(notice, {"jpcert.or.jp/", page});
}

/// An alert that warns of attacks or customs and of no weakness of a product.
bool is_campaign_alert(const Notice& notice, const Advisory& advisory)
{
    const auto& item = advisory.items.front();
    const bool names_versions = std::ranges::any_of(item.affected, [](const AffectedRange& range) {
        return range.status != PhraseStatus::none;
    });
    const bool lists_products = notice.has(SectionKind::affected) && !item.cves.empty();
    return !speaks_of_vulnerability(advisory.title) && !names_versions && !lists_products;
}

}  // namespace

bool is_jpcert_alert(const Notice& notice)
{
    return own_id(notice, alert_id_prefix).has_value() && (notice.has_body() || has_banner(notice));
}

Advisory read_jpcert_alert(const Notice& notice)
{
    auto advisory = begin_advisory(notice);
    advisory.source = Source::jpcert;
    advisory.kind = Kind::alert;
    advisory.id = own_id(notice, alert_id_prefix).value_or("");
    read_head_dates(advisory, notice);
    read_history(advisory, notice);
    advisory.url = page_of(notice, advisory.id);

    if (auto title = title_beneath_banner(notice); !title.empty())
        advisory.title = std::move(title.original);
    if (advisory.title.empty())
        advisory.title = advisory.id;

    const auto product = product_of_title(text::normalise(advisory.title));
    advisory.items.push_back(read_item(notice, advisory.title, product, advisory));
    if (is_campaign_alert(notice, advisory)) {
        advisory.kind = Kind::campaign;
        advisory.items.front().affected.clear();
    }
    return advisory;
}

}  // namespace advisory::parsers
