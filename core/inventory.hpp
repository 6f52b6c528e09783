#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace advisory {

/// A registered product in one version: the unit that verdicts are about.
/// Texts stand as they were imported; empty means not given.
struct ProductVersion {
    std::int64_t row = 0;  ///< Store's key; 0 while not stored.
    std::string product_id;
    std::string product_name;
    std::string model;
    std::string version;
    std::string vendor;
    std::string lifecycle;
    std::string jmdn_class;
    std::string approval_no;
    std::string retention_class;

    /// What an alert on it is at least: "low", "medium", "high" or "critical".
    std::string least_severity;
    std::size_t line = 0;  ///< In the file it was read from; 0 when it comes from the store.
};

/// Software that a product version contains.
struct Component {
    std::int64_t row = 0;
    std::string product_id;
    std::string product_version;
    std::string vendor;
    std::string name;
    std::string version;  ///< Empty: unknown, so that a match can only be a review.
    std::string purl;
    std::string cpe;

    /// What an SBOM nests it in, the outermost first, divided by " > "; empty for what stands
    /// directly in the product, and for what no SBOM lists. No part of its identity.
    std::string path;
    std::string ref;  ///< The SBOM's own name for it: bom-ref, SPDXID.

    /// The CVEs that the SBOM claims to be fixed in it by a patch (pedigree).
    std::vector<std::string> claimed_fixed;
    std::size_t line = 0;  ///< In the file it was read from; 0 when it comes from the store.
};

/// Where a product version stands.
struct Installation {
    std::int64_t row = 0;
    std::string institution_id;
    std::string institution_name;
    std::string contact;
    std::string product_id;
    std::string product_version;
    std::string serial;
    std::string shipped_on;
    std::string options;
    std::size_t line = 0;  ///< In the file it was read from; 0 when it comes from the store.
};

/// A vendor and product known under another name, confirmed by a person or the
/// shipped table. `is_denied` is the opposite: these two are never the same.
struct Alias {
    std::int64_t row = 0;
    std::string vendor;   ///< As a notice may write it; empty: any.
    std::string product;  ///< As a notice may write it; empty: a vendor alias.
    std::string canonical_vendor;
    std::string canonical_product;
    std::string language;     ///< Of the names: "ja", "en"; empty: not said.
    std::string kind;         ///< official, former_name, oem, abbreviation, misspelling, ...
    std::string valid_from;   ///< ISO 8601 day: since when the names mean one thing; or empty.
    std::string valid_until;  ///< ISO 8601 day, the last one; or empty.
    std::string source;       ///< Who says so: a person, a page, "shipped".
    bool is_denied = false;
};

/// A name to watch for though the inventory has no such product yet: a supplier, a product
/// that is planned, a keyword.
struct WatchTerm {
    std::int64_t row = 0;
    std::string term;
    std::string note;  ///< Why it is watched.
    std::string source;
};

/// A row of an inventory file that was not taken, and why.
struct RejectedRow {
    std::size_t line = 0;  ///< 1-based, as an editor shows it.
    std::string reason;
};

/// What an inventory file in CSV holds.
struct InventoryFile {
    std::vector<ProductVersion> products;
    std::vector<Component> components;
    std::vector<Installation> installations;
    std::vector<RejectedRow> rejected;
    std::vector<std::string> warnings;
};

}  // namespace advisory
