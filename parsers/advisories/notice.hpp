#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/advisory.hpp"
#include "core/hints.hpp"
#include "core/mail.hpp"
#include "parsers/advisories/identifiers.hpp"
#include "parsers/advisories/lines.hpp"
#include "parsers/advisories/sections.hpp"
#include "parsers/advisories/wrapping.hpp"

namespace advisory::parsers {

/// A mail, or an entry of a digest, prepared once for all families.
///
/// Keeps references: mail and hints must outlive it.
class Notice {
public:
    Notice(const Mail& mail, const Hints& hints);

    /// A part of a notice: an entry of a digest, with its own sections.
    Notice(const Notice& whole, std::vector<Line> lines);

    const Mail& mail;
    const Hints& hints;
    std::vector<Line> lines;
    Wrap wrap;
    std::vector<Section> sections;
    std::string text;  ///< All lines, normalised; where a word was cut, without a line break.
    Identifiers identifiers;  ///< Their places are bytes of `text`.
    bool is_whole = true;     ///< False: the mail goes on behind `lines`; no more was read.

    /// The subject, normalised; of one that no person wrote, the first 4096 bytes.
    [[nodiscard]] std::string subject() const;

    /// True when it has a section of this kind.
    [[nodiscard]] bool has(SectionKind kind) const;

    /// True when it has a section that a notice of a weakness has: overview, affected, or
    /// solution.
    [[nodiscard]] bool has_body() const;

    /// The lines of all sections of a kind.
    [[nodiscard]] std::vector<Line> lines_of(SectionKind kind) const;

    /// Where bytes [begin, end) of `text` stand in the text of the mail: the lines they touch.
    [[nodiscard]] TextSpan span_of(std::size_t begin, std::size_t end) const;

    /// The line that holds `words`; an empty span when none does.
    [[nodiscard]] TextSpan line_with(std::string_view words) const;

private:
    void join();
    void add_rest(std::string_view rest);

    std::vector<std::size_t> starts_;  ///< Where each line begins in `text`.
};

/// The normalised texts of lines, each ended by \n.
std::string text_of(const std::vector<Line>& lines);

/// What every family fills in alike: the subject's title, charset, authenticity A0, and the
/// warnings of the mail and of its identifiers.
Advisory begin_advisory(const Notice& notice);

/// Notes where id, title and dates of the head stand.
void note_places(Advisory& advisory, const Notice& notice);

}  // namespace advisory::parsers
