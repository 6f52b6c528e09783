#include "parsers/sbom/spdx.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "language/say.hpp"
#include "parsers/inventory/cells.hpp"
#include "parsers/sbom/sbom_bytes.hpp"
#include "parsers/sbom/sbom_texts.hpp"

namespace advisory::parsers {

namespace {

enum class Relation { contains, depends, describes };

struct RelationType {
    std::string_view name;
    Relation relation;
    enum class Way { there, back } way;
};

constexpr std::array relation_types{
    RelationType{"CONTAINS", Relation::contains, RelationType::Way::there},
    RelationType{"CONTAINED_BY", Relation::contains, RelationType::Way::back},
    RelationType{"DEPENDS_ON", Relation::depends, RelationType::Way::there},
    RelationType{"DEPENDENCY_OF", Relation::depends, RelationType::Way::back},
    RelationType{"DESCRIBES", Relation::describes, RelationType::Way::there},
    RelationType{"DESCRIBED_BY", Relation::describes, RelationType::Way::back},
};

}  // namespace

std::string_view actor_of(std::string_view written)
{
    auto actor = stripped(written);
    for (const std::string_view prefix : {"Organization:", "Person:", "Tool:"}) {
        if (actor.starts_with(prefix)) {
            actor = stripped(actor.substr(prefix.size()));
            break;
        }
    }

    // "Foo (Japan) (psirt@foo.example)": only the mail address is no part of the name.
    const auto bracket = actor.rfind('(');
    if (actor.ends_with(')') && bracket != std::string_view::npos) {
        const auto inside = stripped(actor.substr(bracket + 1, actor.size() - bracket - 2));
        if (inside.empty() || inside.contains('@'))
            actor = stripped(actor.substr(0, bracket));
    }
    return says_nothing(actor) ? std::string_view{} : actor;
}

void take_external_ref(ComponentJudge& judge,
                       ComponentTree::Index package,
                       std::string_view member,
                       SpdxExternalRef reference,
                       ComponentDraft& draft)
{
    auto [type, locator] = reference;
    // The RDF notation, which some converters carry over, gives types as addresses.
    if (const auto slash = type.rfind('/'); slash != std::string_view::npos)
        type.remove_prefix(slash + 1);
    if (type == "purl")
        judge.take_purl(package, member, locator, draft);
    else if (type == "cpe22Type" || type == "cpe23Type")
        judge.take_cpe(package, member, locator, draft);
}

Result<void> check_spdx_version(std::string_view written, ComponentTree& tree)
{
    constexpr std::string_view prefix = "SPDX-";
    if (!written.starts_with("SPDX-2."))
        return no_bill(say("SPDX 2.2 or 2.3"),
                       written.empty() ? say("it does not say which SPDX it is")
                                       : say("its version is {}", in_quotes(written)));

    tree.bill().spec_version = written.substr(prefix.size());
    if (written != "SPDX-2.2" && written != "SPDX-2.3")
        tree.doubt(ComponentTree::document,
                   "spdxVersion",
                   say("{} is not known and was read as SPDX-2.3; export the bill as that.",
                       shown(written)));
    return {};
}

void SpdxRelations::add(std::string_view from, std::string_view type, std::string_view to)
{
    const auto row = std::ranges::find(relation_types, type, &RelationType::name);
    if (row == relation_types.end() || says_nothing(from) || says_nothing(to))
        return;

    if (row->way == RelationType::Way::back)
        std::swap(from, to);
    if (row->relation == Relation::describes)
        return add_described(to);
    auto& graph = row->relation == Relation::contains ? contains_ : depends_;
    graph.begin(key_of(from), limits_);
    graph.add_target(key_of(to), limits_);
}

void SpdxRelations::add_described(std::string_view element)
{
    if (described_.size() < limits_.components)
        described_.push_back(key_of(element));
}

void SpdxRelations::apply(ComponentTree& tree) const
{
    const ReferenceTable table{tree, {}};
    table.tell_duplicates(tree, "SPDXID");
    contains_.tell_circles(table, tree, say("contains"));
    depends_.tell_circles(table, tree, say("depends on"));
    if (contains_.is_cut() || depends_.is_cut())
        tree.doubt(ComponentTree::document,
                   "relationships",
                   say("There are more than {} relationships; the others were not read, so "
                       "that some paths may be missing.",
                       limits_.references));
    nest(table, tree);
    choose_subject(table, tree);
}

void SpdxRelations::nest(const ReferenceTable& table, ComponentTree& tree) const
{
    std::vector<bool> is_nested(tree.size());
    contains_.each_pair(table, [&](ComponentTree::Index from, ComponentTree::Index to) {
        if (from >= tree.size() || to >= tree.size() || from == to || is_nested[to])
            return;
        is_nested[to] = true;
        tree.enclose(to, from);
    });
}

void SpdxRelations::choose_subject(const ReferenceTable& table, ComponentTree& tree) const
{
    std::vector<ComponentTree::Index> described;
    for (const auto key : described_) {
        if (const auto index = table.find(key); index < tree.size())
            described.push_back(index);
    }
    std::ranges::sort(described);
    const auto again = std::ranges::unique(described);
    described.erase(again.begin(), again.end());

    if (described.size() == 1)
        tree.make_subject(described.front());
    else if (described.size() > 1)
        tree.doubt(ComponentTree::document,
                   "",
                   say("The document describes {} packages, so that it does not say what "
                       "the product is; all were taken as components. Let it describe "
                       "one.",
                       described.size()));
    if (tree.size() == 0 || (tree.size() == 1 && described.size() == 1))
        tree.doubt(ComponentTree::document,
                   "packages",
                   say("The bill lists no component, so that nothing can be matched with it; check "
                       "how it was exported."));
}

}  // namespace advisory::parsers
