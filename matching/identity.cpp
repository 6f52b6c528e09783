#include "matching/identity.hpp"

#include <algorithm>
#include <array>

#include "language/say.hpp"
#include "matching/names.hpp"
#include "text/unicode.hpp"

namespace advisory::matching {

namespace {

bool has(const std::vector<std::string>& list, std::string_view entry)
{
    return std::ranges::find(list, entry) != list.end();
}

bool is_known_maker(const Candidate& candidate, const CandidateName& own, std::string_view vendor)
{
    if (has(candidate.vendors, vendor))
        return true;
    // A package called "curl" in a language's registry is not made by the makers of
    // curl because its name says so.
    const bool is_named_package = own.name.is_package || !candidate.is_language_package();
    return own.name.vendor == vendor && is_named_package;
}

/// A notice that names no maker beside "OpenSSL" means the OpenSSL of the makers of OpenSSL.
bool is_self_named(const Candidate& candidate, const CandidateName& own)
{
    return !candidate.is_language_package() && has(candidate.vendors, own.name.product);
}

bool vendors_agree(const NoticeName& notice,
                   const CanonicalName& name,
                   const Candidate& candidate,
                   const CandidateName& own)
{
    if (!name.vendor.empty())
        return is_known_maker(candidate, own, name.vendor);

    const bool is_made_by_named = std::ranges::any_of(
        notice.vendors,
        [&](const std::string& vendor) { return is_known_maker(candidate, own, vendor); });
    return is_made_by_named || is_self_named(candidate, own);
}

/// Nobody says who made it, so the makers cannot contradict each other.
bool names_no_maker(const NoticeName& notice, const CanonicalName& name, const Candidate& candidate)
{
    return name.vendor.empty() && notice.vendors.empty() && !candidate.is_language_package();
}

std::string rule_of(NameOrigin origin)
{
    switch (origin) {
        case NameOrigin::purl:
            return std::string{mark("I2 purl")};
        case NameOrigin::cpe:
            return std::string{mark("I3 CPE")};
        case NameOrigin::name:
            break;
    }
    return std::string{mark("I4 vendor and product")};
}

bool is_core_of(std::string_view one, std::string_view other)
{
    return family_of(one) == other;
}

/// A driver speaks to a product and does not contain it.
bool is_driver(const Candidate& candidate)
{
    constexpr std::array<std::string_view, 5> words{"driver",
                                                    "jdbc",
                                                    "odbc",
                                                    "connector",
                                                    "client"};
    return std::ranges::any_of(candidate.names, [&words](const CandidateName& own) {
        return std::ranges::any_of(words, [key = key_of(own.shown)](std::string_view word) {
            return key.find(word) != std::string::npos;
        });
    });
}

/// A sure identity as one that a person must look at; nothing of any other.
std::optional<Identity> doubted(Identity identity, std::string_view rule)
{
    if (identity.certainty != Certainty::certain)
        return std::nullopt;
    identity.certainty = Certainty::fuzzy;
    identity.reason = Reason::id_fuzzy;
    identity.rule = rule;
    return identity;
}

/// What else a reading of the notice's name asks, and what it leaves of the identity.
std::optional<Identity> qualified(Identity identity,
                                  const ReadName& reading,
                                  const Candidate& candidate)
{
    switch (reading.reading) {
        case NameReading::whole:
            break;
        case NameReading::version_in_name:
            identity.named_version = NamedVersion::in_name;
            break;
        case NameReading::version_in_notice:
            if (key_of(candidate.version) != key_of(reading.version))
                return std::nullopt;
            identity.named_version = NamedVersion::equal;
            break;
        case NameReading::listed:
            return doubted(std::move(identity), mark("I6 part of what may be a list"));
        case NameReading::without_edition:
            return doubted(std::move(identity), mark("I6 name without its edition or noun"));
    }
    return identity;
}

/// Whether the name of a notice, which `edition` tells more of, is that of the inventory.
enum class OneName { no, perhaps, yes };

OneName is_one_name(const CanonicalName& name, const EditionForm* edition, const CanonicalName& own)
{
    if (name.product == own.product)
        return OneName::yes;
    if (edition == nullptr)
        return OneName::no;
    const auto other = edition_form_of(own.product);
    if (!other || other->key != edition->key)
        return OneName::no;
    return edition->is_sure && other->is_sure ? OneName::yes : OneName::perhaps;
}

Identity similar_names(const NoticeName& notice, const CandidateName& own)
{
    return {
        .certainty = Certainty::fuzzy,
        .reason = Reason::id_fuzzy,
        .rule = std::string{mark("I6 similar names")},
        .advisory_name = notice.shown,
        .inventory_name = own.shown,
    };
}

std::optional<Identity> compare_names(const NoticeName& notice,
                                      std::size_t number,
                                      const Candidate& candidate,
                                      const CandidateName& own)
{
    Identity identity;
    identity.advisory_name = notice.shown;
    identity.inventory_name = own.shown;

    const auto& name = notice.names[number];
    const bool has_edition = number < notice.editions.size() && notice.editions[number];
    const auto one_name =
        is_one_name(name, has_edition ? &*notice.editions[number] : nullptr, own.name);
    const bool is_same = one_name == OneName::yes;
    const bool is_core =
        is_core_of(name.product, own.name.product) || is_core_of(own.name.product, name.product);
    const bool is_same_maker = vendors_agree(notice, name, candidate, own);

    if ((is_same || is_core) && is_same_maker) {
        const bool was_named_exactly = !name.is_alias && !own.name.is_alias;
        identity.certainty = Certainty::certain;
        identity.reason = was_named_exactly || own.origin != NameOrigin::name ? Reason::id_exact
                                                                              : Reason::id_alias;
        identity.rule = identity.reason == Reason::id_alias ? std::string{mark("I4 alias")}
                                                            : rule_of(own.origin);
        identity.is_oem = name.is_oem != own.name.is_oem;
        return identity;
    }
    if (is_same && (!is_generic(name.product) || name.is_alias)) {
        identity.certainty = Certainty::name_only;
        identity.reason = Reason::id_name_only;
        identity.rule = mark("I5 name only");
        return identity;
    }

    if (one_name == OneName::perhaps && (is_same_maker || names_no_maker(notice, name, candidate)))
        return similar_names(notice, own);

    const auto family =
        family_of(name.product).empty() ? std::string_view{name.product} : family_of(name.product);
    if (has(candidate.families, family) && is_same_maker && !is_driver(candidate)) {
        identity.certainty = Certainty::sibling;
        identity.reason = Reason::sibling_artifact;
        identity.rule = mark("another artifact of the same product");
        return identity;
    }
    return std::nullopt;
}

/// Whether the table tells the two apart, by the name or as a package of its registry.
bool is_denied(const CanonicalName& name,
               const Candidate& candidate,
               const CandidateName& own,
               const AliasTable& aliases)
{
    if (aliases.is_denied(name, own.name))
        return true;
    if (candidate.purl_type.empty())
        return false;
    const auto product = own.name.is_package ? key_of(candidate.package_name) : own.name.product;
    return aliases.is_denied(name, candidate.purl_type, product) ||
           (candidate.is_language_package() && aliases.is_denied(name, "pkg", product));
}

bool has_base(const CanonicalName& own, std::string_view base)
{
    const auto form = edition_form_of(own.product);
    return form && form->base == base;
}

bool is_surer(const Identity& one, const Identity& other)
{
    if (one.certainty != other.certainty)
        return one.certainty > other.certainty;
    return one.rule < other.rule;  // I2 before I3 before I4.
}

}  // namespace

NoticeName read_notice_name(const AffectedRange& range,
                            const std::vector<std::string>& vendors,
                            const AliasTable& aliases)
{
    NoticeName notice;
    notice.shown = range.product;
    for (const auto& vendor : vendors)
        notice.vendors.push_back(aliases.vendor(vendor));

    // One maker beside the name is the maker of the name; of several we cannot tell.
    const auto maker = vendors.size() == 1 ? vendors.front() : std::string{};
    for (auto& reading : read_names(range)) {
        auto name = aliases.product(reading.name, maker);
        if (std::ranges::find(notice.names, name) != notice.names.end())
            continue;
        const bool is_whole = reading.reading == NameReading::whole;
        notice.editions.push_back(is_whole ? edition_form_of(name.product) : std::nullopt);
        notice.names.push_back(std::move(name));
        notice.readings.push_back(std::move(reading));
    }
    return notice;
}

std::optional<Identity> identify_alike(const NoticeName& notice,
                                       const Candidate& candidate,
                                       const AliasTable& aliases)
{
    if (notice.names.empty())
        return std::nullopt;
    const auto& name = notice.names.front();
    const auto base = base_key_of(name.product);
    for (const auto& own : candidate.names) {
        if (is_denied(name, candidate, own, aliases))
            return std::nullopt;
        const bool is_alike = are_similar(name.product, own.name.product) ||
                              key_of(without_edition(own.shown)) == name.product ||
                              has_base(own.name, base);
        if (!is_alike)
            continue;
        if (names_no_maker(notice, name, candidate) || vendors_agree(notice, name, candidate, own))
            return similar_names(notice, own);
    }
    return std::nullopt;
}

std::string maker_of_products(const AffectedRange& range, const AliasTable& aliases)
{
    constexpr std::array<std::string_view, 3> heads{"複数の", "各種", "multiple "};
    constexpr std::array<std::string_view, 6> tails{"製品",
                                                    " products",
                                                    " product",
                                                    "(複数の製品)",
                                                    "(multiple products)",
                                                    "の複数の"};
    if (range.status != PhraseStatus::none)
        return {};

    const auto whole = text::fold(range.product);
    auto name = whole;
    for (const auto head : heads)
        if (name.starts_with(head))
            name.erase(0, head.size());
    for (const auto tail : tails)
        if (name.ends_with(tail))
            name.resize(name.size() - tail.size());
    // "OpenSSL" alone is what its makers make.
    const bool is_product = name == whole && aliases.product(name, {}).is_alias;
    return !is_product && aliases.knows_vendor(name) ? aliases.vendor(name) : std::string{};
}

std::optional<Identity> identify_maker(const AffectedRange& range,
                                       std::string_view maker,
                                       const Candidate& candidate)
{
    if (candidate.is_language_package() || !has(candidate.vendors, maker))
        return std::nullopt;
    return Identity{
        .certainty = Certainty::maker_only,
        .reason = Reason::id_maker_only,
        .rule = std::string{mark("maker only")},
        .advisory_name = range.product,
        .inventory_name = candidate.names.empty() ? std::string{} : candidate.names.front().shown,
    };
}

std::optional<Identity> identify(const NoticeName& notice,
                                 const Candidate& candidate,
                                 const AliasTable& aliases)
{
    std::optional<Identity> best;
    for (std::size_t i = 0; i < notice.names.size(); ++i) {
        const auto& name = notice.names[i];
        for (const auto& own : candidate.names) {
            // A part of the name that is told apart is not meant, the other parts may be.
            if (is_denied(name, candidate, own, aliases)) {
                if (&name == &notice.names.front())
                    return std::nullopt;
                continue;
            }
            auto identity = compare_names(notice, i, candidate, own);
            if (identity && i < notice.readings.size())
                identity = qualified(*std::move(identity), notice.readings[i], candidate);
            if (identity && (!best || is_surer(*identity, *best)))
                best = std::move(identity);
        }
    }
    return best;
}

}  // namespace advisory::matching
