#include "parsers/mail/clear_signed.hpp"

#include <string>

#include "tests/support/printers.hpp"

namespace advisory::parsers::mime {

namespace {

const std::string armored =
    "-----BEGIN PGP SIGNED MESSAGE-----\n"
    "Hash: SHA256\n"
    "\n"
    "text\n"
    "- ----- dashes\n"
    "- - item\n"
    "-not escaped\n"
    "-----BEGIN PGP SIGNATURE-----\n"
    "\n"
    "iQEzBAEBCAAd\n"
    "-----END PGP SIGNATURE-----\n";

const std::string bare = "text\n----- dashes\n- item\n-not escaped\n";

}  // namespace

TEST_SUITE("clear signed text")
{
    TEST_CASE("armor, signature and dash escapes are taken off")
    {
        const auto clear = without_armor(armored);

        CHECK(clear.text == bare);
        CHECK(clear.was_signed);
        CHECK_FALSE(clear.has_text_outside);
        CHECK_FALSE(clear.is_incomplete);
    }

    TEST_CASE("text outside of the region is kept and told")
    {
        for (const auto& text : {"before\n" + armored, armored + "behind\n"}) {
            CAPTURE(text);
            const auto clear = without_armor(text);
            CHECK(clear.text.find(bare) != std::string::npos);
            CHECK(clear.text.size() > bare.size());
            CHECK(clear.has_text_outside);
        }
        CHECK_FALSE(without_armor("\n \n" + armored + "\n\n").has_text_outside);
    }

    TEST_CASE("what hides among the armor headers counts as outside")
    {
        const auto clear = without_armor(
            "-----BEGIN PGP SIGNED MESSAGE-----\n"
            "Hash: SHA256\n"
            "Comment: not signed\n"
            "\n"
            "signed\n"
            "-----BEGIN PGP SIGNATURE-----\n"
            "-----END PGP SIGNATURE-----\n");

        CHECK(clear.text == "Comment: not signed\nsigned\n");
        CHECK(clear.has_text_outside);
    }

    TEST_CASE("two signed regions are both read")
    {
        const auto clear = without_armor(armored + armored);

        CHECK(clear.text == bare + bare);
        CHECK_FALSE(clear.has_text_outside);
    }

    TEST_CASE("a region without its signature is told, and its text read")
    {
        const auto cut = armored.substr(0, armored.find("-----BEGIN PGP SIGNATURE"));

        CHECK(without_armor(cut).text == bare);
        CHECK(without_armor(cut).is_incomplete);
        CHECK(without_armor(cut + armored).is_incomplete);
        CHECK(without_armor(cut + armored).has_text_outside);
    }

    TEST_CASE("a text without armor comes back as it is")
    {
        const std::string text = "- item\n> -----BEGIN PGP SIGNED MESSAGE-----\nlast";
        const auto clear = without_armor(text);

        CHECK(clear.text == text);
        CHECK_FALSE(clear.was_signed);
        CHECK_FALSE(clear.has_text_outside);
    }
}

}  // namespace advisory::parsers::mime
