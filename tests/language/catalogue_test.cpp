#include "language/catalogue.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/language/literals.hpp"

namespace advisory {

namespace {

namespace fs = std::filesystem;

/// With what programs say. The rest of language/ has the functions and the catalogue themselves.
constexpr std::array<std::string_view, 14> places{"cli",
                                                  "core",
                                                  "text",
                                                  "versions",
                                                  "parsers",
                                                  "matching",
                                                  "access",
                                                  "alerting",
                                                  "storage",
                                                  "transport",
                                                  "ingest",
                                                  "config",
                                                  "daemon",
                                                  "language/command_line.cpp"};

std::vector<fs::path> sources()
{
    std::vector<fs::path> files;
    for (const auto place : places) {
        const auto path = fs::path{ADVISORY_SOURCES} / place;
        if (!fs::is_directory(path)) {
            files.push_back(path);
            continue;
        }
        for (const auto& entry : fs::recursive_directory_iterator{path}) {
            const auto kind = entry.path().extension();
            if (kind == ".cpp" || kind == ".hpp")
                files.push_back(entry.path());
        }
    }
    return files;
}

std::string text_of(const fs::path& file)
{
    std::ostringstream text;
    text << std::ifstream{file, std::ios::binary}.rdbuf();
    return text.str();
}

/// Each text that a source says, and where.
std::map<std::string, std::string> said_in_sources()
{
    std::map<std::string, std::string> said;
    for (const auto& file : sources()) {
        for (const auto& call : test::said_literals(text_of(file))) {
            const auto place = file.string() + ":" + std::to_string(call.line);
            INFO(place);
            CHECK(call.is_literal);
            if (call.is_literal)
                said.try_emplace(call.text, place);
        }
    }
    return said;
}

/// Beyond ASCII and Latin: kana, ideographs, Japanese punctuation, full width.
bool has_japanese(std::string_view text)
{
    return std::ranges::any_of(text,
                               [](char byte) { return static_cast<unsigned char>(byte) >= 0xe2; });
}

/// Texts that are the same in both languages.
const std::set<std::string_view> without_words{
    "in {}",
};

}  // namespace

TEST_CASE("every text that a source says is in the catalogue")
{
    const auto said = said_in_sources();

    REQUIRE(said.size() > 1000);
    for (const auto& [text, place] : said) {
        INFO(place << ": \"" << text << "\" has no translation");
        CHECK(japanese_for(text).has_value());
    }
}

TEST_CASE("every text of the catalogue is said by a source")
{
    const auto said = said_in_sources();

    for (const auto& part : japanese_catalogue()) {
        if (part.room == "foreign")  // What libraries say.
            continue;
        for (const auto& text : part.texts) {
            INFO("language/japanese/" << part.room << ".cpp: \"" << text.english
                                      << "\" is said by nobody");
            CHECK(said.contains(std::string{text.english}));
        }
    }
}

TEST_CASE("a text stands in the catalogue once")
{
    std::set<std::string_view> known;
    for (const auto& part : japanese_catalogue()) {
        for (const auto& text : part.texts) {
            INFO("language/japanese/" << part.room << ".cpp: \"" << text.english << "\"");
            CHECK(known.insert(text.english).second);
        }
    }
}

TEST_CASE("a translation takes what the English text takes")
{
    for (const auto& part : japanese_catalogue()) {
        for (const auto& text : part.texts) {
            INFO("\"" << text.english << "\" as \"" << text.japanese << "\"");
            CHECK(test::fields_of(text.english) == test::fields_of(text.japanese));
            const bool has_lines = text.english.ends_with('\n');
            CHECK(has_lines == text.japanese.ends_with('\n'));
            // cli/range_meanings puts a value in the place of a "%".
            CHECK(std::ranges::count(text.english, '%') == std::ranges::count(text.japanese, '%'));
        }
    }
}

TEST_CASE("a translation is Japanese")
{
    for (const auto& part : japanese_catalogue()) {
        for (const auto& text : part.texts) {
            INFO("\"" << text.english << "\" as \"" << text.japanese << "\"");
            CHECK(has_japanese(text.japanese) != without_words.contains(text.english));
        }
    }
}

}  // namespace advisory
