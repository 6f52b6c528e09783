#include "language/language.hpp"

#include <atomic>

namespace advisory {

namespace {

std::atomic<Language> current{Language::english};

}  // namespace

std::optional<Language> language_named(std::string_view name)
{
    if (name == "en")
        return Language::english;
    if (name == "ja")
        return Language::japanese;
    return std::nullopt;
}

Language language_of_locale(const std::function<const char*(const char*)>& variable)
{
    for (const char* const name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* const value = variable(name);
        if (value != nullptr && *value != '\0')
            return std::string_view{value}.starts_with("ja") ? Language::japanese
                                                             : Language::english;
    }
    return Language::english;
}

Language language()
{
    return current.load(std::memory_order_relaxed);
}

void set_language(Language language)
{
    current.store(language, std::memory_order_relaxed);
}

}  // namespace advisory
