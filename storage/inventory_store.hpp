#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/inventory.hpp"
#include "core/sbom.hpp"
#include "core/time.hpp"
#include "storage/database.hpp"

namespace advisory::storage {

/// How many rows of an import were new, changed, and as they were.
struct ImportCounts {
    std::size_t added = 0;
    std::size_t updated = 0;
    std::size_t unchanged = 0;
    std::size_t replaced = 0;  ///< Earlier bills of materials that are history now.
    std::size_t ended = 0;     ///< Components that only those listed.

    bool operator==(const ImportCounts&) const = default;
};

/// Which earlier bills of materials of a product version a new one takes the place of.
enum class Replaces {
    same_subject,    ///< Those of the same name (metadata.component) or serial number.
    all_of_version,  ///< Every one.
};

/// The file that an import came from; its bytes are kept.
struct InventoryDocument {
    std::string name;
    std::string sha256;
    std::string bytes;
    Time imported_at{};
};

/// What a registration is of.
enum class Registered { product_version, component, installation };

/// The registered products, their components, and where they are installed.
class InventoryStore {
public:
    /// Keeps a reference: `db` must outlive the store.
    explicit InventoryStore(Database& db);

    /// Registers what a file holds and keeps the file. Rows are known again by
    /// (product_id, version), by product version and component identity (vendor, name,
    /// version, purl, cpe), and by (institution, product version, serial). A
    /// row whose other values changed keeps its row number, and its old values stay in
    /// the store. Rows that refer to a product version that is not
    /// registered must have been taken out with `unknown_products` before.
    ImportCounts import(const InventoryFile& file, const InventoryDocument& document);

    /// The rows of components and installations whose product version is registered
    /// neither in the store nor in the file itself: indexes into both lists.
    struct Unknown {
        std::vector<std::size_t> components;
        std::vector<std::size_t> installations;
    };
    Unknown unknown_products(const InventoryFile& file);

    /// Registers a bill of materials of a product version, and the product version itself when
    /// it is not yet (else `product` is only looked up by id and version). The components that
    /// no file and no other bill in force lists are ended, not deleted. The same bytes
    /// again change nothing.
    ImportCounts import(const ProductVersion& product,
                        const Sbom& sbom,
                        Replaces replaces,
                        const InventoryDocument& document);

    /// What is registered at this moment.
    std::vector<ProductVersion> products();
    std::vector<Component> components();
    std::vector<Component> components_of(std::int64_t product_row);
    std::vector<Installation> installations_of(std::int64_t product_row);

    /// Every registered version of a product; empty when the id is not registered.
    std::vector<ProductVersion> find(std::string_view product_id);

    /// A registered product version; nothing when it is not, or not any more.
    std::optional<ProductVersion> product(std::int64_t row);

    /// A product version or component that is or once was registered. All empty for row 0.
    ProductVersion known_product(std::int64_t row);
    Component known_component(std::int64_t row);

    /// A product id that is or once was registered as it is written there: `product_id` itself,
    /// else what differs from it in case only.
    std::optional<std::string> spelling_of(std::string_view product_id);

    /// Every maker that the registered products and components name, each once.
    std::vector<std::string> vendors();

    /// Calls back for the words of every component (vendor, name, version, purl, cpe), in the
    /// order of the names. What several products contain comes as often.
    void visit_software(const std::function<void(const Component&)>& visit);

    /// How many components are registered.
    std::size_t component_count();

    /// A bill of materials of a product version, newest first.
    struct KeptSbom {
        SbomDocument document;
        std::string name;  ///< Of the file.
        std::string sha256;
        Time imported_at{};
        std::size_t components = 0;
        std::size_t findings = 0;
        bool is_in_force = false;  ///< False: history.
    };
    std::vector<KeptSbom> sboms_of(std::int64_t product_row);

    /// Where the bills in force say that a component stands: paths as in Component::path.
    std::vector<std::string> paths_of(std::int64_t component_row);

    /// Takes a product version, or one component or installation, off the register. What was
    /// found about it stays. `who`: for the record.
    void remove(Registered subject, std::int64_t row, std::string_view who, Time when);

    /// True when a person, and not an import, took a product version or a component of it off.
    bool was_removed(std::int64_t product_row, std::int64_t component_row);

    /// Grows with every change of what is registered, of aliases and of watch terms: what a
    /// match was made against.
    std::int64_t snapshot();

    /// When it last grew; nothing before the first change.
    std::optional<Time> changed_at();

    /// What changed behind a snapshot.
    struct Changes {
        bool has_new_names = false;  ///< Aliases or watch terms: everything may match anew.
        std::vector<std::int64_t> products;
        std::string cause;  ///< Of the last three changes: "import of bom.json".
    };
    Changes changes_since(std::int64_t snapshot);

private:
    Database& db_;
};

}  // namespace advisory::storage
