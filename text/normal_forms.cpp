#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include "text/code_points.hpp"
#include "text/detection.hpp"
#include "text/unicode.hpp"

namespace advisory::text {

namespace {

bool is_tilde(char32_t code)
{
    switch (code) {
        case U'~':
        case U'\u02DC':  // small tilde
        case U'\u2053':  // swung dash
        case U'\u223C':  // tilde operator
        case U'\u301C':  // wave dash, as JIS has it
        case U'\u3030':  // wavy dash
        case U'\uFF5E':  // full-width tilde, which Microsoft reads for the same byte
            return true;
        default:
            return false;
    }
}

bool is_dash(char32_t code)
{
    switch (code) {
        case U'\u2043':  // hyphen bullet
        case U'\u2212':  // minus sign, EUC and JIS decoders disagree on it too
        case U'\u2500':  // box drawings, which Japanese mails use as dashes
        case U'\u2501':
            return true;
        default:
            return u_charType(static_cast<UChar32>(code)) == U_DASH_PUNCTUATION;
    }
}

bool is_blank(char32_t code)
{
    switch (code) {
        case U'\t':
        case U'\v':
        case U'\f':
        case U'\u0085':
        case U'\u2028':
        case U'\u2029':
        case U'\u2800':  // empty braille pattern
            return true;
        default:
            return u_charType(static_cast<UChar32>(code)) == U_SPACE_SEPARATOR;
    }
}

/// One character of eighteen letters, ﷺ: a text of them would become eleven times as long. No
/// other one becomes more than six times, and no name has it.
constexpr std::string_view salutation = "\uFDFA";

/// Most of a Japanese notice beside printable ASCII: kana, kanji, and signs that mean nothing but
/// themselves; and the Arabic letters that the longest compatibility forms become. They stay as
/// they are, and none composes with another of them.
bool is_settled(char32_t code)
{
    const bool is_sign = code >= U'\u3001' && code <= U'\u301B';
    const bool is_hiragana = code >= U'\u3041' && code <= U'\u3096';
    const bool is_katakana = code >= U'\u30A1' && code <= U'\u30FE';
    const bool is_kanji = code >= U'\u4E00' && code <= U'\u9FFF';
    const bool is_arabic = code >= U'\u0621' && code <= U'\u064A';
    return is_sign || is_hiragana || is_katakana || is_kanji || is_arabic || code == U'\uFDFA';
}

/// The number in a circle, white or black: 12 of ⑫. NFKC would join it to the digits around it,
/// so that "①2.0" became 12.0.
std::optional<unsigned> circled_number(char32_t code)
{
    struct Block {
        char32_t first;
        char32_t last;
        unsigned number;
    };
    constexpr Block blocks[] = {
        {U'\u2460', U'\u2473', 1},
        {U'\u24EA', U'\u24EA', 0},
        {U'\u24EB', U'\u24F4', 11},
        {U'\u24F5', U'\u24FE', 1},
        {U'\u24FF', U'\u24FF', 0},
        {U'\u2776', U'\u277F', 1},
        {U'\u2780', U'\u2789', 1},
        {U'\u278A', U'\u2793', 1},
        {U'\u3251', U'\u325F', 21},
        {U'\u32B1', U'\u32BF', 36},
    };
    for (const auto& [first, last, number] : blocks) {
        if (code >= first && code <= last)
            return number + static_cast<unsigned>(code - first);
    }
    return std::nullopt;
}

struct PlainText {
    std::string text;
    bool is_settled = true;  ///< Nothing in it has another form.
};

/// Where the settled characters that begin at `at` end.
std::size_t end_of_settled(std::string_view utf8, std::size_t at)
{
    while (at < utf8.size()) {
        if (is_printable_ascii(utf8[at])) {
            ++at;
            continue;
        }
        const auto point = code_point_at(utf8, at);
        if (!is_settled(point.code))
            return at;
        at += point.bytes.size();
    }
    return at;
}

/// Copies `utf8` with dashes, tildes and blanks unified, without what is hidden.
PlainText plain_signs(std::string_view utf8)
{
    // Sorting a run of combining marks takes ICU quadratic time. Thirty is what
    // UAX #15 calls stream-safe; no script needs more.
    constexpr int longest_run_of_marks = 30;

    PlainText plain;
    plain.text.reserve(utf8.size());
    int marks = 0;
    for (std::size_t at = 0; at < utf8.size();) {
        if (const auto end = end_of_settled(utf8, at); end > at) {
            plain.text += utf8.substr(at, end - at);
            marks = 0;
            at = end;
            continue;
        }

        const auto point = code_point_at(utf8, at);
        at += point.bytes.size();
        const bool is_newline = point.code == U'\n' || point.code == U'\r';
        if (is_newline) {
            plain.text += point.bytes;
            marks = 0;
        } else if (is_blank(point.code)) {
            plain.text += ' ';
        } else if (is_tilde(point.code)) {
            plain.text += '~';
        } else if (is_dash(point.code)) {
            plain.text += '-';
        } else if (const auto number = circled_number(point.code)) {
            plain.text += fmt::format("({})", *number);
            marks = 0;
        } else if (!is_hidden(point.code)) {
            const bool is_mark = u_getCombiningClass(static_cast<UChar32>(point.code)) != 0;
            marks = is_mark ? marks + 1 : 0;
            if (marks <= longest_run_of_marks)
                append_utf8(plain.text, point.code);
            plain.is_settled = false;
        }
    }
    return plain;
}

/// How much of `utf8` ICU, which counts in int32_t, gets at a time. A line is a safe place to
/// cut: no character composes with a newline. Nor does one with the salutation.
std::size_t length_of_piece(std::string_view utf8)
{
    constexpr std::size_t longest_piece = std::size_t{1} << 24;

    auto length = std::min(utf8.find(salutation), utf8.size());
    if (length <= longest_piece)
        return length;
    const auto newline = utf8.rfind('\n', longest_piece - 1);
    length = newline == std::string_view::npos ? longest_piece : newline + 1;
    while (length < utf8.size() && U8_IS_TRAIL(utf8[length]))
        --length;
    return length;
}

std::string nfkc(std::string_view utf8)
{
    UErrorCode status = U_ZERO_ERROR;
    const auto* const normalizer = icu::Normalizer2::getNFKCInstance(status);
    assert(U_SUCCESS(status));  // Its data is compiled into ICU.

    std::string normalised;
    while (!utf8.empty()) {
        if (utf8.starts_with(salutation)) {
            normalised += salutation;
            utf8.remove_prefix(salutation.size());
            continue;
        }
        icu::StringByteSink<std::string> sink{&normalised};
        const auto piece = utf8.substr(0, length_of_piece(utf8));
        normalizer->normalizeUTF8(0,
                                  {piece.data(), static_cast<std::int32_t>(piece.size())},
                                  sink,
                                  nullptr,
                                  status);
        utf8.remove_prefix(piece.size());
    }
    return normalised;
}

char lowered(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
}

/// What `fold` makes of ASCII, the names of most software, in one pass.
std::string folded_ascii(std::string_view ascii)
{
    std::string folded;
    folded.reserve(ascii.size());
    bool owes_blank = false;
    for (const char byte : ascii) {
        if (byte == ' ' || (byte >= '\t' && byte <= '\r')) {
            owes_blank = !folded.empty();
            continue;
        }
        if (byte < 0x20 || byte == 0x7F)
            continue;
        if (owes_blank)
            folded += ' ';
        owes_blank = false;
        folded += lowered(byte);
    }
    return folded;
}

std::string case_folded(std::string_view utf8)
{
    std::string folded;
    folded.reserve(utf8.size());
    for (std::size_t at = 0; at < utf8.size();) {
        const auto point = code_point_at(utf8, at);
        at += point.bytes.size();
        if (point.code < 0x80) {
            folded += lowered(point.bytes.front());
            continue;
        }
        const auto code = static_cast<UChar32>(point.code);
        if (u_hasBinaryProperty(code, UCHAR_CHANGES_WHEN_CASEFOLDED) != 0)
            icu::UnicodeString{code}.foldCase().toUTF8String(folded);
        else
            append_utf8(folded, point.code);
    }
    return folded;
}

bool is_katakana(char32_t code)
{
    return (code >= U'\u30A1' && code <= U'\u30FA') || code == U'\u30FC';
}

bool is_middle_dot(char32_t code)
{
    return code == U'\u30FB' || code == U'\u00B7' || code == U'\u2022' || code == U'\u2027' ||
           code == U'\u2219' || code == U'\u22C5';
}

/// Blanks collapsed and trimmed; one middle dot; a dash inside a katakana word is
/// the prolonged sound mark that somebody could not type (サ-バ).
std::string unified_name(std::string_view utf8)
{
    constexpr char32_t prolonged_sound = U'\u30FC';
    constexpr char32_t middle_dot = U'\u30FB';

    std::string name;
    name.reserve(utf8.size());
    char32_t before = 0;
    bool owes_blank = false;
    for (std::size_t at = 0; at < utf8.size();) {
        auto code = code_point_at(utf8, at).code;
        at += code_point_at(utf8, at).bytes.size();
        if (code == U' ' || code == U'\n' || code == U'\r') {
            owes_blank = !name.empty();
            before = U' ';
            continue;
        }

        const bool could_prolong = code == U'-' && is_katakana(before) && at < utf8.size();
        if (could_prolong && is_katakana(code_point_at(utf8, at).code))
            code = prolonged_sound;
        else if (is_middle_dot(code))
            code = middle_dot;

        if (owes_blank)
            name += ' ';
        owes_blank = false;
        append_utf8(name, code);
        before = code;
    }
    return name;
}

}  // namespace

std::string normalise(std::string_view utf8)
{
    auto plain = plain_signs(utf8);
    if (plain.is_settled)
        return std::move(plain.text);

    // Compatibility forms can decompose to signs and hidden characters once more.
    return plain_signs(nfkc(plain.text)).text;
}

std::string fold(std::string_view utf8)
{
    if (is_ascii(utf8))
        return folded_ascii(utf8);

    auto plain = plain_signs(utf8);
    if (plain.is_settled) {
        // Beside ASCII it has no letters with case, nor does one compose with another.
        std::ranges::transform(plain.text, plain.text.begin(), lowered);
        return unified_name(plain.text);
    }

    auto folded = case_folded(plain_signs(nfkc(plain.text)).text);
    if (!is_ascii(folded))
        folded = nfkc(folded);
    return unified_name(folded);
}

}  // namespace advisory::text
