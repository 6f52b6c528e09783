#pragma once

#include <functional>
#include <optional>
#include <string_view>

namespace advisory {

/// What people are spoken to in.
enum class Language { english, japanese };

/// "en", "ja". Nothing for another word.
std::optional<Language> language_named(std::string_view name);

/// As in locale(7): the first of LC_ALL, LC_MESSAGES and LANG that is set and not empty decides.
/// Japanese is what begins with "ja"; all else is English. `variable` is as std::getenv.
Language language_of_locale(const std::function<const char*(const char*)>& variable);

/// The language of this process: English until the program's main says otherwise, once, before
/// there are threads. Names of events and fields are interfaces and have no language.
Language language();
void set_language(Language language);

}  // namespace advisory
