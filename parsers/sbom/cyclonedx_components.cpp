#include "parsers/sbom/cyclonedx_components.hpp"

#include <algorithm>
#include <utility>

#include "language/say.hpp"
#include "parsers/inventory/cells.hpp"
#include "parsers/sbom/sbom_bytes.hpp"
#include "parsers/sbom/sbom_texts.hpp"

namespace advisory::parsers {

namespace {

constexpr std::size_t most_claims = 10'000;  // Of CVEs that one component claims to be rid of.

Error too_deep(const std::string& place, const SbomLimits& limits)
{
    return {.code = Errc::too_large,
            .message = say("{}: components stand inside of each other more than {} deep.",
                           place,
                           limits.component_depth),
            .hint = say("Export the bill with less nesting.")};
}

}  // namespace

void CycloneDxComponents::read_list(Index parent)
{
    if (depth_ == limits_.component_depth)
        return members_.tokens().fail(too_deep(tree_.place_of(parent), limits_));

    ++depth_;
    members_.each_element({.owner = parent, .member = "components"},
                          [&](std::size_t position) { read_one(parent, position); });
    --depth_;
}

void CycloneDxComponents::read_one(Index parent, std::size_t position)
{
    if (tree_.is_full())
        return members_.tokens().fail(too_many_components(limits_));

    const auto index = tree_.open(parent, position);
    const auto kind = members_.tokens().peek().kind;
    if (kind != JsonKind::object_begin) {
        tree_.leave_out(index,
                        say("Here stands {} where a component should; remove it, or write "
                            "the component.",
                            name_of(kind)));
        return members_.pass_over({.owner = index, .member = ""});
    }

    ComponentDraft draft;
    members_.each_member({.owner = index, .member = ""},
                         [&](std::string_view key) { return read_member(key, index, draft); });
    judge_.settle(index, draft);
    settle_fixed(index);
}

void CycloneDxComponents::read_subject()
{
    constexpr auto subject = ComponentTree::subject;
    ComponentDraft draft;
    members_.each_member({.owner = subject, .member = ""},
                         [&](std::string_view key) { return read_member(key, subject, draft); });
    judge_.settle(subject, draft);
    settle_fixed(subject);
}

bool CycloneDxComponents::read_member(std::string_view key, Index owner, ComponentDraft& draft)
{
    if (key == "components")
        read_list(owner);
    else if (key == "scope")
        read_scope(owner);
    else if (key == "pedigree")
        read_pedigree(owner);
    else
        return read_text_member(key, owner, draft) || read_vendor_member(key, owner, draft);
    return true;
}

bool CycloneDxComponents::read_text_member(std::string_view key, Index owner, ComponentDraft& draft)
{
    const auto read = [&] {
        return members_.read_text({.owner = owner, .member = std::string{key}}).value_or("");
    };
    if (key == "name")
        draft.name = read();
    else if (key == "version")
        draft.version = read();
    else if (key == "bom-ref")
        tree_[owner].ref = read();
    else if (key == "purl")
        judge_.take_purl(owner, key, read(), draft);
    else if (key == "cpe")
        judge_.take_cpe(owner, key, read(), draft);
    else
        return false;
    return true;
}

bool CycloneDxComponents::read_vendor_member(std::string_view key,
                                             Index owner,
                                             ComponentDraft& draft)
{
    const JsonPlace place{.owner = owner, .member = std::string{key}};
    if (key == "supplier") {
        draft.vendor(VendorSource::supplier) = read_organisation(place);
    } else if (key == "manufacturer") {
        draft.vendor(VendorSource::manufacturer) = read_organisation(place);
    } else if (key == "publisher") {
        draft.vendor(VendorSource::publisher) = members_.read_text(place).value_or("");
    } else if (key == "group") {
        draft.vendor(VendorSource::group) = members_.read_text(place).value_or("");
    } else if (key == "author" || key == "authors") {
        std::string author;
        if (key == "author") {
            author = members_.read_text(place).value_or("");
        } else if (auto persons = read_persons(place); !persons.empty()) {
            author = std::move(persons.front());
        }
        if (auto& first = draft.vendor(VendorSource::author); first.empty())
            first = std::move(author);
    } else {
        return false;
    }
    return true;
}

std::string CycloneDxComponents::read_organisation(const JsonPlace& place)
{
    std::string name;
    members_.each_member(place, [&](std::string_view key) {
        if (key != "name")
            return false;
        name = members_.read_text(place.at(key)).value_or("");
        return true;
    });
    return name;
}

std::vector<std::string> CycloneDxComponents::read_persons(const JsonPlace& place)
{
    constexpr std::size_t enough = 100;
    std::vector<std::string> persons;
    members_.each_element(place, [&](std::size_t position) {
        std::string name;
        std::string mail;
        const auto person = place.at(position);
        members_.each_member(person, [&](std::string_view key) {
            if (key != "name" && key != "email")
                return false;
            (key == "name" ? name : mail) = members_.read_text(person.at(key)).value_or("");
            return true;
        });
        auto& given = name.empty() ? mail : name;
        if (!given.empty() && persons.size() < enough)
            persons.push_back(std::move(given));
    });
    return persons;
}

void CycloneDxComponents::read_scope(Index owner)
{
    const auto scope = members_.read_text({.owner = owner, .member = "scope"});
    if (scope == "excluded")
        tree_.doubt(
            owner,
            "scope",
            say("The scope is \"excluded\", yet the component is kept: whether it can be "
                "reached at run time is for a person to say. Remove it if it is not shipped."));
}

void CycloneDxComponents::read_pedigree(Index owner)
{
    const JsonPlace pedigree{.owner = owner, .member = "pedigree"};
    members_.each_member(pedigree, [&](std::string_view key) {
        if (key != "patches")
            return false;
        const auto patches = pedigree.at(key);
        members_.each_element(patches,
                              [&](std::size_t position) { read_patch(patches.at(position)); });
        return true;
    });
}

void CycloneDxComponents::read_patch(const JsonPlace& place)
{
    members_.each_member(place, [&](std::string_view key) {
        if (key != "resolves")
            return false;
        const auto resolves = place.at(key);
        members_.each_element(resolves,
                              [&](std::size_t position) { take_fixed(resolves.at(position)); });
        return true;
    });
}

void CycloneDxComponents::take_fixed(const JsonPlace& place)
{
    members_.each_member(place, [&](std::string_view key) {
        if (key != "id")
            return false;
        const auto id = members_.read_text(place.at(key));
        auto cve = id ? read_cve(*id) : std::nullopt;
        if (cve && tree_[place.owner].claimed_fixed.size() < most_claims)
            tree_[place.owner].claimed_fixed.push_back(std::move(*cve));
        return true;
    });
}

/// Claims beyond the limit are not kept, so that what they deny stays a match.
void CycloneDxComponents::settle_fixed(Index owner)
{
    auto& claims = tree_[owner].claimed_fixed;
    if (claims.size() == most_claims)
        tree_.doubt(owner,
                    "pedigree",
                    say("The pedigree claims more than {} vulnerabilities to be fixed; "
                        "the others were not taken.",
                        most_claims));
    std::ranges::sort(claims);
    const auto again = std::ranges::unique(claims);
    claims.erase(again.begin(), again.end());
}

}  // namespace advisory::parsers
