#include "parsers/sbom/reference_graph.hpp"

#include <algorithm>
#include <functional>
#include <ranges>
#include <string>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "language/say.hpp"
#include "parsers/inventory/cells.hpp"
#include "parsers/sbom/circles.hpp"

namespace advisory::parsers {

ReferenceKey key_of(std::string_view reference)
{
    return std::hash<std::string_view>{}(reference);
}

ReferenceTable::ReferenceTable(const ComponentTree& tree, std::span<const ReferenceKey> others)
{
    rows_.reserve(tree.size() + others.size() + 1);
    for (Index index = 0; index < tree.size(); ++index) {
        if (const auto& ref = tree[index].ref; !ref.empty())
            rows_.push_back({.key = key_of(ref), .index = index});
    }
    if (const auto& ref = tree[ComponentTree::subject].ref; !ref.empty())
        rows_.push_back({.key = key_of(ref), .index = ComponentTree::subject});
    for (const auto key : others)
        rows_.push_back({.key = key, .index = other});

    std::ranges::sort(rows_, [](const Row& one, const Row& another) {
        return one.key != another.key ? one.key < another.key : one.index < another.index;
    });
}

ReferenceTable::Index ReferenceTable::find(ReferenceKey key) const
{
    const auto row = std::ranges::lower_bound(rows_, key, {}, &Row::key);
    return row != rows_.end() && row->key == key ? row->index : ComponentTree::document;
}

void ReferenceTable::tell_duplicates(ComponentTree& tree, std::string_view label) const
{
    const auto first_of = [this](const Row& row) { return find(row.key); };
    std::vector<Row> again;
    for (const auto& row : rows_) {
        if (row.index != other && first_of(row) != row.index)
            again.push_back(row);
    }
    std::ranges::sort(again, {}, &Row::index);

    for (const auto& row : again) {
        const auto first = first_of(row);
        const auto place = tree.place_of(first);
        tree.doubt(row.index,
                   label,
                   say("The {} {} is also that of {} ({}{}); both were kept. Give each "
                       "component its own.",
                       label,
                       in_quotes(tree[row.index].ref),
                       tree.label_of(first),
                       place,
                       tree.is_above(first, row.index) ? say(", which encloses it") : Said{}));
    }
}

void ReferenceGraph::begin(ReferenceKey from, const SbomLimits& limits)
{
    if (entries_.size() >= limits.references)
        is_cut_ = true;
    else
        entries_.push_back({.from = from, .first_target = targets_.size()});
}

void ReferenceGraph::add_target(ReferenceKey to, const SbomLimits& limits)
{
    if (is_cut_ || targets_.size() >= limits.references)
        is_cut_ = true;
    else
        targets_.push_back(to);
}

std::span<const ReferenceKey> ReferenceGraph::targets_of(std::size_t entry) const
{
    const auto begin = entries_[entry].first_target;
    const auto end =
        entry + 1 < entries_.size() ? entries_[entry + 1].first_target : targets_.size();
    return std::span{targets_}.subspan(begin, end - begin);
}

void ReferenceGraph::tell_circles(const ReferenceTable& table,
                                  ComponentTree& tree,
                                  std::string_view verb) const
{
    // The subject is a point like any other, behind the components.
    const auto count = static_cast<Index>(tree.size());
    const auto point_of = [count](Index index) {
        return index == ComponentTree::subject ? count : index;
    };
    Arrows arrows{count + 1};
    each_pair(table, [&](Index from, Index to) {
        if (point_of(from) <= count && point_of(to) <= count)
            arrows.add({.from = point_of(from), .to = point_of(to)});
    });

    for (const auto& circle : circles_of(arrows)) {
        constexpr std::size_t enough = 5;
        std::vector<std::string> names;
        for (const auto point : circle.points | std::views::take(enough))
            names.push_back(tree.label_of(point == count ? ComponentTree::subject : point));
        const auto first = circle.points.front();
        const auto owner = first == count ? ComponentTree::subject : first;
        tree.doubt(owner,
                   "",
                   say("The component {} itself in a circle of {}: {}{}. All were kept; "
                       "correct the references.",
                       verb,
                       circle.points.size(),
                       fmt::join(names, ", "),
                       circle.points.size() > enough ? ", ..." : ""));
    }
}

void ReferenceGraph::tell_unknown(const ReferenceTable& table, ComponentTree& tree) const
{
    const auto is_unknown = [&table](ReferenceKey key) {
        return table.find(key) == ComponentTree::document;
    };
    std::size_t count = 0;
    std::string first;
    const auto take = [&count, &first](const std::string& place) {
        if (count++ == 0)
            first = place;
    };
    for (std::size_t entry = 0; entry < entries_.size(); ++entry) {
        if (is_unknown(entries_[entry].from))
            take(fmt::format("dependencies[{}].ref", entry));
        const auto targets = targets_of(entry);
        for (std::size_t target = 0; target < targets.size(); ++target) {
            if (is_unknown(targets[target]))
                take(count > 0 ? "" : fmt::format("dependencies[{}].dependsOn[{}]", entry, target));
        }
    }
    if (count > 0)
        tree.doubt(ComponentTree::document,
                   first,
                   say("References that name no component of the bill: {}, the first of "
                       "them here. What they meant may be missing in the bill; add it.",
                       count));
}

}  // namespace advisory::parsers
