#include "cli/reason_meanings.hpp"

namespace advisory::cli {

std::string_view meaning_of(Reason reason)
{
    // No default: the compiler names a reason that was forgotten.
    switch (reason) {
        case Reason::id_exact:
            return "The notice and the inventory name the same software.";
        case Reason::id_alias:
            return "The two names are different, and are known to mean the same software.";
        case Reason::id_name_only:
            return "Only the product name agrees; that the maker is the same is not certain.";
        case Reason::id_fuzzy:
            return "The names are alike and not the same; whether they mean one thing is open.";
        case Reason::id_maker_only:
            return "The notice speaks of the maker's products and does not say which.";
        case Reason::range_in:
            return "The version is among those that the notice calls affected.";
        case Reason::range_out:
            return "The version is not among those that the notice calls affected.";
        case Reason::range_missing:
            return "The notice does not say which versions are affected.";
        case Reason::range_unparsed:
            return "The affected versions are given in words that could not be read whole.";
        case Reason::version_missing:
            return "The inventory does not say which version is in use.";
        case Reason::version_unordered:
            return "No rule tells whether this version is older or newer than those named.";
        case Reason::enum_branch:
            return "The notice names a branch (8.1), and this is a later point of it (8.1.1).";
        case Reason::eol_not_listed:
            return "The version is older than every branch named; it may be affected and out of "
                   "support.";
        case Reason::qual_unknown:
            return "Whether it is affected hangs on something that the inventory does not say.";
        case Reason::backport_possible:
            return "A distribution may have fixed this without changing the version number.";
        case Reason::source_conflict:
            return "Two notices disagree; the graver verdict stands until a person decides.";
        case Reason::sibling_artifact:
            return "The notice names another part of the same software.";
        case Reason::stated_unaffected:
            return "The notice says that this is not affected.";
        case Reason::ambiguous_bound:
            return "The wording leaves open whether the last version named is itself affected.";
        case Reason::flavour:
            return "The version carries a maker's mark (-fips) that was set aside to compare it.";
        case Reason::qual_met:
            return "An installation on record is among those that the notice means.";
        case Reason::qual_contradicted:
            return "No installation on record is among those that the notice means.";
        case Reason::oem_relation:
            return "The same software, sold under another maker's name.";
        case Reason::claimed_fixed:
            return "The bill of materials claims a patch for this; nobody has verified it.";
        case Reason::watch_term:
            return "The notice contains a name that is watched for; no product is registered yet.";
        case Reason::withdrawn:
            return "The notice was withdrawn; what it raised stays until a person decides.";
    }
    return "";
}

std::string_view meaning_of(Verdict verdict)
{
    switch (verdict) {
        case Verdict::affected:
            return "This product version contains what the notice says is affected.";
        case Verdict::review:
            return "It could not be decided from the notice and the inventory; a person must look.";
        case Verdict::not_affected:
            return "The notice speaks of this software, and this version is not affected.";
    }
    return "";
}

}  // namespace advisory::cli
