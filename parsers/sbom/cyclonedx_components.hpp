#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "parsers/sbom/component_draft.hpp"
#include "parsers/sbom/component_tree.hpp"
#include "parsers/sbom/json_members.hpp"

namespace advisory::parsers {

/// Reads `components` of CycloneDX, and what is nested in them.
class CycloneDxComponents {
public:
    using Index = ComponentTree::Index;

    /// Keeps references: both must outlive this.
    CycloneDxComponents(JsonMembers& members, const SbomLimits& limits)
        : members_{members}, tree_{members.tree()}, judge_{members.tree()}, limits_{limits}
    {}

    /// The list that comes next, whose components stand in `parent`.
    void read_list(Index parent);

    /// The object that comes next: the component of `metadata`.
    void read_subject();

    /// The name of the organisation that comes next, an object.
    std::string read_organisation(const JsonPlace& place);

    /// The names of the persons that come next, a list; the mail address of who has none.
    std::vector<std::string> read_persons(const JsonPlace& place);

private:
    void read_one(Index parent, std::size_t position);
    bool read_member(std::string_view key, Index owner, ComponentDraft& draft);
    bool read_text_member(std::string_view key, Index owner, ComponentDraft& draft);
    bool read_vendor_member(std::string_view key, Index owner, ComponentDraft& draft);
    void read_scope(Index owner);
    void read_pedigree(Index owner);
    void read_patch(const JsonPlace& place);
    void take_fixed(const JsonPlace& place);
    void settle_fixed(Index owner);

    JsonMembers& members_;
    ComponentTree& tree_;
    ComponentJudge judge_;
    const SbomLimits& limits_;
    std::size_t depth_ = 0;
};

}  // namespace advisory::parsers
