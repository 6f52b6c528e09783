#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "parsers/sbom/component_draft.hpp"
#include "parsers/sbom/component_tree.hpp"
#include "parsers/sbom/reference_graph.hpp"

namespace advisory::parsers {

/// What SPDX says the same way in all its notations (2.2 and 2.3).

/// "ACME" of "Organization: ACME (psirt@acme.example)"; empty for NOASSERTION and NONE.
std::string_view actor_of(std::string_view written);

struct SpdxExternalRef {
    std::string_view type;
    std::string_view locator;
};

/// Takes a purl or CPE of a package by its type, whatever the category is called: it is spelt
/// PACKAGE-MANAGER and PACKAGE_MANAGER. Other types are passed over.
void take_external_ref(ComponentJudge& judge,
                       ComponentTree::Index package,
                       std::string_view member,
                       SpdxExternalRef reference,
                       ComponentDraft& draft);

/// Fails unless `written` is "SPDX-2." and something; other than 2.2 and 2.3 is told.
Result<void> check_spdx_version(std::string_view written, ComponentTree& tree);

/// What packages have to do with each other. DESCRIBES, CONTAINS, DEPENDS_ON and their reverses
/// are read, the other types passed over.
class SpdxRelations {
public:
    /// Keeps a reference: `limits` must outlive this.
    explicit SpdxRelations(const SbomLimits& limits) : limits_{limits} {}

    void add(std::string_view from, std::string_view type, std::string_view to);

    /// The document describes that element.
    void add_described(std::string_view element);

    /// To be called when all is read. A package that is contained gets its path; of several that
    /// contain it the first counts. The package that the document describes becomes the
    /// subject, unless there are several: then all stay components, so that none is lost.
    void apply(ComponentTree& tree) const;

private:
    void nest(const ReferenceTable& table, ComponentTree& tree) const;
    void choose_subject(const ReferenceTable& table, ComponentTree& tree) const;

    const SbomLimits& limits_;
    ReferenceGraph contains_;
    ReferenceGraph depends_;
    std::vector<ReferenceKey> described_;
};

}  // namespace advisory::parsers
