#include "matching/alias_seeds.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <set>
#include <unordered_map>

#include <fmt/format.h>

#include "core/time.hpp"
#include "matching/names.hpp"
#include "matching/seeds/texts.hpp"

namespace advisory::matching {

namespace {

constexpr std::array<std::string_view, 7>
    kinds{"official", "former_name", "oem", "abbreviation", "misspelling", "cpe", "purl"};

std::vector<std::string_view> split(std::string_view text, std::string_view separator)
{
    std::vector<std::string_view> parts;
    while (true) {
        const auto end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos)
            return parts;
        text.remove_prefix(end + separator.size());
    }
}

/// A cell, with "-" for nothing.
std::string cell(std::string_view text)
{
    return text == "-" ? std::string{} : std::string{text};
}

std::size_t columns_of(SeedKind kind)
{
    switch (kind) {
        case SeedKind::vendors:
            return 7;
        case SeedKind::products:
            return 9;
        case SeedKind::denied:
            break;
    }
    return 5;
}

Alias denial_of(const std::vector<std::string_view>& cells)
{
    Alias denial;
    denial.vendor = cell(cells[0]);
    denial.product = cell(cells[1]);
    denial.canonical_vendor = cell(cells[2]);
    denial.canonical_product = cell(cells[3]);
    denial.source = fmt::format("shipped: {}", cells[4]);
    denial.is_denied = true;
    return denial;
}

/// The columns that tables of makers and of products end with.
Alias described_by(const std::vector<std::string_view>& cells)
{
    const auto last = cells.size() - 1;
    Alias alias;
    alias.canonical_vendor = cell(cells[0]);
    alias.language = cell(cells[last - 4]);
    alias.kind = cell(cells[last - 3]);
    alias.valid_from = cell(cells[last - 2]);
    alias.valid_until = cell(cells[last - 1]);
    alias.source = fmt::format("shipped: {}", cells[last]);
    return alias;
}

void add_row(SeedTable& table, SeedKind kind, const std::vector<std::string_view>& cells)
{
    if (kind == SeedKind::denied) {
        table.aliases.push_back(denial_of(cells));
        return;
    }

    auto alias = described_by(cells);
    const bool is_vendor = kind == SeedKind::vendors;
    if (!is_vendor) {
        alias.canonical_product = cell(cells[1]);
        alias.vendor = cell(cells[2]);
    }
    for (const auto name : split(cells[is_vendor ? 1 : 3], " | ")) {
        (is_vendor ? alias.vendor : alias.product) = name;
        table.aliases.push_back(alias);
    }
}

/// Looks at aliases one after another, with a memory.
class Inspection {
public:
    explicit Inspection(std::span<const Alias> aliases)
    {
        for (const auto& alias : aliases) {
            if (alias.is_denied)
                continue;
            canonical_vendors_.insert(vendor_key_of(alias.canonical_vendor));
            if (alias.product.empty())
                vendors_.insert(vendor_key_of(alias.vendor));
        }
        for (const auto& alias : aliases)
            inspect(alias);
        for (const auto& [name, target] : products_)
            inspect_chain(name, target);
    }

    std::vector<std::string> take() { return std::move(faults_); }

private:
    void inspect(const Alias& alias)
    {
        shown_ = fmt::format("{} {} = {} {}",
                             alias.vendor,
                             alias.product,
                             alias.canonical_vendor,
                             alias.canonical_product);
        if (alias.is_denied)
            inspect_denial(alias);
        else if (alias.product.empty())
            inspect_vendor(alias);
        else
            inspect_product(alias);
        if (!alias.is_denied && std::ranges::find(kinds, alias.kind) == kinds.end())
            complain("unknown kind");
        for (const auto& day : {alias.valid_from, alias.valid_until}) {
            if (!day.empty() && !(day.size() == 10 && read_time(day)))
                complain("no day of the calendar");
        }
    }

    void inspect_denial(const Alias& alias)
    {
        const auto side = [](const std::string& vendor, const std::string& product) {
            return vendor_key_of(vendor) + '\n' + key_of(product);
        };
        auto one = side(alias.vendor, alias.product);
        auto other = side(alias.canonical_vendor, alias.canonical_product);
        if (one == other || one == "\n" || other == "\n")
            complain("tells nothing apart");
        else if (!denials_.insert(std::minmax(one, other)).second)
            complain("listed twice");
    }

    void inspect_vendor(const Alias& alias)
    {
        const auto name = vendor_key_of(alias.vendor);
        const auto canonical = vendor_key_of(alias.canonical_vendor);
        if (name.empty() || canonical.empty())
            complain("a name is empty");
        else if (name == canonical)
            complain("says nothing");
        else if (canonical_vendors_.contains(name))
            complain("a name of a maker is canonical elsewhere");
        else if (!seen_vendors_.insert(name).second)
            complain("listed twice");
    }

    void inspect_product(const Alias& alias)
    {
        const auto maker = vendor_key_of(alias.vendor);
        const auto product = key_of(alias.product);
        const auto target = key_of(alias.canonical_product);
        const bool is_known =
            maker.empty() || canonical_vendors_.contains(maker) || vendors_.contains(maker);
        if (product.empty() || target.empty() || alias.canonical_vendor.empty())
            complain("a name is empty");
        else if (alias.kind != "purl" && !is_known)
            complain("nobody knows the maker");
        else if (alias.kind == "purl" && alias.vendor.empty())
            complain("a package without a type");
        else if (vendors_.contains(vendor_key_of(alias.canonical_vendor)))
            complain("the canonical maker is an alias");
        else if (!products_
                      .emplace(maker + '\n' + product,
                               vendor_key_of(alias.canonical_vendor) + '\n' + target)
                      .second)
            complain("listed twice");
    }

    /// A canonical name may be listed as the name that it is, and must not lead to another.
    void inspect_chain(const std::string& name, const std::string& target)
    {
        shown_ = name;
        for (const auto& key : {target, target.substr(target.find('\n'))}) {
            const auto next = products_.find(key);
            if (next != products_.end() && next->second != target)
                complain("the canonical product leads to another one");
        }
    }

    void complain(std::string_view what) { faults_.push_back(fmt::format("{}: {}", shown_, what)); }

    std::set<std::string> canonical_vendors_;
    std::set<std::string> vendors_;
    std::set<std::string> seen_vendors_;
    std::set<std::pair<std::string, std::string>> denials_;
    std::unordered_map<std::string, std::string> products_;
    std::vector<std::string> faults_;
    std::string shown_;
};

}  // namespace

SeedTable read_seed_table(SeedKind kind, std::string_view text)
{
    SeedTable table;
    std::size_t number = 0;
    bool had_header = false;
    for (const auto line : split(text, "\n")) {
        ++number;
        if (line.empty() || line.starts_with('#'))
            continue;

        const auto cells = split(line, "\t");
        const bool has_all = cells.size() == columns_of(kind);
        const bool has_gap = std::ranges::find(cells, std::string_view{}) != cells.end();
        if (!has_all || has_gap)
            table.faults.push_back(fmt::format("line {}: {} columns of {}{}",
                                               number,
                                               cells.size(),
                                               columns_of(kind),
                                               has_gap ? ", one is empty" : ""));
        else if (had_header)
            add_row(table, kind, cells);
        had_header = true;
    }
    return table;
}

std::vector<std::string> find_faults(std::span<const Alias> aliases)
{
    return Inspection{aliases}.take();
}

const std::vector<Alias>& shipped_aliases()
{
    static const auto shipped = [] {
        auto aliases = read_seed_table(SeedKind::vendors, seeds::vendors).aliases;
        for (const auto& [kind, text] : {std::pair{SeedKind::products, seeds::products},
                                         std::pair{SeedKind::denied, seeds::denied}}) {
            auto more = read_seed_table(kind, text).aliases;
            std::ranges::move(more, std::back_inserter(aliases));
        }
        return aliases;
    }();
    return shipped;
}

}  // namespace advisory::matching
