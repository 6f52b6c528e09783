#include "text/detection.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>
#include <utility>

#include "text/code_points.hpp"
#include "text/converter.hpp"

namespace advisory::text {

namespace {

// ICU's superset of ISO-2022-JP, with the kana of JIS X 0201 behind SO, or in 8 bits.
constexpr const char* jis7 = "ISO_2022,locale=ja,version=3";
constexpr const char* jis8 = "ISO_2022,locale=ja,version=4";
constexpr const char* windows_31j = "ibm-943_P15A-2003";

/// The converters are ICU's own, compiled in; one that is missing is our bug.
Converter open(const char* name)
{
    auto converter = Converter::open(name);
    assert(converter);
    return std::move(*converter);
}

Reading read_with(std::string_view bytes, const char* converter, std::string charset)
{
    auto converted = open(converter).convert(bytes);
    return {
        .text = std::move(converted.text),
        .charset = std::move(charset),
        .errors = converted.errors,
    };
}

/// What the characters beyond ASCII are.
struct Census {
    std::int64_t beyond_ascii = 0;
    std::int64_t common = 0;  ///< Kana and full-width signs: every Japanese sentence has them.
    std::int64_t half_width_kana = 0;
};

Census census_of(std::string_view utf8)
{
    Census census;
    for (std::size_t at = 0; at < utf8.size();) {
        const auto point = code_point_at(utf8, at);
        at += point.bytes.size();
        if (point.code < 0x80)
            continue;

        const bool is_kana_or_sign = point.code >= U'\u3000' && point.code <= U'\u30FF';
        const bool is_full_width = point.code >= U'\uFF01' && point.code <= U'\uFF5E';
        ++census.beyond_ascii;
        census.common += is_kana_or_sign || is_full_width ? 1 : 0;
        census.half_width_kana += point.code >= U'\uFF61' && point.code <= U'\uFF9F' ? 1 : 0;
    }
    return census;
}

/// How much like Japanese a reading is; EUC-JP read as Shift_JIS is full of
/// half-width kana, the reverse is full of errors.
std::int64_t plausibility(const Reading& reading)
{
    const auto census = census_of(reading.text);
    return 2 * census.common - 2 * census.half_width_kana -
           4 * static_cast<std::int64_t>(reading.errors);
}

Reading read_japanese(std::string_view bytes)
{
    auto shift_jis = read_shift_jis(bytes);
    auto euc_jp = read_euc_jp(bytes);
    return plausibility(euc_jp) > plausibility(shift_jis) ? euc_jp : shift_jis;
}

/// Reads a text that is labelled ISO-2022-JP and is not 7-bit, line by line. The converters
/// are opened once for all lines.
class MixedLines {
public:
    explicit MixedLines(std::string_view bytes) : rest_{bytes} {}

    Reading read()
    {
        while (!rest_.empty()) {
            take_plain_lines();
            if (!rest_.empty())
                take_line();
        }
        return std::move(reading_);
    }

private:
    /// Whole lines of ASCII without escapes and shifts stand for themselves.
    void take_plain_lines()
    {
        const auto* const end = std::ranges::find_if(rest_, [](char byte) {
            const bool is_shift = byte == '\x0e' || byte == '\x0f' || byte == '\x1b';
            return is_shift || static_cast<unsigned char>(byte) >= 0x80;
        });
        const auto plain = rest_.substr(0, static_cast<std::size_t>(end - rest_.begin()));
        const auto newline = plain.rfind('\n');
        const bool is_all = plain.size() == rest_.size();
        const auto length = is_all ? plain.size() : newline + 1;  // 0 when there is none.
        reading_.text += plain.substr(0, length);
        rest_.remove_prefix(length);
    }

    void take_line()
    {
        const auto newline = rest_.find('\n');
        const auto line =
            rest_.substr(0, newline == std::string_view::npos ? newline : newline + 1);
        rest_.remove_prefix(line.size());

        if (is_ascii(line))
            return append(jis7_.convert(line));
        if (has_japanese_escapes(line))
            return append(jis8_.convert(line));
        if (looks_like_utf_8(line)) {
            const auto utf_8 = read_utf_8(line);
            return append({.text = utf_8.text, .errors = utf_8.errors});
        }
        // Kana in 8 bits look the same in JIS8 and in Shift_JIS.
        append(shift_jis_.convert(line));
    }

    void append(const Converted& line)
    {
        reading_.text += line.text;
        reading_.errors += line.errors;
    }

    std::string_view rest_;
    Reading reading_{.text = {}, .charset = "iso-2022-jp", .errors = 0};
    Converter jis7_ = open(jis7);
    Converter jis8_ = open(jis8);
    Converter shift_jis_ = open(windows_31j);
};

}  // namespace

bool is_ascii(std::string_view bytes)
{
    return std::ranges::all_of(bytes,
                               [](char byte) { return static_cast<unsigned char>(byte) < 0x80; });
}

bool has_japanese_escapes(std::string_view bytes)
{
    // JIS X 0208 of 1978 and 1983, in the short and the long form, JIS X 0212, JIS X
    // 0201 Roman and kana. ESC ( B alone is no sign: terminals use it as well.
    constexpr std::array<std::string_view, 7>
        designations{"\x1b$@", "\x1b$B", "\x1b$(@", "\x1b$(B", "\x1b$(D", "\x1b(J", "\x1b(I"};

    return std::ranges::any_of(designations, [&](std::string_view escape) {
        return bytes.find(escape) != std::string_view::npos;
    });
}

Reading read_iso_2022_jp(std::string_view bytes)
{
    if (is_ascii(bytes))
        return read_with(bytes, jis7, "iso-2022-jp");

    // Every line begins in ASCII (RFC 1468), so lines can be judged one by one.
    return MixedLines{bytes}.read();
}

Reading read_shift_jis(std::string_view bytes)
{
    return read_with(bytes, windows_31j, "shift_jis");
}

Reading read_euc_jp(std::string_view bytes)
{
    return read_with(bytes, "euc-jp-2007", "euc-jp");
}

Reading read_utf_8(std::string_view bytes)
{
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (bytes.starts_with(byte_order_mark))
        bytes.remove_prefix(byte_order_mark.size());

    Reading reading{.text = {}, .charset = "utf-8", .errors = 0};
    reading.text.reserve(bytes.size());
    std::size_t copied = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        const auto point = code_point_at(bytes, at);
        if (point.is_ill_formed) {
            reading.text += bytes.substr(copied, at - copied);
            append_utf8(reading.text, point.code);
            copied = at + point.bytes.size();
            ++reading.errors;
        }
        at += point.bytes.size();
    }
    reading.text += bytes.substr(copied);
    return reading;
}

bool is_surely_japanese(const Reading& reading)
{
    constexpr int enough_to_judge = 4;

    const auto census = census_of(reading.text);
    return reading.errors == 0 && census.beyond_ascii >= enough_to_judge && census.common > 0 &&
           4 * census.half_width_kana <= census.beyond_ascii;
}

bool looks_like_utf_8(std::string_view bytes)
{
    // Each byte behind the first of a sequence is a coincidence in any other charset;
    // so many of them outweigh one damaged byte.
    constexpr std::size_t weight_of_error = 4;

    std::size_t coincidences = 0;
    std::size_t errors = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        const auto point = code_point_at(bytes, at);
        at += point.bytes.size();
        const bool is_cut_off = at == bytes.size() && point.bytes.front() >= '\xC2';
        if (!point.is_ill_formed)
            coincidences += point.bytes.size() - 1;
        else if (!is_cut_off)
            ++errors;
    }
    return coincidences > 0 && coincidences >= weight_of_error * errors;
}

Reading detect(std::string_view bytes)
{
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))
        return read_with(bytes, "UTF-16", "utf-16");
    if (is_ascii(bytes) && has_japanese_escapes(bytes))
        return read_iso_2022_jp(bytes);
    if (is_ascii(bytes))
        return {.text = std::string{bytes}, .charset = "us-ascii", .errors = 0};
    if (looks_like_utf_8(bytes))
        return read_utf_8(bytes);

    auto japanese = read_japanese(bytes);
    const auto census = census_of(japanese.text);
    if (3 * static_cast<std::int64_t>(japanese.errors) < census.beyond_ascii)
        return japanese;

    auto western = read_with(bytes, "windows-1252", "windows-1252");
    western.errors += 1;  // Every byte has a meaning there, so it proves nothing.
    return western;
}

}  // namespace advisory::text
