#include "language/say.hpp"

#include <fmt/format.h>

#include "language/catalogue.hpp"
#include "language/language.hpp"

namespace advisory {

Said said(std::string_view english)
{
    if (language() == Language::english)
        return Said{english};
    return Said{japanese_for(english).value_or(english)};
}

std::string said_with(std::string_view english, fmt::format_args arguments)
{
    const std::string_view text = said(english);
    // The one failure of fmt is an exception, and a wrong translation must not end a program.
    try {
        return fmt::vformat(fmt::string_view{text.data(), text.size()}, arguments);
    } catch (const fmt::format_error&) {
        return fmt::vformat(fmt::string_view{english.data(), english.size()}, arguments);
    }
}

}  // namespace advisory
