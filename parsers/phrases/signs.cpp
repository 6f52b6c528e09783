#include "parsers/phrases/signs.hpp"

#include <array>

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

}  // namespace

Sign sign_at(std::string_view text)
{
    for (const auto& sign : signs)
        if (text.starts_with(sign.written))
            return sign;
    return {};
}

}  // namespace advisory::parsers::phrases
