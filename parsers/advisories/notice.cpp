#include "parsers/advisories/notice.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "language/say.hpp"
#include "parsers/advisories/ascii.hpp"
#include "parsers/advisories/blocks.hpp"
#include "parsers/advisories/dates.hpp"
#include "parsers/advisories/japanese.hpp"
#include "parsers/advisories/original.hpp"
#include "parsers/advisories/titles.hpp"
#include "text/unicode.hpp"

namespace advisory::parsers {

namespace {

/// True when a word was cut at the last column, so that no blank belongs there.
bool is_cut_in_word(const Line& line, const Line& next, const Wrap& wrap)
{
    if (line.is_blank() || next.is_blank() || bullet_length(next.text) > 0 ||
        !is_cut_before(line, next, wrap))
        return false;
    const auto seam = seam_between(line, next, wrap);
    const bool is_between_letters = is_ascii(line.text.back()) && is_ascii(next.text.front());
    return (seam == Seam::none && is_between_letters) ||
           (seam == Seam::doubtful && wrap.style == Wrap::Style::anywhere);
}

void warn_of_identifiers(Advisory& advisory, const Identifiers& found)
{
    for (const auto* list : {&found.cves, &found.jvn, &found.other, &found.urls}) {
        if (list->size() == max_identifiers)
            advisory.warnings.push_back(
                say("only the first {} identifiers of a kind were kept", max_identifiers));
    }
    for (const auto& suspect : found.suspects)
        advisory.warnings.push_back(
            say("suspected typing error: {}: {}", suspect.text, suspect.reason));
}

// A weekly report has some 50 KB and 1,000 lines. What is longer is read so far, and its
// identifiers to the end, so that no mail costs more than a moment.
constexpr std::size_t longest_text = std::size_t{160} * 1024;
constexpr std::size_t most_lines = 8000;
constexpr std::size_t longest_subject = 4096;

/// The part whose structure is read: whole lines.
std::string_view readable_part(std::string_view text)
{
    if (text.size() <= longest_text)
        return text;
    const auto end = text.rfind('\n', longest_text);
    return text.substr(0, end == std::string_view::npos ? longest_text : end + 1);
}

void add_missing(std::vector<std::string>& to, const std::vector<std::string>& more)
{
    std::set<std::string_view> known;
    const auto size = std::min(to.size() + more.size(), max_identifiers);
    to.reserve(size);
    known.insert(to.begin(), to.end());
    for (const auto& value : more)
        if (to.size() < size && !known.contains(value))
            to.push_back(value);
}

std::size_t length_of(const std::vector<Line>& lines)
{
    std::size_t length = 0;
    for (const auto& line : lines)
        length += line.text.size() + 1;
    return length;
}

TextSpan line_of_date(const Notice& notice, std::string_view iso)
{
    if (iso.empty())
        return {};
    const auto found = std::ranges::find_if(notice.lines, [iso](const Line& line) {
        const auto date = find_date(line.text);
        return date && date->iso == iso;
    });
    return found == notice.lines.end() ? TextSpan{} : found->span;
}

/// The line that the title is written on, or the first of the lines it is cut over.
TextSpan line_of_title(const Notice& notice, std::string_view title)
{
    constexpr std::size_t least = 9;  // Bytes; a shorter line says too little.
    const auto found = std::ranges::find_if(notice.lines, [title](const Line& line) {
        return line.text.size() >= least && (line.text.find(title) != std::string::npos ||
                                             title.find(line.text) != std::string_view::npos);
    });
    return found == notice.lines.end() ? TextSpan{} : found->span;
}

}  // namespace

std::string text_of(const std::vector<Line>& lines)
{
    std::string text;
    text.reserve(length_of(lines));
    for (const auto& line : lines) {
        text += line.text;
        text += '\n';
    }
    return text;
}

Notice::Notice(const Mail& of, const Hints& with)
    : mail{of},
      hints{with},
      lines{split_lines(readable_part(of.text), most_lines + 1)},
      wrap{wrap_of(lines)}
{
    std::size_t read = readable_part(mail.text).size();
    if (lines.size() > most_lines) {
        read = lines[most_lines].span.begin;
        lines.resize(most_lines);
    }
    join();
    if (read < mail.text.size())
        add_rest(std::string_view{mail.text}.substr(read));
}

Notice::Notice(const Notice& whole, std::vector<Line> part)
    : mail{whole.mail}, hints{whole.hints}, lines{std::move(part)}, wrap{whole.wrap}
{
    join();
}

void Notice::add_rest(std::string_view rest)
{
    is_whole = false;
    const auto found = find_identifiers(text::normalise(rest));
    add_missing(identifiers.cves, found.cves);
    add_missing(identifiers.jvn, found.jvn);
    add_missing(identifiers.jpcert, found.jpcert);
    add_missing(identifiers.cwes, found.cwes);
    add_missing(identifiers.other, found.other);
    add_missing(identifiers.urls, found.urls);
}

void Notice::join()
{
    sections = read_sections(lines);
    starts_.reserve(lines.size());
    text.reserve(length_of(lines));
    for (std::size_t i = 0; i < lines.size(); ++i) {
        starts_.push_back(text.size());
        text += lines[i].text;
        if (i + 1 == lines.size() || !is_cut_in_word(lines[i], lines[i + 1], wrap))
            text += '\n';
    }
    identifiers = find_identifiers(text);
}

bool Notice::has(SectionKind kind) const
{
    return std::ranges::find(sections, kind, &Section::kind) != sections.end();
}

std::string Notice::subject() const
{
    return text::normalise(whole_characters(mail.subject, longest_subject));
}

bool Notice::has_body() const
{
    return has(SectionKind::overview) || has(SectionKind::affected) || has(SectionKind::solution);
}

std::vector<Line> Notice::lines_of(SectionKind kind) const
{
    return parsers::lines_of(sections, kind);
}

TextSpan Notice::span_of(std::size_t begin, std::size_t end) const
{
    const auto line_at = [this](std::size_t at) {
        const auto next = std::ranges::upper_bound(starts_, at);
        return static_cast<std::size_t>(next - starts_.begin()) - 1;
    };
    if (starts_.empty() || begin >= text.size())
        return {};
    const auto last = line_at(end > begin ? end - 1 : begin);
    return {.begin = lines[line_at(begin)].span.begin, .end = lines[last].span.end};
}

TextSpan Notice::line_with(std::string_view words) const
{
    const auto at = words.empty() ? std::string::npos : text.find(words);
    return at == std::string::npos ? TextSpan{} : span_of(at, at + words.size());
}

Advisory begin_advisory(const Notice& notice)
{
    Advisory advisory;
    const auto title = title_of_subject(notice.subject(), notice.hints.subject_prefixes);
    advisory.title = original_of(title, notice.mail.subject);
    advisory.charset = notice.mail.charset;
    advisory.warnings = notice.mail.warnings;
    warn_of_identifiers(advisory, notice.identifiers);
    if (!notice.is_whole)
        advisory.warnings.emplace_back(
            say("the text is too long: only its beginning was read, and identifiers in the rest"));
    return advisory;
}

void note_places(Advisory& advisory, const Notice& notice)
{
    const auto note = [&advisory](std::string_view field, const std::string& value, TextSpan span) {
        if (!value.empty() && span.end > span.begin)
            advisory.places.push_back({.field = std::string{field}, .value = value, .span = span});
    };
    note("id", advisory.id, notice.line_with(advisory.id));
    note("title", advisory.title, line_of_title(notice, advisory.title));
    note("published", advisory.published, line_of_date(notice, advisory.published));
    note("updated", advisory.updated, line_of_date(notice, advisory.updated));
    note("url", advisory.url, notice.line_with(advisory.url));
}

}  // namespace advisory::parsers
