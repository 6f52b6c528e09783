#include "parsers/sbom/component_draft.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "language/say.hpp"
#include "parsers/inventory/cells.hpp"
#include "parsers/sbom/sbom_texts.hpp"

namespace advisory::parsers {

namespace {

bool is_wildcard(std::string_view version)
{
    return version == "-" || version.find_first_of("*?") != std::string_view::npos;
}

/// The update attribute of a CPE, "p15" or "sp1": a part of the version that `Cpe` does not have.
std::string_view update_of(std::string_view cpe)
{
    constexpr std::string_view formatted = "cpe:2.3:";
    constexpr std::string_view uri = "cpe:/";
    constexpr int before_update = 4;
    cpe.remove_prefix(cpe.starts_with(formatted) ? formatted.size() : uri.size());

    for (int attribute = 0; attribute < before_update; ++attribute) {
        std::size_t at = 0;
        while (at < cpe.size() && cpe[at] != ':')
            at += cpe[at] == '\\' ? std::size_t{2} : std::size_t{1};
        cpe.remove_prefix(std::min(cpe.size(), at + 1));
    }
    const auto update = cpe.substr(0, cpe.find(':'));
    return update == "*" || update == "-" ? std::string_view{} : update;
}

/// Deb and rpm write the epoch before the version, but a purl beside it.
std::string with_epoch(const Purl& purl)
{
    constexpr std::string_view name = "epoch=";
    std::string_view rest = purl.qualifiers;
    while (!rest.empty()) {
        const auto qualifier = rest.substr(0, rest.find('&'));
        if (qualifier.starts_with(name))
            return fmt::format("{}:{}", qualifier.substr(name.size()), purl.version);
        rest.remove_prefix(std::min(rest.size(), qualifier.size() + 1));
    }
    return purl.version;
}

std::string_view without_v(std::string_view version)
{
    return version.starts_with('v') ? version.substr(1) : version;
}

bool is_same_version(std::string_view version, const Purl& purl)
{
    return without_v(version) == without_v(purl.version) || version == with_epoch(purl);
}

bool is_same_product(const Purl& one, const Purl& other)
{
    return one.type == other.type && one.namespace_ == other.namespace_ && one.name == other.name;
}

bool is_same_product(const Cpe& one, const Cpe& other)
{
    return one.vendor == other.vendor && one.product == other.product;
}

/// Why `text` cannot be used as an identifier, with what was made of that.
std::optional<std::string> complaint(CellForm form, std::string_view label, std::string_view text)
{
    auto reason = complaint_about({.name = label, .form = form, .labels = ""}, label, text);
    if (reason)
        reason->append(say(" The component is matched without it."));
    return reason;
}

}  // namespace

void ComponentJudge::take_purl(Owner owner,
                               std::string_view member,
                               std::string_view text,
                               ComponentDraft& draft)
{
    text = stripped(text);
    if (says_nothing(text))
        return;
    if (auto reason = complaint(CellForm::purl, "purl", text))
        return tree_.doubt(owner, member, std::move(*reason));

    auto purl = read_purl(text);
    if (!purl)
        return;
    if (!draft.purl) {
        draft.purl = std::move(purl);
        tree_[owner].purl = text;
    } else if (!draft.has_told_other_purl && !is_same_product(*draft.purl, *purl)) {
        draft.has_told_other_purl = true;
        tree_.doubt(owner,
                    member,
                    say("The purl {} names another product than {}, which counts; remove "
                        "the wrong one, or list the other product as a component.",
                        in_quotes(text),
                        in_quotes(tree_[owner].purl)));
    }
}

void ComponentJudge::take_cpe(Owner owner,
                              std::string_view member,
                              std::string_view text,
                              ComponentDraft& draft)
{
    text = stripped(text);
    if (says_nothing(text))
        return;
    if (auto reason = complaint(CellForm::cpe, "cpe", text))
        return tree_.doubt(owner, member, std::move(*reason));

    auto cpe = read_cpe(text);
    if (!cpe)
        return;
    if (!draft.cpe) {
        draft.cpe = std::move(cpe);
        tree_[owner].cpe = text;
    } else if (!draft.has_told_other_cpe && !is_same_product(*draft.cpe, *cpe)) {
        draft.has_told_other_cpe = true;
        tree_.doubt(owner,
                    member,
                    say("The CPE {} names another product than {}, which counts; remove "
                        "the wrong one, or list the other product as a component.",
                        in_quotes(text),
                        in_quotes(tree_[owner].cpe)));
    }
}

bool ComponentJudge::settle_name(Owner owner, const ComponentDraft& draft)
{
    auto& name = tree_[owner].name;
    name = stripped(draft.name);
    const bool is_component = owner != ComponentTree::subject;
    if (const auto code = control_character(name)) {
        const auto reason =
            say("The name {} holds the control character U+{:04X}, so that no notice "
                "could be matched with it; correct the name and read the bill again.",
                in_quotes(name),
                static_cast<unsigned>(*code));
        if (is_component) {
            tree_.leave_out(owner, reason);
            return false;
        }
        name.clear();
        tree_.doubt(owner, "name", reason);
    }
    if (name.find("\uFFFD") != std::string::npos)
        tree_.doubt(owner,
                    "name",
                    say("The name has lost characters (U+FFFD), so that notices may not be matched "
                        "with it; correct the name."));

    constexpr std::string_view not_known = "NOASSERTION";
    if (name == not_known)
        name.clear();
    return !name.empty() || !is_component || take_name_of_purl(owner, draft);
}

bool ComponentJudge::take_name_of_purl(Owner owner, const ComponentDraft& draft)
{
    if (!draft.purl) {
        tree_.leave_out(owner,
                        say("The component has no name, and no valid purl that gives one; add its "
                            "name and read the bill again."));
        return false;
    }
    tree_[owner].name = draft.purl->name;
    tree_.doubt(owner,
                "name",
                say("The component has no name; that of its purl was taken. Add its name."));
    return true;
}

void ComponentJudge::settle_version(Owner owner, const ComponentDraft& draft)
{
    auto& component = tree_[owner];
    const auto written = stripped(draft.version);
    if (const auto code = control_character(written)) {
        tree_.doubt(owner,
                    "version",
                    say("The version {} holds the control character U+{:04X} and was not "
                        "taken; correct it.",
                        in_quotes(written),
                        static_cast<unsigned>(*code)));
    } else if (!says_nothing(written)) {
        component.version = written;
    }

    const auto& purl = draft.purl;
    const auto& cpe = draft.cpe;
    const bool purl_has_version = purl && !purl->version.empty();
    if (component.version.empty() && purl_has_version)
        component.version = with_epoch(*purl);
    if (component.version.empty() && cpe && !is_wildcard(cpe->version) &&
        update_of(component.cpe).empty())
        component.version = cpe->version;

    if (component.version.empty() && owner != ComponentTree::subject)
        tree_.doubt(owner,
                    "version",
                    say("The component has no version, and neither has its purl or CPE: what "
                        "concerns it can only become a review. Add its version."));
    else if (purl_has_version && !is_same_version(component.version, *purl))
        tree_.doubt(owner,
                    "version",
                    say("The purl names version {}, but the version is {}; correct the "
                        "one that is wrong.",
                        in_quotes(purl->version),
                        in_quotes(component.version)));
}

void ComponentJudge::settle_vendor(Owner owner, const ComponentDraft& draft)
{
    for (const auto& written : draft.vendors) {
        const auto vendor = stripped(written);
        if (says_nothing(vendor))
            continue;
        if (!control_character(vendor)) {
            tree_[owner].vendor = vendor;
            return;
        }
        tree_.doubt(owner,
                    "",
                    say("The vendor {} holds control characters and was not taken; "
                        "correct it.",
                        in_quotes(vendor)));
    }
}

void ComponentJudge::settle(Owner owner, const ComponentDraft& draft)
{
    if (!settle_name(owner, draft)) {
        tree_[owner].version = stripped(draft.version);  // To be shown beside the reason.
        return;
    }
    settle_version(owner, draft);
    settle_vendor(owner, draft);
}

}  // namespace advisory::parsers
