#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/inventory.hpp"
#include "matching/candidate.hpp"
#include "matching/string_pool.hpp"

namespace advisory::matching {

/// Software by its words, once for all components that have the same, in some eighty bytes
/// beside the texts; and the places in products where it stands.
class SoftwareTable {
public:
    using Number = std::uint32_t;
    using PlaceNumber = std::uint32_t;

    /// What makes two components the same software.
    struct Words {
        StringPool::Id vendor = 0;
        StringPool::Id name = 0;
        StringPool::Id version = 0;
        StringPool::Id purl = 0;
        StringPool::Id cpe = 0;
        StringPool::Id claimed_fixed = 0;  ///< CVEs divided by blanks.

        bool operator==(const Words&) const = default;
    };

    /// A place where software stands; `product` 0: it was taken away.
    struct Place {
        std::int64_t product = 0;
        std::int64_t component = 0;
        PlaceNumber next = none;
        Number software = none;
    };

    /// Keeps a reference: `pool` must outlive it.
    explicit SoftwareTable(StringPool& pool);

    /// The words of a component as numbers of the pool.
    Words words_of(const Component& component);

    /// The software with these words; `none` when there is none yet.
    [[nodiscard]] Number find(const Words& words) const;

    /// Adds software that `find` answers from then on for these words.
    Number add(Words words, const Candidate& candidate);

    /// Adds software that nothing else can be the same as: a product itself.
    Number add(const Candidate& candidate);

    [[nodiscard]] Candidate candidate(Number number) const;
    [[nodiscard]] std::size_t size() const { return software_.size(); }

    /// A copy: the table may grow while the caller has it.
    [[nodiscard]] Words words(Number number) const { return software_[number].words; }

    /// The component that the software was read from, without its places.
    [[nodiscard]] Component component(Number number) const;

    /// Whether it stands in any product.
    [[nodiscard]] bool is_placed(Number number) const { return software_[number].places > 0; }

    PlaceNumber place(Number number, std::int64_t product, std::int64_t component);
    void take_away(PlaceNumber place);

    /// Moves the places of one to the other.
    void move_places(Number from, Number to);

    template <class Visit>
    void visit_places(Number number, Visit visit) const
    {
        for (auto at = software_[number].first_place; at != none; at = places_[at].next) {
            if (places_[at].product != 0)
                visit(places_[at]);
        }
    }

    /// Calls back for every software that is a component and stands somewhere, or did: it is
    /// found again by its words.
    template <class Visit>
    void visit_components(Visit visit) const
    {
        for (Number number = 0; number < software_.size(); ++number) {
            if (software_[number].is_component && software_[number].first_place != none)
                visit(number);
        }
    }

    static constexpr std::uint32_t none = UINT32_MAX;

private:
    /// A CandidateName in sixteen bytes.
    struct Name {
        StringPool::Id vendor = 0;
        StringPool::Id product = 0;
        StringPool::Id shown = 0;
        NameOrigin origin = NameOrigin::name;
        std::uint8_t marks = 0;
    };

    struct Software {
        Words words;
        StringPool::Id purl_type = 0;
        StringPool::Id package_name = 0;
        StringPool::Id version = 0;
        StringPool::Id other_version = 0;
        std::uint32_t first_name = 0;
        std::uint32_t first_key = 0;  ///< Of vendors, then families, in keys_.
        std::uint8_t names = 0;
        std::uint8_t vendors = 0;
        std::uint8_t families = 0;
        bool is_component = false;
        PlaceNumber first_place = none;
        std::uint32_t places = 0;  ///< Without those that were taken away.
    };

    Number append(const Words& words, const Candidate& candidate);
    [[nodiscard]] std::size_t slot_of(const Words& words) const;
    void grow();

    StringPool& pool_;
    std::vector<Software> software_;
    std::vector<Name> names_;
    std::vector<StringPool::Id> keys_;
    std::vector<Place> places_;
    std::vector<Number> slots_;  ///< By words; open addressing, at most half full.
    std::size_t used_slots_ = 0;
};

}  // namespace advisory::matching
