#include "parsers/mail/parameters.hpp"

#include <array>
#include <string>

#include "tests/parsers/mail/mail_builder.hpp"
#include "tests/support/printers.hpp"

namespace advisory::parsers::mime {

TEST_SUITE("parameters")
{
    TEST_CASE("a parameter is found however it is written")
    {
        struct Row {
            std::string_view field;
            std::string_view boundary;
        };
        constexpr std::array rows{
            Row{"multipart/mixed; boundary=abc", "abc"},
            Row{"multipart/mixed;boundary=\"abc\"", "abc"},
            Row{"MULTIPART/Mixed ; BOUNDARY = \"a b;c=d\"", "a b;c=d"},
            Row{"multipart/mixed; boundary=\"a\\\"b\\\\c\"", "a\"b\\c"},
            Row{"multipart/mixed (a; b (nested \\) )) ; boundary=abc (x)", "abc"},
            Row{"multipart/mixed; charset=x; boundary=abc; y=z", "abc"},
            Row{"multipart/mixed;; ; boundary=abc", "abc"},
            Row{"multipart/mixed; junk; boundary=abc", "abc"},
            Row{"multipart/mixed; =x; boundary=abc", "abc"},
            Row{"multipart/mixed; boundary=\"abc\" junk; x=y", "abc"},
            Row{"multipart/mixed; boundary=\"never closed", "never closed"},
            Row{"multipart/mixed; boundary==_x", "=_x"},
            Row{"multipart/mixed; boundary*0=ab; boundary*1=\"cd\"", "abcd"},
            Row{"multipart/mixed; boundary*1=cd; boundary*0=ab", "abcd"},
            Row{"multipart/mixed; boundary*=us-ascii'en'a%62c", "abc"},
            Row{"multipart/mixed; boundary*0*=us-ascii''a%62; boundary*1=c; boundary*3=no", "abc"},
            Row{"multipart/mixed; boundary=first; boundary=second", "first"},
            Row{"multipart/mixed", ""},
            Row{"multipart/mixed; boundary", ""},
            Row{"multipart/mixed; boundary=", ""},
            Row{"", ""},
        };

        for (const auto& [text, boundary] : rows) {
            CAPTURE(text);
            CHECK(read_structured_field(text).value_of("boundary") == boundary);
        }
    }

    TEST_CASE("the word before the parameters is in lower case and without blanks")
    {
        CHECK(read_structured_field(" Text / PLAIN (x); a=b").word == "text/plain");
        CHECK(read_structured_field("attachment").word == "attachment");
        CHECK(read_structured_field("; a=b").word.empty());
    }

    TEST_CASE("RFC 2231 values come out as UTF-8")
    {
        struct Row {
            std::string_view field;
            std::string_view name;
        };
        constexpr std::array rows{
            Row{"attachment; filename*=utf-8''%E3%83%A1%E3%83%A2.txt", "メモ.txt"},
            Row{"attachment; filename*=ISO-2022-JP'ja'%1B$B%25a%25b%1B%28B.txt", "メモ.txt"},
            Row{"attachment; filename*0*=utf-8''%E3%83; filename*1*=%A1%E3%83%A2", "メモ"},
            Row{"attachment; filename*=no-quotes%41", "no-quotesA"},
            Row{"attachment; filename*=utf-8''100%zz%4", "100%zz%4"},
        };

        for (const auto& [text, name] : rows) {
            CAPTURE(text);
            CHECK(read_structured_field(text).value_of("filename") == name);
        }
    }

    TEST_CASE("a flood of parameters, comments or pieces ends")
    {
        for (const auto* piece : {"; a=b", "; a*1=b", "(", "\"", "\\", "=", "; =", ";("}) {
            CAPTURE(piece);
            const auto field = read_structured_field("text/plain" + test::repeated(piece, 100'000));
            CHECK(field.parameters.size() <= 64);
            CHECK(field.value_of("charset").empty());
        }
    }
}

}  // namespace advisory::parsers::mime
