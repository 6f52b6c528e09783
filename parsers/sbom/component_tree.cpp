#include "parsers/sbom/component_tree.hpp"

#include <cstddef>
#include <ranges>
#include <utility>

#include <fmt/format.h>

#include "language/say.hpp"
#include "parsers/sbom/sbom_texts.hpp"

namespace advisory::parsers {

namespace {

constexpr std::string_view step = " > ";
constexpr std::size_t longest_path = 512;  // Bytes: a million components have a million paths.

std::string with_member(std::string place, std::string_view member)
{
    if (!place.empty() && !member.empty() && member.front() != '[')
        place += '.';
    return place.append(member);
}

}  // namespace

ComponentTree::ComponentTree(SbomPlaces places, const SbomLimits& limits)
    : places_{places}, limits_{limits}
{}

ComponentTree::Index ComponentTree::open(Index parent, std::size_t position)
{
    const auto index = static_cast<Index>(nodes_.size());
    nodes_.push_back({.parent = parent, .position = static_cast<std::uint32_t>(position)});
    sbom_.components.emplace_back();
    if (places_ == SbomPlaces::lines)
        sbom_.components.back().line = position;
    return index;
}

Component& ComponentTree::operator[](Index index)
{
    return index == subject ? sbom_.document.subject : sbom_.components[index];
}

const Component& ComponentTree::operator[](Index index) const
{
    return index == subject ? sbom_.document.subject : sbom_.components[index];
}

bool ComponentTree::is_above(Index enclosing, Index index) const
{
    while (index < nodes_.size() && index > enclosing)
        index = nodes_[index].parent;
    return index == enclosing;
}

void ComponentTree::make_subject(Index index)
{
    sbom_.document.subject = sbom_.components[index];
    nodes_[index].is_left_out = true;
    for (auto& node : nodes_) {
        if (node.parent == index)
            node.parent = document;
    }
}

void ComponentTree::note(Note note)
{
    auto& told = note.is_left_out ? misses_ : doubts_;
    if (++told <= limits_.findings)
        notes_.push_back(std::move(note));
}

void ComponentTree::doubt(Index owner, std::string_view member, std::string reason)
{
    note({.owner = owner, .member = shown(member), .reason = std::move(reason)});
}

void ComponentTree::miss(Index owner, std::string_view member, std::string reason)
{
    note({.owner = owner,
          .is_left_out = true,
          .member = shown(member),
          .reason = std::move(reason)});
}

void ComponentTree::leave_out(Index index, std::string reason)
{
    nodes_[index].is_left_out = true;
    miss(index, "", std::move(reason));
}

std::string ComponentTree::place_of(Index index) const
{
    if (index == document)
        return "";
    if (index == subject)
        return places_ == SbomPlaces::nested ? "metadata.component" : "";
    const auto position = nodes_[index].position;
    if (places_ == SbomPlaces::lines)
        return say("line {}", position);
    if (places_ == SbomPlaces::packages)
        return fmt::format("packages[{}]", position);
    return with_member(place_of(nodes_[index].parent), fmt::format("components[{}]", position));
}

std::string ComponentTree::label_of(Index index) const
{
    if (index == document)
        return "";
    const auto& component = (*this)[index];
    return shown(component.version.empty()
                     ? component.name
                     : fmt::format("{} {}", component.name, component.version));
}

std::string ComponentTree::path_below(Index parent) const
{
    const auto& component = sbom_.components[parent];
    const bool is_usual = component.name.size() + component.version.size() < 60 &&
                          !component.name.empty() && !nodes_[parent].is_left_out;
    auto label = is_usual ? component.name : label_of(parent);
    if (is_usual && !component.version.empty())
        label.append(" ").append(component.version);
    if (label.empty())
        label = say("(no name)");

    constexpr std::string_view more = " > \u2026";
    const auto& path = component.path;
    if (path.empty())
        return label;
    if (path.size() + step.size() + label.size() <= longest_path)
        return std::string{path}.append(step).append(label);
    return path.ends_with(more) ? path : std::string{path}.append(more);
}

/// From the outermost down; in a circle, which SPDX relationships can make, from anywhere.
void ComponentTree::make_path(Index index)
{
    std::vector<Index> way;
    while (index < nodes_.size() && !nodes_[index].has_path) {
        nodes_[index].has_path = true;
        way.push_back(index);
        index = nodes_[index].parent;
    }
    for (const auto below : way | std::views::reverse) {
        const auto parent = nodes_[below].parent;
        if (parent < nodes_.size())
            sbom_.components[below].path = path_below(parent);
    }
}

void ComponentTree::make_paths()
{
    for (Index index = 0; index < nodes_.size(); ++index)
        make_path(index);
}

void ComponentTree::make_findings()
{
    auto& findings = sbom_.findings;
    findings.reserve(notes_.size());
    for (auto& note : notes_)
        findings.push_back({.place = with_member(place_of(note.owner), note.member),
                            .component = label_of(note.owner),
                            .reason = std::move(note.reason),
                            .is_left_out = note.is_left_out});
    notes_.clear();
    count_the_unnamed();
}

void ComponentTree::count_the_unnamed()
{
    if (misses_ > limits_.findings)
        sbom_.findings.push_back(
            {.place = {},
             .component = {},
             .reason = say("{} more components or parts of the bill were left out; correct "
                           "those above and read the bill again.",
                           misses_ - limits_.findings),
             .is_left_out = true});
    if (doubts_ > limits_.findings)
        sbom_.findings.push_back(
            {.place = {},
             .component = {},
             .reason = say("{} more doubts are not shown; correct those above and read "
                           "the bill again.",
                           doubts_ - limits_.findings)});
}

void ComponentTree::drop_the_left_out()
{
    auto& components = sbom_.components;
    std::size_t kept = 0;
    for (std::size_t index = 0; index < components.size(); ++index) {
        if (nodes_[index].is_left_out)
            continue;
        if (kept != index)
            components[kept] = std::move(components[index]);
        ++kept;
    }
    components.erase(components.begin() + static_cast<std::ptrdiff_t>(kept), components.end());
}

Sbom ComponentTree::finish()
{
    make_paths();
    make_findings();
    drop_the_left_out();
    nodes_.clear();
    return std::move(sbom_);
}

}  // namespace advisory::parsers
