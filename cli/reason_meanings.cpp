#include "cli/reason_meanings.hpp"

#include "language/say.hpp"

namespace advisory::cli {

std::string_view meaning_of(Reason reason)
{
    // No default: the compiler names a reason that was forgotten.
    switch (reason) {
        case Reason::id_exact:
            return say("The notice and the inventory name the same software.");
        case Reason::id_alias:
            return say("The two names are different, and are known to mean the same software.");
        case Reason::id_name_only:
            return say("Only the product name agrees; that the maker is the same is not certain.");
        case Reason::id_fuzzy:
            return say(
                "The names are alike and not the same; whether they mean one thing is open.");
        case Reason::id_maker_only:
            return say("The notice speaks of the maker's products and does not say which.");
        case Reason::range_in:
            return say("The version is among those that the notice calls affected.");
        case Reason::range_out:
            return say("The version is not among those that the notice calls affected.");
        case Reason::range_missing:
            return say("The notice does not say which versions are affected.");
        case Reason::range_unparsed:
            return say("The affected versions are given in words that could not be read whole.");
        case Reason::version_missing:
            return say("The inventory does not say which version is in use.");
        case Reason::version_unordered:
            return say("No rule tells whether this version is older or newer than those named.");
        case Reason::enum_branch:
            return say("The notice names a branch (8.1), and this is a later point of it (8.1.1).");
        case Reason::eol_not_listed:
            return say(
                "The version is older than every branch named; it may be affected and out of "
                "support.");
        case Reason::qual_unknown:
            return say(
                "Whether it is affected hangs on something that the inventory does not say.");
        case Reason::backport_possible:
            return say("A distribution may have fixed this without changing the version number.");
        case Reason::source_conflict:
            return say("Two notices disagree; the graver verdict stands until a person decides.");
        case Reason::sibling_artifact:
            return say("The notice names another part of the same software.");
        case Reason::stated_unaffected:
            return say("The notice says that this is not affected.");
        case Reason::ambiguous_bound:
            return say(
                "The wording leaves open whether the last version named is itself affected.");
        case Reason::flavour:
            return say(
                "The version carries a maker's mark (-fips) that was set aside to compare it.");
        case Reason::qual_met:
            return say("An installation on record is among those that the notice means.");
        case Reason::qual_contradicted:
            return say("No installation on record is among those that the notice means.");
        case Reason::oem_relation:
            return say("The same software, sold under another maker's name.");
        case Reason::claimed_fixed:
            return say("The bill of materials claims a patch for this; nobody has verified it.");
        case Reason::watch_term:
            return say(
                "The notice contains a name that is watched for; no product is registered yet.");
        case Reason::withdrawn:
            return say("The notice was withdrawn; what it raised stays until a person decides.");
    }
    return "";
}

std::string_view meaning_of(Verdict verdict)
{
    switch (verdict) {
        case Verdict::affected:
            return say("This product version contains what the notice says is affected.");
        case Verdict::review:
            return say(
                "It could not be decided from the notice and the inventory; a person must look.");
        case Verdict::not_affected:
            return say("The notice speaks of this software, and this version is not affected.");
    }
    return "";
}

}  // namespace advisory::cli
