#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/cpe.hpp"
#include "core/purl.hpp"
#include "parsers/sbom/component_tree.hpp"

namespace advisory::parsers {

/// Who may stand for the vendor of a component: the first of these that is given does.
enum class VendorSource { supplier, manufacturer, publisher, author, group };

/// What a bill says of one component, before it is decided what to make of it.
struct ComponentDraft {
    std::string name;
    std::string version;
    std::array<std::string, 5> vendors;  ///< By VendorSource.
    std::optional<Purl> purl;            ///< The first valid one, taken apart.
    std::optional<Cpe> cpe;
    bool has_told_other_purl = false;
    bool has_told_other_cpe = false;

    std::string& vendor(VendorSource source) { return vendors[static_cast<std::size_t>(source)]; }
};

/// Decides by the same rules for every format what becomes of a component, and tells what is
/// wrong with it. `owner` is the component in the tree, or the subject.
///
/// - A purl or CPE that is none is quoted and not kept. Of several the first valid one counts;
///   one that names another product is told.
/// - A missing version is taken from the purl, else from the CPE unless that has an update part
///   or a wildcard. When there is none the version stays empty: only a review can come of it.
/// - A component without a name gets that of its purl, or is left out. One whose name holds
///   control characters is left out: any repair would be a guess at what the product is called.
class ComponentJudge {
public:
    using Owner = ComponentTree::Index;

    /// Keeps a reference: `tree` must outlive the judge.
    explicit ComponentJudge(ComponentTree& tree) : tree_{tree} {}

    void take_purl(Owner owner, std::string_view member, std::string_view text, ComponentDraft&);
    void take_cpe(Owner owner, std::string_view member, std::string_view text, ComponentDraft&);

    /// Fills the component in the tree when all of it was read.
    void settle(Owner owner, const ComponentDraft& draft);

private:
    /// False when the component was left out.
    bool settle_name(Owner owner, const ComponentDraft& draft);
    bool take_name_of_purl(Owner owner, const ComponentDraft& draft);
    void settle_version(Owner owner, const ComponentDraft& draft);
    void settle_vendor(Owner owner, const ComponentDraft& draft);

    ComponentTree& tree_;
};

}  // namespace advisory::parsers
