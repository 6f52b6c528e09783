#include "parsers/mail/transfer_encoding.hpp"

#include <array>
#include <cstdint>

#include "language/say.hpp"
#include "parsers/mail/hex.hpp"
#include "parsers/mail/raw_lines.hpp"
#include "text/unicode.hpp"

namespace advisory::parsers::mime {

namespace {

constexpr std::uint8_t no_digit = 64;

/// What each digit of Base64 stands for (RFC 4648 section 4).
constexpr std::array<std::uint8_t, 256> base64_digits()
{
    constexpr std::string_view digits{
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"};
    std::array<std::uint8_t, 256> values{};
    values.fill(no_digit);
    for (std::uint8_t value = 0; value < digits.size(); ++value)
        values.at(static_cast<unsigned char>(digits[value])) = value;
    return values;
}

/// Up to four digits of Base64, which are up to three bytes.
class Base64Group {
public:
    [[nodiscard]] std::size_t size() const { return size_; }

    void add(std::uint32_t digit)
    {
        bits_ = bits_ << 6U | digit;
        ++size_;
    }

    /// Appends the whole bytes, and begins anew.
    void finish(std::string& bytes)
    {
        bits_ <<= 6U * (4 - size_);
        for (std::size_t byte = 0; byte + 1 < size_; ++byte)
            bytes += static_cast<char>(bits_ >> (16 - 8 * byte) & 0xFFU);
        *this = {};
    }

private:
    std::uint32_t bits_ = 0;
    std::size_t size_ = 0;
};

/// Decodes "=XX" of one line into `decoded`; true when all of it was well-formed.
bool append_quoted_line(std::string& decoded, std::string_view line)
{
    bool is_well_formed = true;
    for (std::size_t at = 0; at < line.size(); ++at) {
        const auto code = line[at] == '=' ? hex_byte(line.substr(at + 1)) : std::nullopt;
        is_well_formed &= code.has_value() || line[at] != '=';
        decoded += code.value_or(line[at]);
        at += code ? 2U : 0U;
    }
    return is_well_formed;
}

}  // namespace

// mimetic's own decoder is not used: it leaves '=' behind when a line ends in blanks.
TransferDecoded decode_quoted_printable(std::string_view body)
{
    TransferDecoded decoded;
    bool is_well_formed = true;
    while (!body.empty()) {
        const auto line = first_line(body);
        body.remove_prefix(line.size());

        // Blanks at the end of a line were added on the way (rule 3).
        auto text = line.text.substr(0, line.text.find_last_not_of(" \t") + 1);
        const bool is_soft_break = text.ends_with('=');
        if (is_soft_break)
            text.remove_suffix(1);
        is_well_formed &= append_quoted_line(decoded.bytes, text);
        if (!is_soft_break)
            decoded.bytes += line.ending;
    }
    if (!is_well_formed)
        decoded.problem = say("the quoted-printable encoding is damaged");
    return decoded;
}

TransferDecoded decode_base64(std::string_view body)
{
    static constexpr auto digits = base64_digits();

    // Padding inside, where two encoded texts were joined, ends a group.
    TransferDecoded decoded;
    decoded.bytes.reserve(body.size() / 4 * 3);
    bool has_garbage = false;
    Base64Group group;
    for (const char byte : body) {
        const auto digit = digits[static_cast<unsigned char>(byte)];
        if (digit != no_digit)
            group.add(digit);
        const bool is_padding = byte == '=';
        if (digit == no_digit && !is_padding)
            has_garbage |= byte != ' ' && byte != '\t' && byte != '\r' && byte != '\n';
        has_garbage |= is_padding && group.size() == 1;
        if (is_padding || group.size() == 4)
            group.finish(decoded.bytes);
    }
    has_garbage |= group.size() == 1;
    group.finish(decoded.bytes);

    if (has_garbage)
        decoded.problem = say("the base64 encoding is damaged");
    return decoded;
}

TransferDecoded transfer_decode(std::string_view body, std::string_view encoding)
{
    const auto name = lower_case(trimmed(encoding));
    if (name == "base64")
        return decode_base64(body);
    if (name == "quoted-printable")
        return decode_quoted_printable(body);

    const bool is_identity = name.empty() || name == "7bit" || name == "8bit" || name == "binary" ||
                             name == "7-bit" || name == "8-bit";
    if (is_identity)
        return {.bytes = std::string{body}, .problem = {}};

    constexpr std::size_t shown_width = 40;
    return {
        .bytes = std::string{body},
        .problem = say("the transfer encoding {} was left as it is",
                       text::shorten(text::printable(name), shown_width)),
    };
}

}  // namespace advisory::parsers::mime
