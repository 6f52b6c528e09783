#include "parsers/mail/encoded_words.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "parsers/mail/hex.hpp"
#include "parsers/mail/raw_lines.hpp"
#include "parsers/mail/transfer_encoding.hpp"
#include "text/charset.hpp"
#include "text/code_points.hpp"

namespace advisory::parsers::mime {

namespace {

struct EncodedWord {
    std::string charset;  ///< Lower case, without the language of RFC 2231.
    std::string bytes;
    std::size_t size = 0;  ///< As written, with its "=?" and "?=".
};

std::string decode_q(std::string_view text)
{
    std::string decoded;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto code = text[at] == '=' ? hex_byte(text.substr(at + 1)) : std::nullopt;
        const char plain = text[at] == '_' ? ' ' : text[at];
        decoded += code.value_or(plain);
        at += code ? 2U : 0U;
    }
    return decoded;
}

/// The text up to `end`, which is cut off `rest` with it. Nothing when a blank comes
/// first or the end never comes.
std::optional<std::string_view> take_until(std::string_view& rest, std::string_view end)
{
    const auto length = rest.find(end);
    if (length == std::string_view::npos)
        return std::nullopt;
    const auto taken = rest.substr(0, length);
    if (taken.find_first_of(" \t\r\n") != std::string_view::npos)
        return std::nullopt;

    rest.remove_prefix(length + end.size());
    return taken;
}

/// Reads the word that `text` begins with, "=?charset?B?...?=".
std::optional<EncodedWord> read_word(std::string_view text)
{
    constexpr std::string_view begin = "=?";
    // RFC 2047 allows 75; mailers write longer ones. The bound keeps a header of
    // nothing but "=?" from being searched to its end each time.
    constexpr std::size_t longest_word = 2048;
    if (!text.starts_with(begin))
        return std::nullopt;

    auto rest = text.substr(begin.size(), longest_word);
    const auto charset = take_until(rest, "?");
    const auto encoding = charset ? take_until(rest, "?") : std::nullopt;
    const auto content = encoding ? take_until(rest, "?=") : std::nullopt;
    if (!content || charset->empty() || encoding->size() != 1)
        return std::nullopt;

    EncodedWord word{
        .charset = lower_case(charset->substr(0, charset->find('*'))),
        .bytes = {},
        .size = static_cast<std::size_t>(rest.data() - text.data()),
    };
    switch (encoding->front()) {
        case 'B':
        case 'b':
            word.bytes = decode_base64(*content).bytes;
            return word;
        case 'Q':
        case 'q':
            word.bytes = decode_q(*content);
            return word;
        default:
            return std::nullopt;
    }
}

/// C0, DEL and C1. In a header they are an attempt at something else: a line end at
/// another field, an escape at the reader's terminal.
bool is_control(char32_t code)
{
    return code < 0x20 || (code >= 0x7F && code < 0xA0);
}

/// Collects the stretches of a value, each with its charset.
class Collector {
public:
    void add_plain(std::string_view bytes)
    {
        finish_words();
        append(text::decode(bytes, ""));
    }

    void add_word(const EncodedWord& word)
    {
        if (word.charset != charset_)
            finish_words();
        charset_ = word.charset;
        bytes_ += word.bytes;
    }

    HeaderText take()
    {
        finish_words();
        return {.text = std::string{trimmed(header_.text)}, .is_lossy = header_.is_lossy};
    }

private:
    void finish_words()
    {
        if (!bytes_.empty())
            append(text::decode(bytes_, charset_));
        bytes_.clear();
        charset_.clear();
    }

    void append(const text::Decoded& decoded)
    {
        for (std::size_t at = 0; at < decoded.text.size();) {
            const auto point = text::code_point_at(decoded.text, at);
            at += point.bytes.size();
            if (!is_control(point.code))
                header_.text += point.bytes;
            else if (point.code == U'\r' || point.code == U'\n' || point.code == U'\t')
                header_.text += ' ';
        }
        header_.is_lossy |= decoded.is_lossy;
    }

    HeaderText header_;
    std::string charset_;
    std::string bytes_;
};

}  // namespace

HeaderText decode_header_value(std::string_view value)
{
    Collector collector;
    std::size_t plain_begin = 0;
    bool follows_word = false;
    for (std::size_t at = 0; at < value.size();) {
        const auto word = read_word(value.substr(at));
        if (!word) {
            // The next place where a word may begin; "=?=?" has one right behind.
            at = std::min(value.find("=?", at + 1), value.size());
            continue;
        }

        // Blanks between two words only keep them apart (RFC 2047 section 6.2).
        const auto between = value.substr(plain_begin, at - plain_begin);
        if (!between.empty() && !(follows_word && is_blank_line(between)))
            collector.add_plain(between);
        collector.add_word(*word);
        at += word->size;
        plain_begin = at;
        follows_word = true;
    }
    if (plain_begin < value.size())
        collector.add_plain(value.substr(plain_begin));
    return collector.take();
}

}  // namespace advisory::parsers::mime
