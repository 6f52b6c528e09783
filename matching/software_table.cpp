#include "matching/software_table.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <utility>

namespace advisory::matching {

namespace {

constexpr std::uint8_t alias_mark = 1;
constexpr std::uint8_t oem_mark = 2;
constexpr std::uint8_t package_mark = 4;
constexpr std::size_t first_slots = 1024;
// More names, makers or families than this are no help in finding something.
constexpr std::size_t most_of_a_kind = 32;

std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (const auto& word : words) {
        if (!text.empty())
            text += ' ';
        text += word;
    }
    return text;
}

std::vector<std::string> split(std::string_view text)
{
    std::vector<std::string> words;
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        words.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

template <class Entry>
std::span<const Entry> first_of(const std::vector<Entry>& list)
{
    return std::span{list}.first(std::min(list.size(), most_of_a_kind));
}

std::uint8_t marks_of(const CanonicalName& name)
{
    return static_cast<std::uint8_t>((name.is_alias ? alias_mark : 0) |
                                     (name.is_oem ? oem_mark : 0) |
                                     (name.is_package ? package_mark : 0));
}

}  // namespace

SoftwareTable::SoftwareTable(StringPool& pool) : pool_{pool}, slots_(first_slots, none) {}

SoftwareTable::Words SoftwareTable::words_of(const Component& component)
{
    return {
        .vendor = pool_.intern(component.vendor),
        .name = pool_.intern(component.name),
        .version = pool_.intern(component.version),
        .purl = pool_.intern(component.purl),
        .cpe = pool_.intern(component.cpe),
        .claimed_fixed = pool_.intern(joined(component.claimed_fixed)),
    };
}

SoftwareTable::Number SoftwareTable::find(const Words& words) const
{
    return slots_[slot_of(words)];
}

SoftwareTable::Number SoftwareTable::add(Words words, const Candidate& candidate)
{
    const auto number = append(words, candidate);
    software_[number].is_component = true;
    const auto slot = slot_of(words);
    if (slots_[slot] == none)
        ++used_slots_;
    slots_[slot] = number;
    if (used_slots_ * 2 > slots_.size())
        grow();
    return number;
}

SoftwareTable::Number SoftwareTable::add(const Candidate& candidate)
{
    return append({}, candidate);
}

SoftwareTable::Number SoftwareTable::append(const Words& words, const Candidate& candidate)
{
    Software software;
    software.words = words;
    software.purl_type = pool_.intern(candidate.purl_type);
    software.package_name = pool_.intern(candidate.package_name);
    software.version = pool_.intern(candidate.version);
    software.other_version = pool_.intern(candidate.other_version);
    software.first_name = static_cast<std::uint32_t>(names_.size());
    software.first_key = static_cast<std::uint32_t>(keys_.size());
    software.names = static_cast<std::uint8_t>(first_of(candidate.names).size());
    software.vendors = static_cast<std::uint8_t>(first_of(candidate.vendors).size());
    software.families = static_cast<std::uint8_t>(first_of(candidate.families).size());

    for (const auto& [name, origin, shown] : first_of(candidate.names)) {
        names_.push_back({
            .vendor = pool_.intern(name.vendor),
            .product = pool_.intern(name.product),
            .shown = pool_.intern(shown),
            .origin = origin,
            .marks = marks_of(name),
        });
    }
    for (const auto& vendor : first_of(candidate.vendors))
        keys_.push_back(pool_.intern(vendor));
    for (const auto& family : first_of(candidate.families))
        keys_.push_back(pool_.intern(family));

    software_.push_back(software);
    return static_cast<Number>(software_.size() - 1);
}

Candidate SoftwareTable::candidate(Number number) const
{
    const auto& software = software_[number];
    Candidate candidate;
    candidate.is_product = !software.is_component;
    candidate.purl_type = pool_.text(software.purl_type);
    candidate.package_name = pool_.text(software.package_name);
    candidate.version = pool_.text(software.version);
    candidate.other_version = pool_.text(software.other_version);
    candidate.claimed_fixed = split(pool_.text(software.words.claimed_fixed));

    candidate.names.reserve(software.names);
    for (std::size_t at = 0; at < software.names; ++at) {
        const auto& name = names_[software.first_name + at];
        candidate.names.push_back({
            .name = {.vendor = std::string{pool_.text(name.vendor)},
                     .product = std::string{pool_.text(name.product)},
                     .is_alias = (name.marks & alias_mark) != 0,
                     .is_oem = (name.marks & oem_mark) != 0,
                     .is_package = (name.marks & package_mark) != 0},
            .origin = name.origin,
            .shown = std::string{pool_.text(name.shown)},
        });
    }
    auto key = software.first_key;
    for (std::size_t at = 0; at < software.vendors; ++at)
        candidate.vendors.emplace_back(pool_.text(keys_[key++]));
    for (std::size_t at = 0; at < software.families; ++at)
        candidate.families.emplace_back(pool_.text(keys_[key++]));
    return candidate;
}

Component SoftwareTable::component(Number number) const
{
    const auto& words = software_[number].words;
    Component component;
    component.vendor = pool_.text(words.vendor);
    component.name = pool_.text(words.name);
    component.version = pool_.text(words.version);
    component.purl = pool_.text(words.purl);
    component.cpe = pool_.text(words.cpe);
    component.claimed_fixed = split(pool_.text(words.claimed_fixed));
    return component;
}

SoftwareTable::PlaceNumber SoftwareTable::place(Number number,
                                                std::int64_t product,
                                                std::int64_t component)
{
    auto& software = software_[number];
    places_.push_back({
        .product = product,
        .component = component,
        .next = software.first_place,
        .software = number,
    });
    software.first_place = static_cast<PlaceNumber>(places_.size() - 1);
    ++software.places;
    return software.first_place;
}

void SoftwareTable::take_away(PlaceNumber place)
{
    auto& taken = places_[place];
    if (taken.product == 0)
        return;
    taken.product = 0;
    --software_[taken.software].places;
}

void SoftwareTable::move_places(Number from, Number to)
{
    for (auto at = software_[from].first_place; at != none; at = places_[at].next)
        places_[at].software = to;
    software_[to].first_place = std::exchange(software_[from].first_place, none);
    software_[to].places = std::exchange(software_[from].places, 0);
}

std::size_t SoftwareTable::slot_of(const Words& words) const
{
    std::size_t hash = 0;
    for (const auto id :
         {words.vendor, words.name, words.version, words.purl, words.cpe, words.claimed_fixed}) {
        constexpr std::size_t odd = 0x9E3779B97F4A7C15U;
        hash = (hash ^ id) * odd;
        hash ^= hash >> 29U;
    }
    const auto mask = slots_.size() - 1;
    auto slot = hash & mask;
    while (slots_[slot] != none && software_[slots_[slot]].words != words)
        slot = (slot + 1) & mask;
    return slot;
}

void SoftwareTable::grow()
{
    const auto before = std::move(slots_);
    slots_.assign(before.size() * 2, none);
    for (const auto number : before) {
        if (number != none)
            slots_[slot_of(software_[number].words)] = number;
    }
}

}  // namespace advisory::matching
