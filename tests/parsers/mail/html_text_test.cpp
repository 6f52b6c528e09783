#include "parsers/mail/html_text.hpp"

#include <array>
#include <string>

#include "tests/parsers/mail/mail_builder.hpp"
#include "tests/support/printers.hpp"

namespace advisory::parsers::mime {

TEST_SUITE("html text")
{
    TEST_CASE("a page comes out as a reader sees it")
    {
        struct Row {
            std::string_view html;
            std::string_view text;
        };
        constexpr std::array rows{
            Row{"plain", "plain\n"},
            Row{"a<br>b<BR/>c", "a\nb\nc\n"},
            Row{"<p>a</p><p>b</p>", "a\n\nb\n\n"},
            Row{"<div>a</div><div>b</div>", "a\nb\n"},
            Row{"<ul><li>a<ul><li><p>b</p></ul></ul>c", "- a\n  - b\n\nc\n"},
            Row{"<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a\tb\nc\n"},
            Row{"a <b>bold</b>\n  word", "a bold word\n"},
            Row{"<pre>a\n  b</pre>", "a\n  b\n"},
            Row{"<script>if (a<b) x('</p>');</script>a", "a\n"},
            Row{"<style>p > a {}</style>a", "a\n"},
            Row{"<head><title>t</title></head>a", "a\n"},
            Row{"a<!-- x > y -->b", "ab\n"},
            Row{"<!DOCTYPE html>a<?xml x?>b", "ab\n"},
            Row{"<a href=\"x>y\" title='>'>a</a>", "a\n"},
            Row{"&lt;b&gt; &amp;amp; &quot;&apos;", "<b> &amp; \"'\n"},
            Row{"a&nbsp;&nbsp;b", "a b\n"},
            Row{"&#33030;&#x5F31;&#X6027;", "脆弱性\n"},
            Row{"&#0;&#xD800;&#x110000;&#99999999999;", "\uFFFD\uFFFD\uFFFD\uFFFD\n"},
            Row{"&unknown; &; &#; &#x; & AT&T", "&unknown; &; &#; &#x; & AT&T\n"},
            Row{"1 < 2 <3 <= 4", "1 < 2 <3 <= 4\n"},
            Row{"", ""},
        };

        for (const auto& [html, text] : rows) {
            CAPTURE(html);
            CHECK(text_of_html(html) == text);
        }
    }

    TEST_CASE("a page that breaks off is read up to there")
    {
        for (const auto* html : {"a<",
                                 "a<b",
                                 "a</",
                                 "a<!--",
                                 "a<!-- x",
                                 "a<script>x",
                                 "a<script>x</scr",
                                 "a<a href=\"x",
                                 "a<?"}) {
            CAPTURE(html);
            CHECK(text_of_html(html).starts_with("a"));
        }
    }

    TEST_CASE("a flood of beginnings is read in linear time")
    {
        for (const auto* piece :
             {"<", "<a ", "<a b='", "<!--", "<script>", "</", "&", "&#", "<p>"}) {
            CAPTURE(piece);
            CHECK(text_of_html(test::repeated(piece, 100'000)).size() <= 500'001);
        }
    }
}

}  // namespace advisory::parsers::mime
