#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "parsers/advisories/entries.hpp"
#include "parsers/advisories/statements.hpp"

namespace advisory::parsers {

/// The statements of a section as they are found: each gets the date of its edition and the
/// CVEs of its list.
class Collected {
public:
    /// An update box of that date begins; an empty date ends it.
    void begin_edition(std::string date);

    /// What follows in this update corrects what was said before.
    void note_correction() { is_correction_ = true; }

    /// A list begins that speaks of these CVEs only; empty: of all.
    void begin_list(std::vector<std::string> cves);
    void scope_to(std::vector<std::string> cves) { scope_ = std::move(cves); }

    /// Keeps an entry of the list. `none` is not kept, nor is a fixed version that is none.
    void keep(AffectedRange range, Meaning meaning);

    /// Keeps what a sentence states: of the CVEs that it names. What it spares counts for the
    /// CVEs of the list only, unless it speaks of all (これらの脆弱性).
    void keep_stated(AffectedRange range, Meaning meaning, std::string_view sentence);

    /// A condition of everything that the last list calls affected.
    void add_condition(std::string_view condition);

    /// Whoever has an older version than those listed must look for himself.
    void note_older_open() { is_older_open_ = true; }

    void note(Footnote footnote) { footnotes_.push_back(std::move(footnote)); }

    /// A sentence on versions that nobody understands. It counts as affected where the section
    /// lists nothing: it must not look like a section without versions.
    void note_unread(std::string_view sentence, TextSpan span);

    /// A product that a sentence calls affected without a word on versions. It counts unless the
    /// section says more of it.
    void note_named(AffectedRange range);

    Statements take(std::string_view product);

private:
    void add(AffectedRange range, Meaning meaning);
    void add_named(std::string_view product);
    void add_scoped(AffectedRange range, Meaning meaning);

    struct Unread {
        std::string sentence;
        TextSpan span;
    };

    std::string stated_on_;  ///< Of the update box that we are in; empty outside.
    bool is_correction_ = false;
    bool is_older_open_ = false;
    std::vector<std::string> scope_;  ///< CVEs of the lead or heading above; empty: all.
    std::size_t copied_ = 0;          ///< CVEs of scopes that were copied to statements.
    std::size_t first_of_list_ = 0;   ///< Where the last list of affected versions begins.
    std::vector<Footnote> footnotes_;
    std::vector<Unread> unread_;
    std::vector<AffectedRange> named_;
    Statements statements_;
};

/// A sentence as a statement that was not understood.
AffectedRange unread_range(std::string_view phrase, std::string_view product, TextSpan span);

}  // namespace advisory::parsers
