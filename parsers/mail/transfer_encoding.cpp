#include "parsers/mail/transfer_encoding.hpp"

#include <iterator>

#include <fmt/format.h>
#include <mimetic/codec/base64.h>

#include "parsers/mail/hex.hpp"
#include "parsers/mail/raw_lines.hpp"
#include "text/unicode.hpp"

namespace advisory::parsers::mime {

namespace {

bool is_base64_digit(char byte)
{
    return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') ||
           (byte >= '0' && byte <= '9') || byte == '+' || byte == '/';
}

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
        decoded.problem = "the quoted-printable encoding is damaged";
    return decoded;
}

TransferDecoded decode_base64(std::string_view body)
{
    // Padding inside, where two encoded texts were joined, ends a group; mimetic would
    // take the next text for a part of it.
    TransferDecoded decoded;
    bool has_garbage = false;
    std::string group;
    const auto finish_group = [&] {
        has_garbage |= group.size() % 4 == 1;
        mimetic::Base64::Decoder decoder;
        decoder.process(group.begin(), group.end(), std::back_inserter(decoded.bytes));
        group.clear();
    };

    for (const char byte : body) {
        if (is_base64_digit(byte))
            group += byte;
        else if (byte == '=')
            finish_group();
        else
            has_garbage |= byte != ' ' && byte != '\t' && byte != '\r' && byte != '\n';
    }
    finish_group();

    if (has_garbage)
        decoded.problem = "the base64 encoding is damaged";
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
        .problem = fmt::format("the transfer encoding {} was left as it is",
                               text::shorten(text::printable(name), shown_width)),
    };
}

}  // namespace advisory::parsers::mime
