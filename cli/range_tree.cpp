#include "cli/range_tree.hpp"

#include <string>

#include <fmt/format.h>

#include "cli/range_meanings.hpp"
#include "core/vocabulary.hpp"
#include "language/say.hpp"
#include "text/unicode.hpp"
#include "versions/vers.hpp"

namespace advisory::cli {

namespace {

void add_versions(Node& node, const AffectedRange& range)
{
    std::string_view label = say("versions");
    if (range.status == PhraseStatus::all)
        node.add(label, say("every version"));
    for (const auto& interval : range.intervals) {
        node.add(label, words_for(interval));
        label = "";
    }
}

/// The status and the range in one line: "parsed  vers:generic/<2.15.0". What is read whole
/// needs no explanation.
void add_status(Node& node, const AffectedRange& range)
{
    const auto vers = versions::format_vers(range.intervals, range.status);
    if (range.is_whole() && !vers.empty()) {
        node.add(name_of(range.status), vers);
        return;
    }
    const auto gap = vers.empty() ? "" : ": ";
    node.add(name_of(range.status), fmt::format("{}{}{}", vers, gap, meaning_of(range.status)));
}

void add_limits(Node& node, const AffectedRange& range)
{
    if (!range.cves.empty())
        node.add(say("only for"), fmt::format("{}", fmt::join(range.cves, ", ")));
    for (const auto& qualifier : range.qualifiers)
        node.add(qualifier.kind, words_for(qualifier));
    node.add(say("stated on"), range.stated_on);
}

void add_doubts(Node& node, const AffectedRange& range)
{
    for (const auto& flag : range.flags) {
        const auto meaning = meaning_of_flag(flag);
        node.add(say("doubt"), fmt::format("{}{}{}", flag, meaning.empty() ? "" : ": ", meaning));
    }
}

void add_models(Node& node, const AffectedRange& range)
{
    node.add(say("models"), fmt::format("{}", fmt::join(range.models, ", ")));
}

/// What a phrase says beside its product. The product stands in half-width form, so the
/// phrase is looked at in that form too; empty when it does not stand there in one piece.
std::string beside_product(const AffectedRange& range)
{
    if (range.product.empty())
        return range.phrase;

    auto rest = text::normalise(range.phrase);
    const auto at = rest.find(range.product);
    if (at == std::string::npos)
        return {};

    rest.replace(at, range.product.size(), at == 0 ? "" : " … ");
    rest.erase(0, rest.find_first_not_of(' '));
    return rest;
}

}  // namespace

Node tree_of(const AffectedRange& range, std::optional<std::size_t> line)
{
    Node node{.text = range.phrase, .line = line};
    node.add(say("product"), range.product);
    add_models(node, range);
    add_versions(node, range);
    add_status(node, range);
    add_limits(node, range);
    add_doubts(node, range);
    return node;
}

Node divided_tree_of(const AffectedRange& range)
{
    Node node{.text = range.phrase};
    node.add(say("product"), range.product.empty() ? say("(none is named)") : range.product);
    add_models(node, range);
    node.add(say("version part"), beside_product(range));
    add_versions(node, range);
    node.add("vers", versions::format_vers(range.intervals, range.status));
    add_limits(node, range);
    node.add(say("status"), fmt::format("{}: {}", name_of(range.status), meaning_of(range.status)));
    add_doubts(node, range);
    return node;
}

}  // namespace advisory::cli
