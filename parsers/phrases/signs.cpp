#include "parsers/phrases/signs.hpp"

#include <array>
#include <cstddef>

namespace advisory::parsers::phrases {

namespace {

using Kind = Token::Kind;

// Longer signs stand before their own beginnings.
constexpr std::array signs{
    Sign{">=", Kind::comparison, ">="}, Sign{"=>", Kind::comparison, ">="},
    Sign{"<=", Kind::comparison, "<="}, Sign{"=<", Kind::comparison, "<="},
    Sign{"==", Kind::comparison, "="},  Sign{"->", Kind::tilde, ""},
    Sign{"...", Kind::tilde, ""},       Sign{"≧", Kind::comparison, ">="},
    Sign{"≥", Kind::comparison, ">="},  Sign{"≦", Kind::comparison, "<="},
    Sign{"≤", Kind::comparison, "<="},  Sign{">", Kind::comparison, ">"},
    Sign{"<", Kind::comparison, "<"},   Sign{"=", Kind::comparison, "="},
    Sign{"(", Kind::open, ""},          Sign{")", Kind::close, ""},
    Sign{"[", Kind::open, ""},          Sign{"]", Kind::close, ""},
    Sign{"{", Kind::open, ""},          Sign{"}", Kind::close, ""},
    Sign{"【", Kind::open, ""},         Sign{"】", Kind::close, ""},
    Sign{"〔", Kind::open, ""},         Sign{"〕", Kind::close, ""},
    Sign{"〈", Kind::open, ""},         Sign{"〉", Kind::close, ""},
    Sign{"《", Kind::open, ""},         Sign{"》", Kind::close, ""},
    Sign{"\"", Kind::quote, ""},        Sign{"'", Kind::quote, ""},
    Sign{"“", Kind::quote, ""},         Sign{"”", Kind::quote, ""},
    Sign{"‘", Kind::quote, ""},         Sign{"’", Kind::quote, ""},
    Sign{"「", Kind::quote, ""},        Sign{"」", Kind::quote, ""},
    Sign{"『", Kind::quote, ""},        Sign{"』", Kind::quote, ""},
    Sign{"〝", Kind::quote, ""},        Sign{"〟", Kind::quote, ""},
    Sign{"、", Kind::comma, ""},        Sign{",", Kind::comma, ""},
    Sign{"，", Kind::comma, ""},        Sign{";", Kind::comma, ""},
    Sign{"・", Kind::comma, ""},        Sign{"|", Kind::comma, ""},
    Sign{"\n", Kind::comma, ""},        Sign{"。", Kind::stop, ""},
    Sign{".", Kind::stop, ""},          Sign{":", Kind::colon, ""},
    Sign{"/", Kind::slash, ""},         Sign{"~", Kind::tilde, ""},
    Sign{"→", Kind::tilde, ""},         Sign{"⇒", Kind::tilde, ""},
    Sign{"-", Kind::dash, ""},
};

using Bytes = std::array<bool, 256>;

constexpr Bytes bytes_of_signs(std::size_t at)
{
    Bytes bytes{};
    for (const auto& sign : signs)
        if (at < sign.written.size())
            bytes.at(static_cast<unsigned char>(sign.written[at])) = true;
    return bytes;
}

// Most characters are ruled out by a look at two bytes.
bool may_be_sign(std::string_view text)
{
    static constexpr auto first = bytes_of_signs(0);
    static constexpr auto second = bytes_of_signs(1);
    const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    if (text.empty() || !first[byte(0)])
        return false;
    return byte(0) < 0x80 || (text.size() > 1 && second[byte(1)]);
}

}  // namespace

Sign sign_at(std::string_view text)
{
    if (!may_be_sign(text))
        return {};
    for (const auto& sign : signs)
        if (text.front() == sign.written.front() && text.starts_with(sign.written))
            return sign;
    return {};
}

}  // namespace advisory::parsers::phrases
