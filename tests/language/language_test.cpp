#include "language/language.hpp"

#include <map>
#include <string>

#include <doctest/doctest.h>

namespace advisory {

TEST_CASE("a language is known by its code")
{
    CHECK(language_named("en") == Language::english);
    CHECK(language_named("ja") == Language::japanese);
    for (const auto* const name : {"", "JA", "fr", "ja_JP.UTF-8"})
        CHECK_FALSE(language_named(name).has_value());
}

TEST_CASE("the first variable of the locale that is set decides")
{
    struct Row {
        std::map<std::string, std::string> variables;
        Language language;
    };
    const Row rows[] = {
        {{}, Language::english},
        {{{"LANG", "ja_JP.UTF-8"}}, Language::japanese},
        {{{"LANG", "ja"}}, Language::japanese},
        {{{"LANG", "C.UTF-8"}}, Language::english},
        {{{"LC_MESSAGES", "ja_JP.eucJP"}, {"LANG", "en_US.UTF-8"}}, Language::japanese},
        {{{"LC_MESSAGES", "C"}, {"LANG", "ja_JP.UTF-8"}}, Language::english},
        {{{"LC_ALL", "C"}, {"LC_MESSAGES", "ja_JP.UTF-8"}}, Language::english},
        {{{"LC_ALL", ""}, {"LC_MESSAGES", ""}, {"LANG", "ja_JP.UTF-8"}}, Language::japanese},
        {{{"LANGUAGE", "ja"}, {"LC_CTYPE", "ja_JP.UTF-8"}}, Language::english},
    };

    for (const auto& row : rows) {
        const auto language = language_of_locale([&](const char* name) -> const char* {
            const auto found = row.variables.find(name);
            return found == row.variables.end() ? nullptr : found->second.c_str();
        });

        CHECK(language == row.language);
    }
}

}  // namespace advisory
