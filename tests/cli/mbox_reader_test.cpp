#include "cli/mbox_reader.hpp"

#include <sstream>
#include <string>
#include <vector>

#include "tests/support/printers.hpp"

namespace advisory::cli {

namespace {

constexpr std::size_t no_limit = 1024 * 1024;

std::vector<std::string> mails_in_for_mbox_reader(const std::string& mbox,
                                                  std::size_t limit = no_limit)
{
    std::istringstream in{mbox};
    MboxReader reader{in, limit};
    std::vector<std::string> mails;
    while (const auto mail = reader.next())
        mails.push_back(mail->bytes);
    return mails;
}

using Mails = std::vector<std::string>;

}  // namespace

TEST_SUITE("mbox")
{
    TEST_CASE("each From line begins a mail")
    {
        CHECK(mails_in_for_mbox_reader("From a@b Mon Nov 23 10:00:00 2026\n"
                                       "Subject: 1\n\nbody\n\n"
                                       "From a@b Mon Nov 23 10:00:01 2026\n"
                                       "Subject: 2\n\nbody\n") ==
              Mails{"Subject: 1\n\nbody\n", "Subject: 2\n\nbody\n"});
    }

    TEST_CASE("a From line without a date begins a mail when a header follows")
    {
        CHECK(mails_in_for_mbox_reader(
                  "From -\nSubject: 1\n\nbody\n\nFrom -\nReceived: x\n\nbody\n") ==
              Mails{"Subject: 1\n\nbody\n", "Received: x\n\nbody\n"});
    }

    TEST_CASE("a forgotten empty line does not join two mails")
    {
        CHECK(mails_in_for_mbox_reader("From a Mon Nov 23 10:00:00 2026\nSubject: 1\n\nbody\n"
                                       "From a Mon Nov 23 10:00:00 2026\nSubject: 2\n\nbody\n")
                  .size() == 2);
    }

    TEST_CASE("a sentence that begins with From does not begin a mail")
    {
        const auto mails = mails_in_for_mbox_reader(
            "From a@b Mon Nov 23 10:00:00 2026\nSubject: 1\n\n"
            "first\n\nFrom the vendor:\nNote: read this\n\nFrom 10:00 on it is mended\nFrom x\n");

        REQUIRE(mails.size() == 1);
        CHECK(mails.front().ends_with("From x\n"));
    }

    TEST_CASE("a quoted From line loses one sign of quotation")
    {
        CHECK(mails_in_for_mbox_reader(
                  "From a Mon Nov 23 10:00:00 2026\nSubject: 1\n\n>From x\n>>From y\n> From z\n") ==
              Mails{"Subject: 1\n\nFrom x\n>From y\n> From z\n"});
    }

    TEST_CASE("Content-Length is not believed")
    {
        CHECK(mails_in_for_mbox_reader(
                  "From a Mon Nov 23 10:00:00 2026\nContent-Length: 9999\n\nx\n\n"
                  "From a Mon Nov 23 10:00:00 2026\nSubject: 2\n\ny\n")
                  .size() == 2);
    }

    TEST_CASE("CR LF line ends are kept")
    {
        CHECK(mails_in_for_mbox_reader(
                  "From a Mon Nov 23 10:00:00 2026\r\nSubject: 1\r\n\r\nx\r\n\r\n"
                  "From a Mon Nov 23 10:00:00 2026\r\nSubject: 2\r\n\r\ny\r\n") ==
              Mails{"Subject: 1\r\n\r\nx\r\n", "Subject: 2\r\n\r\ny\r\n"});
    }

    TEST_CASE("bytes without meaning pass through")
    {
        const std::string body{"\0\xff\x1b$B\r", 6};
        CHECK(mails_in_for_mbox_reader("From a Mon Nov 23 10:00:00 2026\nSubject: 1\n\n" + body) ==
              Mails{"Subject: 1\n\n" + body});
    }

    TEST_CASE("a line longer than the buffer stays one line")
    {
        const std::string text(200'000, 'x');
        CHECK(mails_in_for_mbox_reader("From a Mon Nov 23 10:00:00 2026\nSubject: 1\n\n" + text +
                                       "\n") == Mails{"Subject: 1\n\n" + text + "\n"});
    }

    TEST_CASE("a mail over the limit comes as its header, with its whole size")
    {
        std::istringstream in{"From a Mon Nov 23 10:00:00 2026\nSubject: 1\n\n" +
                              std::string(5000, 'x') +
                              "\n\nFrom a Mon Nov 23 10:00:00 2026\nSubject: 2\n\ny\n"};
        MboxReader reader{in, 100};

        const auto large = reader.next();
        const auto small = reader.next();

        REQUIRE(large);
        CHECK_FALSE(large->is_complete);
        CHECK(large->bytes == "Subject: 1\n\n");
        CHECK(large->size > 5000);
        REQUIRE(small);
        CHECK(small->is_complete);
        CHECK(small->bytes == "Subject: 2\n\ny\n");
    }

    TEST_CASE("a mail without a last line end is whole")
    {
        CHECK(mails_in_for_mbox_reader("From a Mon Nov 23 10:00:00 2026\nSubject: 1\n\nbody") ==
              Mails{"Subject: 1\n\nbody"});
    }

    TEST_CASE("where a mail was found, it is found again")
    {
        std::string mbox;
        std::vector<std::uint64_t> begins;
        for (int number = 0; number < 50; ++number) {
            begins.push_back(mbox.size());
            mbox += "From a Mon Nov 23 10:00:00 2026\r\nSubject: " + std::to_string(number) +
                    "\r\n\r\n" + std::string(static_cast<std::size_t>(number) * 997, 'x') +
                    "\r\n\r\n";
        }
        const auto all = mails_in_for_mbox_reader(mbox);
        REQUIRE(all.size() == 50);

        for (std::size_t at = 0; at < all.size(); ++at) {
            CAPTURE(at);
            std::istringstream in{mbox};
            in.seekg(static_cast<std::streamoff>(begins[at]));
            MboxReader reader{in, no_limit, begins[at]};
            const auto mail = reader.next();
            REQUIRE(mail);
            CHECK(mail->bytes == all[at]);
            CHECK(mail->position == begins[at]);
        }
    }

    TEST_CASE("what is no mbox is one mail, to the last byte")
    {
        const std::string mail =
            "Subject: 1\n\n>From x\n\nFrom the vendor\n" + std::string(200'000, 'y') + "\n\n";
        std::istringstream in{mail};
        std::istringstream nothing;
        std::istringstream large{mail};

        const auto rest = MboxReader{in, no_limit}.rest();
        const auto cut = MboxReader{large, 100}.rest();

        REQUIRE(rest);
        CHECK(rest->bytes == mail);
        CHECK(rest->is_complete);
        CHECK_FALSE(MboxReader{nothing, no_limit}.rest());
        REQUIRE(cut);
        CHECK(cut->bytes == "Subject: 1\n\n");
        CHECK(cut->size == mail.size());
        CHECK_FALSE(cut->is_complete);
    }

    TEST_CASE("what begins otherwise is no mbox")
    {
        for (const std::string text :
             {"", "Subject: x\n\n", "From\n", "From the vendor\nwe hear\n"}) {
            CAPTURE(text);
            std::istringstream in{text};
            CHECK_FALSE(MboxReader{in, no_limit}.is_mbox());
            CHECK(mails_in_for_mbox_reader(text).empty());
        }
    }

    TEST_CASE("a header ends with its empty line")
    {
        CHECK(header_of("A: 1\nB: 2\n\nbody\n\nmore") == "A: 1\nB: 2\n\n");
        CHECK(header_of("A: 1\r\n\r\nbody") == "A: 1\r\n\r\n");
        CHECK(header_of("A: 1") == "A: 1");
        CHECK(header_of("").empty());
    }

    TEST_CASE("a mail is known by the fields that mails begin with")
    {
        for (const std::string_view text : {"Received: x", "DATE: y", "X-Spam: 1", "List-Id: a"})
            CHECK(begins_with_mail_field(text));
        for (const std::string_view text : {"", "Received", "Note: x", " Date: x", "http://x"})
            CHECK_FALSE(begins_with_mail_field(text));
    }
}

}  // namespace advisory::cli
