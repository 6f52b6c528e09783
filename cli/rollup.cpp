#include "cli/rollup.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "core/vocabulary.hpp"
#include "language/say.hpp"
#include "storage/inventory_store.hpp"

namespace advisory::cli {

namespace {

using enum Column::Fit;

std::vector<std::string> list_of(const std::set<std::string>& words)
{
    return {words.begin(), words.end()};
}

Row product_row(const MatchSum& sum)
{
    return {
        sum.product.product_id,
        sum.product.product_name,
        sum.product.version,
        std::string{name_of(sum.verdict)},
        sum.severity,
        sum.affected,
        sum.review,
        sum.not_affected,
        list_of(sum.advisories),
        list_of(sum.cves),
    };
}

/// The installations of one product version at one institution.
struct Site {
    std::string name;
    std::string contact;
    std::vector<std::string> serials;
};

Row site_row(const std::string& institution, const Site& site, const MatchSum& sum)
{
    return {
        institution,
        site.name,
        site.contact,
        sum.product.product_id,
        sum.product.version,
        site.serials,
        std::string{name_of(sum.verdict)},
        sum.severity,
        list_of(sum.advisories),
        list_of(sum.cves),
    };
}

void add_sites(std::vector<Row>& rows,
               std::int64_t product,
               const MatchSum& sum,
               storage::InventoryStore& inventory)
{
    std::map<std::string, Site> sites;
    for (const auto& installation : inventory.installations_of(product)) {
        auto& site = sites[installation.institution_id];
        site.name = installation.institution_name;
        site.contact = installation.contact;
        if (!installation.serial.empty())
            site.serials.push_back(installation.serial);
    }
    if (sites.empty())
        rows.push_back(site_row({}, {}, sum));
    for (const auto& [institution, site] : sites)
        rows.push_back(site_row(institution, site, sum));
}

}  // namespace

const std::vector<Column>& rollup_columns(Rollup by)
{
    static const std::vector<Column> of_products{
        {.name = "product_id", .heading = mark("PRODUCT")},
        {.name = "product_name", .heading = mark("NAME"), .fit = shortened},
        {.name = "product_version", .heading = mark("VERSION")},
        {.name = "verdict", .heading = mark("VERDICT")},
        {.name = "severity", .heading = mark("SEVERITY")},
        {.name = "affected", .heading = mark("AFFECTED")},
        {.name = "review", .heading = mark("REVIEW")},
        {.name = "not_affected", .heading = {}},
        {.name = "advisories", .heading = mark("ADVISORIES"), .fit = shortened},
        {.name = "cves", .heading = {}},
    };
    static const std::vector<Column> of_institutions{
        {.name = "institution_id", .heading = mark("INSTITUTION")},
        {.name = "institution_name", .heading = mark("NAME"), .fit = shortened},
        {.name = "contact", .heading = {}},
        {.name = "product_id", .heading = mark("PRODUCT")},
        {.name = "product_version", .heading = mark("VERSION")},
        {.name = "serials", .heading = mark("SERIALS"), .fit = shortened},
        {.name = "verdict", .heading = mark("VERDICT")},
        {.name = "severity", .heading = mark("SEVERITY")},
        {.name = "advisories", .heading = mark("ADVISORIES"), .fit = shortened},
        {.name = "cves", .heading = {}},
    };
    return by == Rollup::product ? of_products : of_institutions;
}

void MatchSum::add(const storage::StoredMatch& stored)
{
    const auto& match = stored.match;
    product = stored.product;
    verdict = std::max(verdict, match.verdict);
    affected += match.verdict == Verdict::affected ? 1 : 0;
    review += match.verdict == Verdict::review ? 1 : 0;
    not_affected += match.verdict == Verdict::not_affected ? 1 : 0;
    if (match.verdict == Verdict::not_affected)
        return;
    severity = graver_severity(severity, stored.severity);
    advisories.insert(stored.advisory_id);
    cves.insert(match.cves.begin(), match.cves.end());
}

void MatchSums::add(const storage::StoredMatch& stored)
{
    by_product_[stored.match.product].add(stored);
}

std::vector<Row> MatchSums::rows(Rollup by, storage::Database& db) const
{
    std::vector<std::pair<std::int64_t, const MatchSum*>> sums;
    for (const auto& [product, sum] : by_product_)
        sums.emplace_back(product, &sum);
    std::ranges::stable_sort(sums, [](const auto& one, const auto& other) {
        const auto rank = [](const MatchSum& sum) {
            return std::tuple{sum.verdict, sum.affected, sum.review};
        };
        return rank(*one.second) > rank(*other.second);
    });

    storage::InventoryStore inventory{db};
    std::vector<Row> rows;
    for (const auto& [product, sum] : sums) {
        if (by == Rollup::product)
            rows.push_back(product_row(*sum));
        else
            add_sites(rows, product, *sum, inventory);
    }
    return rows;
}

}  // namespace advisory::cli
