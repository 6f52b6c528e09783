#include "tests/bench/catalogue.hpp"

#include <string_view>

#include <fmt/format.h>

#include "parsers/phrases/phrase.hpp"

namespace advisory::bench {

namespace {

std::size_t below(std::mt19937_64& random, std::size_t end)
{
    return static_cast<std::size_t>(random() % end);
}

/// Two to four syllables, some of them closed: as many triples of letters as real names have.
std::string word(std::mt19937_64& random)
{
    constexpr std::string_view begins = "bcdfghjklmnprstvwz";
    constexpr std::string_view vowels = "aeiouy";
    constexpr std::string_view ends = "nrslxtm";
    std::string text;
    const auto length = 2 + below(random, 3);
    for (std::size_t at = 0; at < length; ++at) {
        text += begins[below(random, begins.size())];
        text += vowels[below(random, vowels.size())];
        if (below(random, 3) == 0)
            text += ends[below(random, ends.size())];
    }
    return text;
}

// How many products every device has.
constexpr std::size_t everywhere = 12;

}  // namespace

Catalogue::Catalogue(std::size_t products)
{
    constexpr std::size_t products_of_maker = 6;
    std::mt19937_64 random{20'261'126};
    std::string vendor;
    for (std::size_t number = 0; number < products; ++number) {
        if (number % products_of_maker == 0)
            vendor = word(random) + word(random);
        const auto name = fmt::format("{}-{}", word(random), word(random) + word(random));
        Software software{.vendor = vendor, .name = name, .purl = {}, .cpe = {}};
        switch (below(random, 6)) {
            case 0:
            case 1:
                software.purl = fmt::format("pkg:npm/%40{}/{}", vendor, name);
                break;
            case 2:
                software.purl = fmt::format("pkg:maven/org.{}.{}/{}", vendor, name, name);
                break;
            case 3:
                software.purl = fmt::format("pkg:deb/debian/{}", name);
                break;
            default:
                software.cpe = fmt::format("cpe:2.3:a:{}:{}:{{}}:*:*:*:*:*:*:*", vendor, name);
        }
        software_.push_back(std::move(software));
    }
}

matching::RegisteredProduct Catalogue::device(std::size_t number, std::size_t components) const
{
    std::mt19937_64 random{number + 1};
    matching::RegisteredProduct device;
    auto& product = device.product;
    product.row = static_cast<std::int64_t>(number) + 1;
    product.product_id = fmt::format("P-{:05}", number);
    product.product_name = fmt::format("Monitor {}", number);
    product.version = "1.0";
    product.vendor = "Sample";

    device.components.reserve(components);
    // A stride through the others takes none of them twice.
    const auto others = software_.size() - everywhere;
    const auto begin = below(random, others);
    const auto stride = 1 + below(random, others / components);
    for (std::size_t at = 0; at < components; ++at) {
        const auto& software = at < everywhere
                                   ? software_[at]
                                   : software_[everywhere + (begin + at * stride) % others];
        Component component;
        component.row = static_cast<std::int64_t>(number * components + at) + 1;
        component.product_id = product.product_id;
        component.product_version = product.version;
        component.vendor = software.vendor;
        component.name = software.name;
        component.version = version(random);
        if (!software.purl.empty())
            component.purl = fmt::format("{}@{}", software.purl, component.version);
        else
            component.cpe = fmt::format(fmt::runtime(software.cpe), component.version);
        device.components.push_back(std::move(component));
    }
    return device;
}

Catalogue::Naming Catalogue::naming_of(std::size_t number)
{
    std::mt19937_64 random{number + 1'000'003};
    const auto sort = below(random, 25);
    if (sort == 0)
        return Naming::what_all_have;
    if (sort <= 15)
        return Naming::what_some_have;
    return sort <= 20 ? Naming::what_nobody_has : Naming::what_is_alike;
}

Advisory Catalogue::notice(std::size_t number) const
{
    const auto naming = naming_of(number);
    std::mt19937_64 random{number + 7};
    const auto& software =
        software_[below(random, naming == Naming::what_all_have ? everywhere : software_.size())];
    auto name = software.name;
    if (naming == Naming::what_nobody_has)
        name = word(random) + word(random) + '-' + word(random);  // Nobody has it.
    else if (naming == Naming::what_is_alike)
        name.insert(name.size() / 2, 1, 'q');  // Like one.

    AdvisoryItem item;
    item.title = fmt::format("{} の脆弱性", name);
    item.vendors = {software.vendor};
    item.cves = {fmt::format("CVE-2026-{:05}", number)};
    item.affected.push_back(parsers::read_phrase(
        fmt::format("{} {} {} より前のバージョン", software.vendor, name, version(random))));

    Advisory advisory;
    advisory.source = Source::jvn;
    advisory.kind = Kind::jvn_note;
    advisory.id = fmt::format("BENCH-{:06}", number);
    advisory.title = item.title;
    advisory.items.push_back(std::move(item));
    return advisory;
}

std::string Catalogue::version(std::mt19937_64& random)
{
    return fmt::format("{}.{}.{}", 1 + below(random, 3), below(random, 4), below(random, 3));
}

}  // namespace advisory::bench
