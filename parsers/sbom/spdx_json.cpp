#include "parsers/sbom/spdx_json.hpp"

#include <expected>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "language/say.hpp"
#include "parsers/sbom/json_members.hpp"
#include "parsers/sbom/sbom_bytes.hpp"
#include "parsers/sbom/sbom_texts.hpp"
#include "parsers/sbom/spdx.hpp"

namespace advisory::parsers {

namespace {

class SpdxJsonReader {
public:
    using Index = ComponentTree::Index;

    SpdxJsonReader(std::string_view json, const SbomLimits& limits, const SbomProgress& progress)
        : limits_{limits},
          tokens_{json, limits, progress},
          tree_{SbomPlaces::packages, limits},
          members_{tokens_, tree_},
          judge_{tree_},
          relations_{limits}
    {}

    Result<Sbom> read();

private:
    bool read_member(std::string_view key);
    void read_creation(const JsonPlace& place);
    void read_described(const JsonPlace& place);
    void read_package(std::size_t position);
    bool read_package_member(std::string_view key, Index package, ComponentDraft& draft);
    void read_external_ref(const JsonPlace& place, ComponentDraft& draft);
    void read_relationship(const JsonPlace& place);

    const SbomLimits& limits_;
    JsonTokens tokens_;
    ComponentTree tree_;
    JsonMembers members_;
    ComponentJudge judge_;
    SpdxRelations relations_;
    std::string version_;
    std::vector<std::string> creators_;
};

Result<Sbom> SpdxJsonReader::read()
{
    if (tokens_.peek().kind != JsonKind::object_begin && !tokens_.failure())
        return no_bill("SPDX", say("its JSON is no object"));
    members_.each_member({}, [this](std::string_view key) { return read_member(key); });
    tokens_.next();  // Reads to the end of the bytes.
    if (tokens_.failure())
        return std::unexpected{*tokens_.failure()};
    if (auto version = check_spdx_version(version_, tree_); !version)
        return std::unexpected{version.error()};

    tree_.bill().format = "SPDX";
    tree_.bill().author = fmt::to_string(fmt::join(creators_, ", "));
    relations_.apply(tree_);
    return tree_.finish();
}

bool SpdxJsonReader::read_member(std::string_view key)
{
    const JsonPlace place{.member = std::string{key}};
    if (key == "spdxVersion") {
        version_ = members_.read_text(place).value_or("");
    } else if (key == "documentNamespace") {
        tree_.bill().serial = members_.read_text(place).value_or("");
    } else if (key == "creationInfo") {
        read_creation(place);
    } else if (key == "documentDescribes") {
        read_described(place);
    } else if (key == "packages") {
        members_.each_element(place, [this](std::size_t position) { read_package(position); });
    } else if (key == "relationships") {
        members_.each_element(place,
                              [&](std::size_t position) { read_relationship(place.at(position)); });
    } else {
        return false;
    }
    return true;
}

void SpdxJsonReader::read_creation(const JsonPlace& place)
{
    constexpr std::size_t enough = 100;
    members_.each_member(place, [&](std::string_view key) {
        if (key == "created") {
            tree_.bill().created = members_.read_text(place.at(key)).value_or("");
            return true;
        }
        if (key != "creators")
            return false;
        const auto list = place.at(key);
        members_.each_element(list, [&](std::size_t position) {
            const auto creator = members_.read_text(list.at(position));
            const auto name = creator ? actor_of(*creator) : std::string_view{};
            if (!name.empty() && creators_.size() < enough)
                creators_.emplace_back(name);
        });
        return true;
    });
}

void SpdxJsonReader::read_described(const JsonPlace& place)
{
    members_.each_element(place, [&](std::size_t position) {
        if (const auto element = members_.read_text(place.at(position)))
            relations_.add_described(*element);
    });
}

void SpdxJsonReader::read_package(std::size_t position)
{
    if (tree_.is_full())
        return tokens_.fail(too_many_components(limits_));

    const auto package = tree_.open(ComponentTree::document, position);
    const auto kind = tokens_.peek().kind;
    if (kind != JsonKind::object_begin) {
        tree_.leave_out(package,
                        say("Here stands {} where a package should; remove it, or write "
                            "the package.",
                            name_of(kind)));
        return members_.pass_over({.owner = package, .member = ""});
    }

    ComponentDraft draft;
    members_.each_member({.owner = package, .member = ""}, [&](std::string_view key) {
        return read_package_member(key, package, draft);
    });
    judge_.settle(package, draft);
}

bool SpdxJsonReader::read_package_member(std::string_view key, Index package, ComponentDraft& draft)
{
    const JsonPlace place{.owner = package, .member = std::string{key}};
    if (key == "name") {
        draft.name = members_.read_text(place).value_or("");
    } else if (key == "versionInfo") {
        draft.version = members_.read_text(place).value_or("");
    } else if (key == "SPDXID") {
        tree_[package].ref = members_.read_text(place).value_or("");
    } else if (key == "supplier" || key == "originator") {
        const auto source = key == "supplier" ? VendorSource::supplier : VendorSource::manufacturer;
        draft.vendor(source) = actor_of(members_.read_text(place).value_or(""));
    } else if (key == "externalRefs") {
        members_.each_element(place, [&](std::size_t position) {
            read_external_ref(place.at(position), draft);
        });
    } else {
        return false;
    }
    return true;
}

void SpdxJsonReader::read_external_ref(const JsonPlace& place, ComponentDraft& draft)
{
    std::string type;
    std::string locator;
    members_.each_member(place, [&](std::string_view key) {
        if (key == "referenceType")
            type = members_.read_text(place.at(key)).value_or("");
        else if (key == "referenceLocator")
            locator = members_.read_text(place.at(key)).value_or("");
        else
            return false;
        return true;
    });
    take_external_ref(judge_, place.owner, place.member, {.type = type, .locator = locator}, draft);
}

void SpdxJsonReader::read_relationship(const JsonPlace& place)
{
    std::string from;
    std::string type;
    std::string to;
    members_.each_member(place, [&](std::string_view key) {
        if (key == "spdxElementId")
            from = members_.read_text(place.at(key)).value_or("");
        else if (key == "relationshipType")
            type = members_.read_text(place.at(key)).value_or("");
        else if (key == "relatedSpdxElement")
            to = members_.read_text(place.at(key)).value_or("");
        else
            return false;
        return true;
    });
    relations_.add(from, type, to);
}

}  // namespace

Result<Sbom> read_spdx_json(std::string_view bytes,
                            const SbomLimits& limits,
                            const SbomProgress& progress)
{
    const auto readable = readable_bytes(bytes, limits);
    if (!readable)
        return std::unexpected{readable.error()};
    return SpdxJsonReader{readable->text(), limits, progress}.read();
}

}  // namespace advisory::parsers
