#include <algorithm>
#include <string>
#include <string_view>

#include "core/vocabulary.hpp"
#include "parsers/phrases/phrase.hpp"
#include "tests/parsers/phrases/tables.hpp"
#include "tests/support/printers.hpp"
#include "versions/vers.hpp"

namespace advisory::parsers {

namespace {

bool is_japanese(std::string_view character)
{
    const auto lead = static_cast<unsigned char>(character.front());
    const bool is_mark = character >= "\u3000" && character < "\u3041";
    return character.size() == 3 && lead >= 0xE3U && lead < 0xEFU && !is_mark;
}

std::string_view character_at(std::string_view text, std::size_t at)
{
    std::size_t length = 1;
    while (at + length < text.size() &&
           (static_cast<unsigned char>(text[at + length]) & 0xC0U) == 0x80U)
        ++length;
    return text.substr(at, length);
}

// As a line wrapped at any place comes out.
std::string with_blanks(std::string_view text)
{
    std::string spaced;
    std::string_view last = " ";
    for (std::size_t at = 0; at < text.size();) {
        const auto character = character_at(text, at);
        if (is_japanese(last) && is_japanese(character))
            spaced += ' ';
        spaced += character;
        last = character;
        at += character.size();
    }
    return spaced;
}

// U+FF01 to U+FF5E for the printable ASCII characters, U+3000 for a blank.
std::string full_width(std::string_view text)
{
    std::string wide;
    for (const char c : text) {
        if (c == ' ')
            wide += "\u3000";
        else if (c >= '!' && c <= '_')
            wide += {'\xef', '\xbc', static_cast<char>(c - '!' + 0x81)};
        else if (c >= '`' && c <= '~')
            wide += {'\xef', '\xbd', static_cast<char>(c - '`' + 0x80)};
        else
            wide += c;
    }
    return wide;
}

template <class Change>
void check_unchanged(Change change)
{
    for (const auto& row : test::read_phrase_tables()) {
        const auto changed = change(row.phrase);
        CAPTURE(changed);
        const auto range = read_phrase(changed);

        CHECK(name_of(range.status) == row.status);
        CHECK(versions::format_vers(range.intervals, range.status) == row.vers);
    }
}

}  // namespace

TEST_SUITE("phrase invariance")
{
    TEST_CASE("blanks between Japanese characters change nothing")
    {
        check_unchanged(with_blanks);
    }

    TEST_CASE("full-width forms change nothing")
    {
        check_unchanged(full_width);
    }

    TEST_CASE("a bullet before the phrase changes nothing")
    {
        check_unchanged([](const std::string& phrase) { return "- " + phrase; });
    }

    TEST_CASE("blanks at the ends and a closing full stop change nothing")
    {
        check_unchanged([](const std::string& phrase) { return "  " + phrase + " 。 "; });
    }

    TEST_CASE("words that no rule knows never leave a phrase parsed")
    {
        for (const auto& row : test::read_phrase_tables()) {
            if (row.status != "parsed" && row.status != "all")
                continue;

            CAPTURE(row.phrase);
            const auto range = read_phrase(row.phrase + " ごにょごにょ");
            CHECK(range.status != PhraseStatus::parsed);
            CHECK(range.status != PhraseStatus::all);
        }
    }
}

}  // namespace advisory::parsers
