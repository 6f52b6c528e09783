#include "language/say.hpp"

#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "tests/support/spoken_language.hpp"

namespace advisory {

using test::SpokenLanguage;

TEST_CASE("a text is said in the language of the process")
{
    CHECK(say("cannot be read") == "cannot be read");
    CHECK(say("cannot be read: {}", "why") == "cannot be read: why");

    const SpokenLanguage japanese{Language::japanese};
    CHECK(say("cannot be read") == "読めません");
    CHECK(say("cannot be read: {}", "why") == "読めません: why");
    CHECK(said(mark("is not an IMAP address")) == "は IMAP のアドレスではありません");
}

TEST_CASE("a translation may name its arguments in another order")
{
    const SpokenLanguage japanese{Language::japanese};

    const auto text = say("the copy has schema {} instead of {}", 3, 5);

    CHECK(text == "コピーのスキーマが 5 ではなく 3 です");
}

TEST_CASE("what the catalogue does not have stays English")
{
    const SpokenLanguage japanese{Language::japanese};
    const std::string unknown = "no text of ours";

    CHECK(said(unknown) == unknown);
    CHECK(said_with("no text of {}", fmt::make_format_args("ours")) == "no text of ours");
}

TEST_CASE("braces of a text without arguments stand for themselves")
{
    CHECK(say("{} is a set in braces {") == "{} is a set in braces {");
}

}  // namespace advisory
