#include "parsers/mail/parameters.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "parsers/mail/hex.hpp"
#include "parsers/mail/raw_lines.hpp"
#include "text/charset.hpp"

namespace advisory::parsers::mime {

namespace {

/// Reads the pieces of a structured field from left to right.
class Scanner {
public:
    explicit Scanner(std::string_view text) : rest_{text} {}

    [[nodiscard]] bool is_at_end() const { return rest_.empty(); }

    bool skip(char wanted)
    {
        skip_blanks_and_comments();
        if (!rest_.starts_with(wanted))
            return false;
        rest_.remove_prefix(1);
        return true;
    }

    /// What stands before one of `ends`, comments left out, blanks trimmed.
    std::string token(std::string_view ends)
    {
        std::string token;
        skip_blanks_and_comments();
        while (!rest_.empty() && ends.find(rest_.front()) == std::string_view::npos) {
            token += rest_.front();
            rest_.remove_prefix(1);
            skip_comments();
        }
        return std::string{trimmed(token)};
    }

    /// A quoted string, or a token up to the next ';'.
    std::string value()
    {
        skip_blanks_and_comments();
        if (!rest_.starts_with('"'))
            return token(";");

        std::string value;
        rest_.remove_prefix(1);
        while (!rest_.empty() && rest_.front() != '"') {
            if (rest_.front() == '\\' && rest_.size() > 1)
                rest_.remove_prefix(1);
            value += rest_.front();
            rest_.remove_prefix(1);
        }
        rest_.remove_prefix(rest_.empty() ? 0U : 1U);
        return value;
    }

private:
    void skip_blanks_and_comments()
    {
        rest_.remove_prefix(std::min(rest_.find_first_not_of(" \t\r\n"), rest_.size()));
        skip_comments();
    }

    void skip_comments()
    {
        while (rest_.starts_with('(')) {
            skip_comment();
            rest_.remove_prefix(std::min(rest_.find_first_not_of(" \t\r\n"), rest_.size()));
        }
    }

    /// Comments nest (RFC 5322 section 3.2.2).
    void skip_comment()
    {
        std::size_t depth = 0;
        while (!rest_.empty()) {
            const char byte = rest_.front();
            rest_.remove_prefix(byte == '\\' && rest_.size() > 1 ? 2U : 1U);
            depth += byte == '(' ? 1U : 0U;
            depth -= byte == ')' ? 1U : 0U;
            if (depth == 0)
                return;
        }
    }

    std::string_view rest_;
};

std::string percent_decoded(std::string_view text)
{
    std::string decoded;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto code = text[at] == '%' ? hex_byte(text.substr(at + 1)) : std::nullopt;
        decoded += code.value_or(text[at]);
        at += code ? 2U : 0U;
    }
    return decoded;
}

/// Splits "charset'language'text"; all is text when the quotes are not there.
struct ExtendedValue {
    std::string_view charset;
    std::string_view text;
};

ExtendedValue read_extended(std::string_view value)
{
    const auto first = value.find('\'');
    const auto second = first == std::string_view::npos ? first : value.find('\'', first + 1);
    if (second == std::string_view::npos)
        return {.charset = {}, .text = value};
    return {.charset = value.substr(0, first), .text = value.substr(second + 1)};
}

}  // namespace

std::string StructuredField::value_of(std::string_view name) const
{
    const auto find = [&](std::string_view wanted) -> const std::string* {
        const auto found = std::ranges::find(parameters, wanted, &Parameter::name);
        return found == parameters.end() ? nullptr : &found->value;
    };

    if (const auto* const extended = find(fmt::format("{}*", name))) {
        const auto [charset, text] = read_extended(*extended);
        return text::decode(percent_decoded(text), charset).text;
    }
    if (const auto* const plain = find(name))
        return *plain;

    // Pieces may come in any order, each percent-encoded or not (RFC 2231 section 4.1).
    std::string bytes;
    std::string charset;
    for (std::size_t piece = 0; piece < parameters.size(); ++piece) {
        const auto* const plain = find(fmt::format("{}*{}", name, piece));
        const auto* const encoded = find(fmt::format("{}*{}*", name, piece));
        if (plain != nullptr) {
            bytes += *plain;
        } else if (encoded != nullptr) {
            const auto value = piece == 0 ? read_extended(*encoded)
                                          : ExtendedValue{.charset = {}, .text = *encoded};
            if (piece == 0)
                charset = value.charset;
            bytes += percent_decoded(value.text);
        } else {
            break;
        }
    }
    return charset.empty() ? bytes : text::decode(bytes, charset).text;
}

StructuredField read_structured_field(std::string_view value)
{
    // A field with thousands of parameters is no field; value_of() is quadratic in them.
    constexpr std::size_t most_parameters = 64;

    Scanner scanner{value};
    StructuredField field;
    field.word = lower_case(scanner.token(";"));
    std::erase_if(field.word, [](char byte) { return byte == ' ' || byte == '\t'; });

    while (!scanner.is_at_end() && field.parameters.size() < most_parameters) {
        if (scanner.skip(';'))
            continue;
        auto name = lower_case(scanner.token("=;"));
        if (scanner.skip('=') && !name.empty())
            field.parameters.push_back({.name = std::move(name), .value = scanner.value()});

        // Behind a quoted value nothing belongs before the next ';'.
        scanner.token(";");
    }
    return field;
}

}  // namespace advisory::parsers::mime
