#include "matching/watched_text.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <unordered_map>
#include <utility>

#include "core/ascii.hpp"
#include "text/code_points.hpp"
#include "text/unicode.hpp"

namespace advisory::matching {

namespace {

constexpr std::string_view prolonged_in_text = "ー";
constexpr std::string_view vu_in_text = "ヴ";

bool is_katakana(char32_t code)
{
    return (code >= U'ァ' && code <= U'ヺ') || code == U'ー';
}

/// What joins the letter before it: accents and the marks of kana, of either width.
bool is_joining(char32_t code)
{
    return (code >= U'\u0300' && code <= U'\u036F') || code == U'\u3099' || code == U'\u309A' ||
           code == U'\uFF9E' || code == U'\uFF9F';
}

/// Kana and kanji, which have no other form. The middle dot is none of them.
bool is_settled(char32_t code)
{
    return (code >= U'ぁ' && code <= U'ゖ') || is_katakana(code) ||
           (code >= U'\u4E00' && code <= U'\u9FFF');
}

bool separates_words(char byte)
{
    constexpr std::string_view separators = " -_,;:'\"`\t\v\f\n\r";
    return separators.find(byte) != std::string_view::npos;
}

/// How ヴ and the small vowel behind it sound; a vowel that becomes part of it is empty.
struct Sound {
    std::string_view vowel;
    std::string_view letter;
    bool takes_vowel = true;
};

constexpr std::array<Sound, 5> sounds{{
    {"ァ", "バ"},
    {"ィ", "ビ"},
    {"ェ", "ベ"},
    {"ォ", "ボ"},
    {"ュ", "ビ", false},
}};

}  // namespace

/// Reads a text letter by letter.
class WatchedTextReader {
public:
    WatchedTextReader(WatchedText& target, std::string_view text) : target_{target}, text_{text}
    {
        target_.folded_.reserve(text.size());
        target_.gaps_.reserve(text.size());
        target_.begins_.reserve(text.size());
        target_.ends_.reserve(text.size());
    }

    void read()
    {
        for (std::size_t at = 0; at < text_.size();) {
            const auto point = text::code_point_at(text_, at);
            const auto end = end_of_letter(at + point.bytes.size());
            const auto letter = text_.substr(at, end - at);
            const bool is_joined = letter.size() > point.bytes.size();
            begin_ = at;
            end_ = end;
            at = end;

            if (!is_joined && point.code < 0x80)
                take_ascii(static_cast<char>(point.code));
            else if (!is_joined && point.code >= U'！' && point.code <= U'～')
                take_ascii(static_cast<char>(point.code - U'！' + U'!'));
            else if (!is_joined && is_settled(point.code))
                append(point.bytes);
            else if (!is_joined && point.is_ill_formed)
                take_ill_formed();
            else
                take_other(letter);
        }
        sound_out({});
    }

private:
    /// Behind the marks that join the letter that ends at `at`; a few are enough for any script.
    [[nodiscard]] std::size_t end_of_letter(std::size_t at) const
    {
        constexpr int most = 4;
        for (int mark = 0; mark < most && at < text_.size() && !is_ascii(text_[at]); ++mark) {
            const auto point = text::code_point_at(text_, at);
            if (!is_joining(point.code))
                break;
            at += point.bytes.size();
        }
        return at;
    }

    void take_ascii(char byte)
    {
        const bool is_upper = byte >= 'A' && byte <= 'Z';
        const char lower = static_cast<char>(is_upper ? byte + 0x20 : byte);
        if (byte == '-' && prolongs())
            append(prolonged_in_text);
        else if (separates_words(byte))
            has_gap_ = !target_.folded_.empty();
        else if (byte > 0x20 && byte < 0x7F)
            append({&lower, 1});
    }

    /// Any number of them in a row is one letter: no term has it, and a mail may be full of them.
    void take_ill_formed()
    {
        constexpr std::string_view replacement = "\uFFFD";
        if (has_gap_ || !target_.folded_.ends_with(replacement))
            append(replacement);
    }

    /// A dash inside a katakana word, which somebody typed for the mark.
    [[nodiscard]] bool prolongs() const
    {
        return !has_gap_ &&
               script_before(target_.folded_, target_.folded_.size()) == Script::katakana &&
               end_ < text_.size() && is_katakana(text::code_point_at(text_, end_).code);
    }

    void take_other(std::string_view letter)
    {
        const auto& folded = folded_other(letter);
        for (std::size_t at = 0; at < folded.size();) {
            const auto point = text::code_point_at(folded, at);
            at += point.bytes.size();
            if (point.code < 0x80)
                take_ascii(static_cast<char>(point.code));
            else if (point.code == U'・')
                has_gap_ = !target_.folded_.empty();
            else
                append(point.bytes);
        }
    }

    /// `text::fold` of a letter between others, so that a blank stays. A text has few letters of
    /// this kind again and again.
    const std::string& folded_other(std::string_view letter)
    {
        const std::string key{letter};
        const auto known = others_.find(key);
        if (known != others_.end())
            return known->second;

        auto folded = text::fold("a" + key + "b");
        const bool stands_alone = folded.starts_with('a') && folded.ends_with('b');
        folded = stands_alone ? folded.substr(1, folded.size() - 2) : text::fold(key);
        return others_.emplace(key, std::move(folded)).first->second;
    }

    void append(std::string_view letter)
    {
        auto& folded = target_.folded_;
        if (has_gap_ && is_ascii(folded.back()) && is_ascii(letter.front())) {
            put(" ");
            has_gap_ = false;
        }
        if (sound_out(letter)) {
            has_gap_ = false;
            std::fill(target_.ends_.end() - static_cast<std::ptrdiff_t>(vu_in_text.size()),
                      target_.ends_.end(),
                      static_cast<std::uint32_t>(end_));
            return;
        }
        sound_out({});
        put(letter);
    }

    /// Writes the ヴ that ends the text as it sounds before `vowel`; true when that is part of it.
    bool sound_out(std::string_view vowel)
    {
        auto& folded = target_.folded_;
        if (!folded.ends_with(vu_in_text))
            return false;
        const auto* const sound = std::ranges::find(sounds, vowel, &Sound::vowel);
        const bool is_known = sound != sounds.end();
        folded.replace(folded.size() - vu_in_text.size(),
                       vu_in_text.size(),
                       is_known ? sound->letter : "ブ");
        return is_known && sound->takes_vowel;
    }

    void put(std::string_view bytes)
    {
        for (const char byte : bytes) {
            target_.folded_ += byte;
            target_.gaps_.push_back(has_gap_ && byte != ' ');
            target_.begins_.push_back(static_cast<std::uint32_t>(begin_));
            target_.ends_.push_back(static_cast<std::uint32_t>(end_));
            has_gap_ = has_gap_ && byte == ' ';
        }
    }

    WatchedText& target_;
    std::string_view text_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    bool has_gap_ = false;
    std::unordered_map<std::string, std::string> others_;
};

WatchedText::WatchedText(std::string_view text)
{
    constexpr std::size_t longest = std::numeric_limits<std::uint32_t>::max();
    WatchedTextReader{*this, text.substr(0, longest)}.read();
}

Script script_at(std::string_view folded, std::size_t at)
{
    if (at >= folded.size())
        return Script::none;

    const auto code = text::code_point_at(folded, at).code;
    if (code >= U'0' && code <= U'9')
        return Script::digit;
    const bool is_other_letter = code >= U'\u00C0' && code < U'\u2000';
    if ((code >= U'a' && code <= U'z') || is_other_letter)
        return Script::letter;
    if (is_katakana(code))
        return Script::katakana;
    const bool is_kanji = (code >= U'\u3400' && code <= U'\u9FFF') || code == U'々' ||
                          (code >= U'\uF900' && code <= U'\uFAFF') ||
                          (code >= U'\U00020000' && code <= U'\U0003FFFF');
    return is_kanji ? Script::kanji : Script::other;
}

Script script_before(std::string_view folded, std::size_t at)
{
    if (at == 0)
        return Script::none;
    auto begin = at - 1;
    while (begin > 0 && (static_cast<unsigned char>(folded[begin]) & 0xC0U) == 0x80)
        --begin;
    return script_at(folded, begin);
}

}  // namespace advisory::matching
