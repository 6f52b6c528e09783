#include "cli/match_record.hpp"

#include <cstdint>

#include "core/vocabulary.hpp"
#include "language/say.hpp"

namespace advisory::cli {

const std::vector<Column>& match_columns()
{
    // The columns without a name put together for a table what JSON and CSV have apart.
    static const std::vector<Column> columns{
        {.name = "match_id", .heading = mark("MATCH")},
        {.name = {}, .heading = mark("DATE"), .fit = Column::Fit::left_out},
        {.name = "advisory_id", .heading = mark("ADVISORY")},
        {.name = "item_title", .heading = {}},
        {.name = "cves", .heading = "CVES", .fit = Column::Fit::left_out},
        {.name = {}, .heading = mark("PRODUCT"), .fit = Column::Fit::shortened},
        {.name = {}, .heading = mark("COMPONENT"), .fit = Column::Fit::shortened},
        {.name = "product_id", .heading = {}},
        {.name = "product_name", .heading = {}},
        {.name = "product_version", .heading = {}},
        {.name = "component", .heading = {}},
        {.name = "component_version", .heading = {}},
        {.name = "verdict", .heading = mark("VERDICT")},
        {.name = "reasons", .heading = {}},
        {.name = "phrase", .heading = {}},
        {.name = "vers", .heading = {}},
        {.name = "severity", .heading = mark("SEVERITY")},
        {.name = "cvss", .heading = {}},
        {.name = "state", .heading = {}},
        {.name = "created_at", .heading = {}},
    };
    return columns;
}

Row match_row(const storage::StoredMatch& stored)
{
    const auto& match = stored.match;
    const auto& product = stored.product;
    const auto& component = stored.component;
    constexpr std::size_t date_length = std::string_view{"2026-11-23"}.size();

    return {
        stored.row,
        format_minute(stored.created_at).substr(0, date_length),
        stored.advisory_id,
        stored.item_title,
        match.cves,
        name_and_version(product.product_id, product.version),
        name_and_version(component.name, component.version),
        product.product_id,
        product.product_name,
        product.version,
        component.name,
        component.version,
        std::string{name_of(match.verdict)},
        reason_codes(match),
        match.phrase,
        match.vers,
        stored.severity,
        stored.cvss ? Value{*stored.cvss} : Value{},
        stored.state,
        stored.created_at,
    };
}

std::vector<std::string> reason_codes(const Match& match)
{
    std::vector<std::string> codes;
    codes.reserve(match.reasons.size());
    for (const auto reason : match.reasons)
        codes.emplace_back(name_of(reason));
    return codes;
}

std::string name_and_version(std::string_view name, std::string_view version)
{
    std::string text{name};
    if (!version.empty())
        text.append(text.empty() ? "" : " ").append(version);
    return text;
}

}  // namespace advisory::cli
