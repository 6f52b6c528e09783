#include "parsers/inventory/inventory_header.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <iterator>
#include <optional>
#include <ranges>
#include <span>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "language/say.hpp"
#include "parsers/inventory/cells.hpp"
#include "parsers/inventory/inventory_columns.hpp"
#include "text/unicode.hpp"

namespace advisory::parsers {

namespace {

struct KindName {
    InventoryKind kind;
    std::string_view name;
};

constexpr std::array kind_names{
    KindName{InventoryKind::products, "products"},
    KindName{InventoryKind::components, "components"},
    KindName{InventoryKind::installations, "installations"},
};

std::string_view name_of(InventoryKind kind)
{
    const auto* const found = std::ranges::find(kind_names, kind, &KindName::kind);
    assert(found != kind_names.end());
    return found->name;
}

template <class Row>
std::vector<ColumnRule> rules_in(std::span<const InventoryColumn<Row>> columns)
{
    std::vector<ColumnRule> rules;
    std::ranges::transform(columns, std::back_inserter(rules), &InventoryColumn<Row>::rule);
    return rules;
}

std::vector<ColumnRule> rules_of(InventoryKind kind)
{
    switch (kind) {
        case InventoryKind::products:
            return rules_in(product_columns());
        case InventoryKind::components:
            return rules_in(component_columns());
        case InventoryKind::installations:
            return rules_in(installation_columns());
        case InventoryKind::automatic:
            break;
    }
    assert(false);
    return {};
}

/// Every name of a column, the best first.
std::vector<std::string_view> names_of(const ColumnRule& rule)
{
    std::vector<std::string_view> names{rule.name};
    for (const auto label : std::views::split(rule.labels, '|'))
        names.emplace_back(label.begin(), label.end());
    return names;
}

/// "Product ID", "product_id" and "ＰＲＯＤＵＣＴ＿ＩＤ" come out the same.
std::string comparable(std::string_view name)
{
    constexpr std::size_t longest = 200;
    if (name.size() > longest)
        return {};

    auto key = text::fold(name);
    std::erase_if(key, [](char byte) { return byte == ' ' || byte == '_'; });
    return key;
}

/// The names of a header line, ready to compare.
using HeaderKeys = std::vector<std::string>;

/// Where a column stands, under the best of its names that the header line has.
Result<PlacedColumn> place(const ColumnRule& rule, const HeaderKeys& keys, const CsvRow& row)
{
    for (const auto name : names_of(rule)) {
        const auto key = comparable(name);
        const auto found = std::ranges::find(keys, key);
        if (found == keys.end())
            continue;

        const auto position = static_cast<std::size_t>(found - keys.begin());
        const auto written = text::printable(row.fields[position]);
        if (std::ranges::find(found + 1, keys.end(), key) != keys.end())
            return Failure{Errc::malformed,
                           say("The header line names the column {} twice.", written),
                           say("Remove or rename one of the two.")};
        return PlacedColumn{
            .position = position,
            .label = written == rule.name ? written : fmt::format("{} ({})", rule.name, written),
        };
    }
    return PlacedColumn{};
}

bool has_column(InventoryKind kind, std::string_view column, const HeaderKeys& keys)
{
    const auto rules = rules_of(kind);
    const auto rule = std::ranges::find(rules, column, &ColumnRule::name);
    assert(rule != rules.end());

    return std::ranges::any_of(names_of(*rule), [&](std::string_view name) {
        return std::ranges::find(keys, comparable(name)) != keys.end();
    });
}

Result<InventoryKind> kind_said_by(const HeaderKeys& keys)
{
    const bool has_component = has_column(InventoryKind::components, "component", keys);
    const bool has_institution = has_column(InventoryKind::installations, "institution_id", keys);
    if (has_component && has_institution)
        return Failure{Errc::malformed,
                       say("The header line has the columns of a components file and of an "
                           "installations file."),
                       say("Say which of the two it is, or split the file.")};

    if (has_component)
        return InventoryKind::components;
    if (has_institution)
        return InventoryKind::installations;
    // Asked last: a product's name may stand in the other files for the reader's sake.
    if (has_column(InventoryKind::products, "product_name", keys))
        return InventoryKind::products;

    return Failure{
        Errc::malformed,
        say("The header line does not say what the rows are: it lacks product_name "
            "(products), component (components) and institution_id (installations)."),
        say("Name the columns in the first line, in English or by their Japanese labels, "
            "with commas or tabs between them.")};
}

Failure missing_columns(InventoryKind kind, const std::vector<std::string_view>& missing)
{
    std::vector<std::string_view> all;
    std::ranges::transform(rules_of(kind), std::back_inserter(all), &ColumnRule::name);
    return Failure{
        Errc::malformed,
        say("The header line of a file of {} lacks {}.", name_of(kind), fmt::join(missing, ", ")),
        say("Its columns are {}, in any order, with commas or tabs between "
            "them.",
            fmt::join(all, ","))};
}

std::vector<std::string> unread_columns(const CsvRow& row, const std::vector<PlacedColumn>& placed)
{
    std::vector<std::string> unread;
    for (std::size_t at = 0; at < row.fields.size(); ++at) {
        if (std::ranges::find(placed, at, &PlacedColumn::position) != placed.end())
            continue;
        unread.push_back(row.fields[at].empty() ? say("column {} (without a name)", at + 1)
                                                : in_quotes(row.fields[at]));
    }
    return unread;
}

}  // namespace

char separator_of(std::string_view text)
{
    const auto sense_of = [text](char separator) {
        CsvReader reader{text, separator};
        const auto* const row = reader.next();
        return row == nullptr ? std::pair{false, std::size_t{0}}
                              : std::pair{row->fault == CsvFault::none, row->columns};
    };
    return sense_of('\t') > sense_of(',') ? '\t' : ',';
}

Result<InventoryHeader> read_inventory_header(const CsvRow& row, InventoryKind asked)
{
    if (row.columns > max_csv_columns)
        return Failure{
            Errc::too_large,
            say("The header line has {} columns; the most is {}.", row.columns, max_csv_columns)};
    if (row.fault != CsvFault::none)
        return Failure{
            Errc::malformed,
            say("The header line cannot be read: a quotation mark in it is not closed, or "
                "text stands behind the closing one."),
            say("Correct the quotation marks of the first line.")};

    HeaderKeys keys;
    std::ranges::transform(row.fields, std::back_inserter(keys), comparable);
    const auto kind = asked == InventoryKind::automatic ? kind_said_by(keys) : asked;
    if (!kind)
        return std::unexpected{kind.error()};

    InventoryHeader header;
    header.kind = *kind;
    header.columns = row.columns;

    std::vector<std::string_view> missing;
    for (const auto& rule : rules_of(*kind)) {
        auto placed = place(rule, keys, row);
        if (!placed)
            return std::unexpected{placed.error()};

        if (placed->position == PlacedColumn::nowhere && rule.need == Need::required)
            missing.push_back(rule.name);
        header.placed.push_back(std::move(*placed));
    }
    if (!missing.empty())
        return missing_columns(*kind, missing);

    header.unread = unread_columns(row, header.placed);
    return header;
}

}  // namespace advisory::parsers
