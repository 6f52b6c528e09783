#include "cli/advisory_tree.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "cli/range_tree.hpp"
#include "cli/source_lines.hpp"
#include "core/cvss_score.hpp"
#include "core/vocabulary.hpp"
#include "language/say.hpp"

namespace advisory::cli {

namespace {

/// Values of one field; those that stand on one line are one line here too.
void add_list(Node& node,
              std::string_view label,
              std::string_view field,
              const std::vector<std::string>& values,
              const PlaceIndex& places)
{
    Node* last = nullptr;
    for (const auto& value : values) {
        const auto line = places.line_of(field, value);
        if (last != nullptr && line == last->line)
            last->text += ", " + value;
        else if (node.add(last == nullptr ? label : "", value, line))
            last = &node.children.back();
    }
}

/// The score that the notice states beside the one that its vector has.
std::string shown_score(const Cvss& cvss)
{
    const auto computed = base_score(cvss.vector);
    auto stated = cvss.score ? fmt::format("{:.1f}", *cvss.score) : say("no score stated");
    if (!computed)
        return stated;
    const auto own = fmt::format("{:.1f}", *computed);
    if (!cvss.score)
        return say("{} by its vector, {}", own, stated);
    if (own == stated)
        return say("{}, as its vector says", stated);
    return say("{} stated, but its vector says {}: MISMATCH", stated, own);
}

void add_scores(Node& node, const std::vector<Cvss>& scores, const PlaceIndex& places)
{
    for (const auto& cvss : scores) {
        const auto value =
            cvss.vector.empty() && cvss.score ? fmt::format("{:.1f}", *cvss.score) : cvss.vector;
        node.add("CVSS " + cvss.version, shown_score(cvss), places.line_of("cvss", value));
        node.add("", cvss.vector);
    }
}

void add_ranges(Node& node,
                std::string_view label,
                const std::vector<AffectedRange>& ranges,
                const LineIndex& lines)
{
    for (const auto& range : ranges) {
        auto& child = node.children.emplace_back(tree_of(range, lines.line_of(range.span)));
        child.label = label;
    }
}

void add_workarounds(Node& node, const std::vector<Workaround>& workarounds, const LineIndex& lines)
{
    for (const auto& workaround : workarounds) {
        const auto label = workaround.is_withdrawn ? say("withdrawn") : say("workaround");
        auto text = workaround.text;
        std::ranges::replace(text, '\n', ' ');
        if (!node.add(label, text, lines.line_of(workaround.span)))
            continue;

        auto& added = node.children.back();
        if (workaround.is_withdrawn)
            added.add(say("status"), say("withdrawn: a later update says that this does not help"));
        added.add(say("stated on"), workaround.stated_on);
    }
}

void add_vendor_status(Node& node,
                       const std::vector<VendorStatus>& answers,
                       const PlaceIndex& places)
{
    for (const auto& [vendor, status] : answers)
        node.add(say("maker says"),
                 fmt::format("{}: {}", vendor, status),
                 places.line_of("vendor_status", vendor));
}

/// One a line, so that each can be copied.
void add_urls(Node& node, const std::vector<std::string>& urls, const PlaceIndex& places)
{
    std::string_view label = say("see");
    for (const auto& url : urls) {
        if (node.add(label, url, places.line_of("urls", url)))
            label = "";
    }
}

Node item_tree(const AdvisoryItem& item, std::string_view label, const LineIndex& lines)
{
    const PlaceIndex places{item.places, lines};
    Node node{
        .label = std::string{label},
        .text = item.title.empty() ? say("(without a title)") : item.title,
        .line = places.line_of("title", item.title),
        .room = Node::Room::apart,
    };

    add_list(node, say("maker"), "vendors", item.vendors, places);
    add_list(node, "CVE", "cves", item.cves, places);
    add_list(node, "JVN", "jvn", item.jvn, places);
    add_list(node, "CWE", "cwes", item.cwes, places);
    add_list(node, say("other id"), "other", item.other, places);
    node.add(say("severity"), item.severity, places.line_of("severity", item.severity));
    add_scores(node, item.cvss, places);
    add_ranges(node, say("affected"), item.affected, lines);
    add_ranges(node, say("not affected"), item.unaffected, lines);
    add_ranges(node, say("fixed"), item.fixed, lines);
    add_ranges(node, say("superseded"), item.superseded, lines);
    add_workarounds(node, item.workarounds, lines);
    add_vendor_status(node, item.vendor_status, places);
    add_urls(node, item.urls, places);
    return node;
}

void add_head(Node& root, const Advisory& advisory, const PlaceIndex& places)
{
    const auto add = [&](std::string_view field, std::string_view value) {
        root.add(said(field), value, places.line_of(field, value));
    };
    add(mark("title"), advisory.title);
    root.add(say("source"), name_of(advisory.source));
    root.add(say("kind"), name_of(advisory.kind));
    add(mark("published"), advisory.published);
    add(mark("updated"), advisory.updated);
    add(mark("url"), advisory.url);
    root.add(say("charset"), advisory.charset);
    root.add(say("authenticity"), advisory.authenticity.level);
    for (const auto& check : advisory.authenticity.checks)
        root.children.back().add(say("check"), check);
    for (const auto& warning : advisory.warnings)
        root.add(say("warning"), warning);
}

}  // namespace

Node tree_of(const Advisory& advisory, std::string_view text)
{
    const LineIndex lines{text};
    const PlaceIndex places{advisory.places, lines};
    Node root{.text = advisory.id, .line = places.line_of("id", advisory.id)};
    add_head(root, advisory, places);

    std::size_t number = 0;
    for (const auto& item : advisory.items) {
        const auto label =
            advisory.items.size() == 1 ? std::string{say("item")} : say("item {}", ++number);
        root.children.push_back(item_tree(item, label, lines));
    }

    for (const auto& entry : advisory.history) {
        const bool is_first = &entry == &advisory.history.front();
        root.children.push_back({
            .label = is_first ? say("history") : Said{},
            .text = fmt::format("{}  {}", entry.date, entry.text),
            .line = places.line_of("history", entry.date),
            .room = is_first ? Node::Room::apart : Node::Room::close,
        });
    }
    return root;
}

}  // namespace advisory::cli
