#include "parsers/advisories/registry.hpp"

#include <algorithm>
#include <array>

#include "parsers/advisories/families/bulletin.hpp"
#include "parsers/advisories/families/ipa_alert.hpp"
#include "parsers/advisories/families/jpcert_alert.hpp"
#include "parsers/advisories/families/jpcert_newsflash.hpp"
#include "parsers/advisories/families/jpcert_weekly.hpp"
#include "parsers/advisories/families/jvn_note.hpp"
#include "parsers/advisories/families/jvndb_entry.hpp"
#include "parsers/advisories/families/structured.hpp"
#include "parsers/advisories/families/unknown.hpp"
#include "parsers/advisories/read_advisory.hpp"

namespace advisory::parsers {

namespace {

constexpr std::array known_families{
    Family{"jpcert_weekly", is_jpcert_weekly, read_jpcert_weekly},
    Family{"jpcert_alert", is_jpcert_alert, read_jpcert_alert},
    Family{"jpcert_newsflash", is_jpcert_newsflash, read_jpcert_newsflash},
    Family{"jvndb_entry", is_jvndb_entry, read_jvndb_entry},
    Family{"jvn_note", is_jvn_note, read_jvn_note},
    Family{"ipa_alert", is_ipa_alert, read_ipa_alert},
    Family{"bulletin", is_bulletin, read_bulletin},
    Family{"structured", is_structured, read_structured},
    Family{"unknown", [](const Notice&) { return true; }, read_unknown},
};

}  // namespace

std::span<const Family> families()
{
    return known_families;
}

Advisory read_advisory(const Mail& mail, const Hints& hints)
{
    const Notice notice{mail, hints};
    const auto family = std::ranges::find_if(families(), [&notice](const Family& candidate) {
        return candidate.recognises(notice);
    });
    auto advisory = family->read(notice);
    note_places(advisory, notice);
    return advisory;
}

}  // namespace advisory::parsers
