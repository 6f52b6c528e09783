#include "parsers/sbom/cyclonedx.hpp"

#include <expected>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "language/say.hpp"
#include "parsers/inventory/cells.hpp"
#include "parsers/sbom/cyclonedx_components.hpp"
#include "parsers/sbom/reference_graph.hpp"
#include "parsers/sbom/sbom_bytes.hpp"
#include "parsers/sbom/sbom_texts.hpp"

namespace advisory::parsers {

namespace {

class CycloneDxReader {
public:
    CycloneDxReader(std::string_view json, const SbomLimits& limits, const SbomProgress& progress)
        : limits_{limits},
          tokens_{json, limits, progress},
          tree_{SbomPlaces::nested, limits},
          members_{tokens_, tree_},
          components_{members_, limits}
    {}

    Result<Sbom> read();

private:
    bool read_member(std::string_view key);
    void read_version();
    void read_metadata();
    bool read_metadata_member(std::string_view key);
    void read_tools();
    void read_tool_list(const JsonPlace& place);
    void take_subject();
    void read_services(const JsonPlace& place);
    void take_service_ref(const JsonPlace& place);
    void read_dependencies();
    void read_dependency(const JsonPlace& place);
    [[nodiscard]] Result<void> check_edition();
    void check_references();
    void remark_on_the_whole();

    const SbomLimits& limits_;
    JsonTokens tokens_;
    ComponentTree tree_;
    JsonMembers members_;
    CycloneDxComponents components_;

    std::string bom_format_;
    std::vector<std::string> authors_;
    std::string product_maker_;  ///< Of the subject, when it names no vendor itself.
    bool has_subject_ = false;
    std::size_t services_ = 0;
    std::vector<ReferenceKey> service_refs_;
    ReferenceGraph dependencies_;
};

Result<Sbom> CycloneDxReader::read()
{
    if (tokens_.peek().kind != JsonKind::object_begin && !tokens_.failure())
        return no_bill("CycloneDX", say("its JSON is no object"));
    members_.each_member({}, [this](std::string_view key) { return read_member(key); });
    tokens_.next();  // Reads to the end of the bytes.
    if (tokens_.failure())
        return std::unexpected{*tokens_.failure()};
    if (auto edition = check_edition(); !edition)
        return std::unexpected{edition.error()};

    auto& bill = tree_.bill();
    bill.format = "CycloneDX";
    bill.author = fmt::to_string(fmt::join(authors_, ", "));
    if (bill.subject.vendor.empty())
        bill.subject.vendor = product_maker_;
    check_references();
    remark_on_the_whole();
    return tree_.finish();
}

bool CycloneDxReader::read_member(std::string_view key)
{
    const JsonPlace place{.member = std::string{key}};
    if (key == "bomFormat")
        bom_format_ = members_.read_text(place).value_or("");
    else if (key == "specVersion")
        tree_.bill().spec_version = members_.read_text(place).value_or("");
    else if (key == "serialNumber")
        tree_.bill().serial = members_.read_text(place).value_or("");
    else if (key == "version")
        read_version();
    else if (key == "metadata")
        read_metadata();
    else if (key == "components")
        components_.read_list(ComponentTree::document);
    else if (key == "services")
        read_services(place);
    else if (key == "dependencies")
        read_dependencies();
    else
        return false;
    return true;
}

/// The edition is a number in every version of the schema.
void CycloneDxReader::read_version()
{
    if (tokens_.peek().kind == JsonKind::number)
        tree_.bill().version = tokens_.next().text;
    else
        tree_.bill().version = members_.read_text({.member = "version"}).value_or("");
}

void CycloneDxReader::read_metadata()
{
    members_.each_member({.member = "metadata"},
                         [this](std::string_view key) { return read_metadata_member(key); });
}

bool CycloneDxReader::read_metadata_member(std::string_view key)
{
    const auto place = JsonPlace{.member = "metadata"}.at(key);
    if (key == "timestamp") {
        tree_.bill().created = members_.read_text(place).value_or("");
    } else if (key == "component") {
        take_subject();
    } else if (key == "authors") {
        for (auto& person : components_.read_persons(place))
            authors_.push_back(std::move(person));
    } else if (key == "manufacturer") {  // 1.6: who made the bill.
        if (auto maker = components_.read_organisation(place); !maker.empty())
            authors_.push_back(std::move(maker));
    } else if (key == "supplier" || key == "manufacture") {  // Who made the product.
        auto maker = components_.read_organisation(place);
        if (product_maker_.empty() || key == "supplier")
            product_maker_ = maker.empty() ? std::move(product_maker_) : std::move(maker);
    } else if (key == "tools") {
        read_tools();
    } else {
        return false;
    }
    return true;
}

/// Up to 1.4 a list of tools, since 1.5 also an object with components and services.
void CycloneDxReader::read_tools()
{
    const JsonPlace place{.member = "metadata.tools"};
    if (tokens_.peek().kind == JsonKind::array_begin)
        return read_tool_list(place);
    members_.each_member(place, [&](std::string_view key) {
        if (key != "components" && key != "services")
            return false;
        read_tool_list(place.at(key));
        return true;
    });
}

void CycloneDxReader::read_tool_list(const JsonPlace& place)
{
    constexpr std::size_t enough = 100;
    members_.each_element(place, [&](std::size_t position) {
        std::string name;
        std::string version;
        const auto tool = place.at(position);
        members_.each_member(tool, [&](std::string_view key) {
            if (key != "name" && key != "version")
                return false;
            (key == "name" ? name : version) = members_.read_text(tool.at(key)).value_or("");
            return true;
        });
        if (!name.empty() && authors_.size() < enough)
            authors_.push_back(version.empty() ? name : fmt::format("{} {}", name, version));
    });
}

void CycloneDxReader::take_subject()
{
    if (!std::exchange(has_subject_, true))
        return components_.read_subject();

    // The key stood twice, which is told. The first product counts; what the other one
    // encloses would otherwise be lost.
    auto first = tree_[ComponentTree::subject];
    components_.read_subject();
    tree_[ComponentTree::subject] = std::move(first);
}

void CycloneDxReader::read_services(const JsonPlace& place)
{
    members_.each_element(place, [&](std::size_t position) {
        const auto service = place.at(position);
        ++services_;
        members_.each_member(service, [&](std::string_view key) {
            if (key == "services")
                read_services(service.at(key));
            else if (key == "bom-ref")
                take_service_ref(service.at(key));
            else
                return false;
            return true;
        });
    });
}

void CycloneDxReader::take_service_ref(const JsonPlace& place)
{
    const auto ref = members_.read_text(place);
    if (ref && service_refs_.size() < limits_.components)
        service_refs_.push_back(key_of(*ref));
}

void CycloneDxReader::read_dependencies()
{
    const JsonPlace place{.member = "dependencies"};
    members_.each_element(place,
                          [&](std::size_t position) { read_dependency(place.at(position)); });
}

/// `ref` may stand behind `dependsOn`.
void CycloneDxReader::read_dependency(const JsonPlace& place)
{
    std::string ref;
    std::vector<ReferenceKey> targets;
    members_.each_member(place, [&](std::string_view key) {
        if (key == "ref") {
            ref = members_.read_text(place.at(key)).value_or("");
        } else if (key == "dependsOn") {
            const auto list = place.at(key);
            members_.each_element(list, [&](std::size_t position) {
                const auto target = members_.read_text(list.at(position));
                if (target && targets.size() <= limits_.references)
                    targets.push_back(key_of(*target));
            });
        } else {
            return false;
        }
        return true;
    });
    dependencies_.begin(key_of(ref), limits_);
    for (const auto target : targets)
        dependencies_.add_target(target, limits_);
}

Result<void> CycloneDxReader::check_edition()
{
    if (bom_format_ != "CycloneDX")
        return no_bill("CycloneDX", say("bomFormat is not \"CycloneDX\""));

    const auto& edition = tree_.bill().spec_version;
    if (edition.empty()) {
        tree_.doubt(ComponentTree::document,
                    "specVersion",
                    say("The bill does not say which CycloneDX it is (specVersion); it was read as "
                        "1.6. Add it."));
        return {};
    }
    if (!edition.starts_with("1."))
        return no_bill(say("CycloneDX 1.2 to 1.6"), say("specVersion is {}", in_quotes(edition)));
    const bool is_known = edition.size() == 3 && edition[2] >= '2' && edition[2] <= '6';
    if (!is_known)
        tree_.doubt(ComponentTree::document,
                    "specVersion",
                    say("CycloneDX {} is not known; it was read as 1.6, and what is new in "
                        "it was passed over. Export the bill as 1.6.",
                        shown(edition)));
    return {};
}

void CycloneDxReader::check_references()
{
    const ReferenceTable table{tree_, service_refs_};
    table.tell_duplicates(tree_, "bom-ref");
    dependencies_.tell_circles(table, tree_, say("depends on"));
    dependencies_.tell_unknown(table, tree_);
    if (dependencies_.is_cut())
        tree_.doubt(ComponentTree::document,
                    "dependencies",
                    say("There are more than {} references; the others were not checked.",
                        limits_.references));
}

void CycloneDxReader::remark_on_the_whole()
{
    if (services_ > 0)
        tree_.doubt(ComponentTree::document,
                    "services",
                    say("Services are no components and were not taken: {}. Register what "
                        "runs inside of the product as a component.",
                        services_));
    if (tree_.size() == 0)
        tree_.doubt(
            ComponentTree::document,
            "components",
            say("The bill lists no component, so that nothing can be matched with it; check "
                "how it was exported."));
}

}  // namespace

Result<Sbom> read_cyclonedx(std::string_view bytes,
                            const SbomLimits& limits,
                            const SbomProgress& progress)
{
    const auto readable = readable_bytes(bytes, limits);
    if (!readable)
        return std::unexpected{readable.error()};
    return CycloneDxReader{readable->text(), limits, progress}.read();
}

}  // namespace advisory::parsers
