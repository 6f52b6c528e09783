#include "parsers/phrases/words.hpp"

#include <set>
#include <string>

#include "parsers/phrases/vocabulary.hpp"
#include "tests/support/printers.hpp"
#include "text/unicode.hpp"

namespace advisory::parsers::phrases {

namespace {

std::vector<std::string> words_of(const Meaning& meaning)
{
    std::vector<std::string> words(1);
    for (const char c : meaning.written) {
        if (c == ';')
            words.emplace_back();
        else
            words.back() += c;
    }
    return words;
}

}  // namespace

TEST_SUITE("words")
{
    TEST_CASE("every word of the vocabulary is found whole and has one meaning")
    {
        std::set<std::string> seen;
        for (const auto& meaning : vocabulary())
            for (const auto& word : words_of(meaning)) {
                CAPTURE(word);
                const auto found = find_word(word, 0);

                CHECK(found.length == word.size());
                CHECK((found.word == meaning.word));
                CHECK(seen.insert(word).second);
            }
    }

    TEST_CASE("every word is written as normalised text has it")
    {
        for (const auto& meaning : vocabulary())
            CHECK(text::normalise(meaning.written) == meaning.written);
    }

    TEST_CASE("the longest word wins")
    {
        CHECK((find_word("より前の", 0).word == Word::below));
        CHECK((find_word("より以前", 0).word == Word::at_most_doubtful));
        CHECK((find_word("より 2.0", 0).word == Word::since));
        CHECK((find_word("up to and including 2", 0).word == Word::through));
    }

    TEST_CASE("blanks within Japanese words do not count, a Latin word is whole")
    {
        CHECK((find_word("以 前", 0).word == Word::at_most));
        CHECK((find_word("Prior  To 2", 0).word == Word::prior_to));
        CHECK((find_word("total", 0).word == Word::none));
        CHECK((find_word("to-do", 0).word == Word::none));
        CHECK((find_word("up", 0).word == Word::later));
        CHECK((find_word("以", 0).word == Word::none));
        CHECK((find_word("", 0).word == Word::none));
    }
}

}  // namespace advisory::parsers::phrases
