#include "ingest/mail_origin.hpp"

#include "tests/support/printers.hpp"

namespace advisory::ingest {

namespace {

Mail make_mail(std::string from, std::string list_id = {}, std::string subject = {})
{
    Mail mail;
    mail.from = std::move(from);
    mail.list_id = std::move(list_id);
    mail.subject = std::move(subject);
    return mail;
}

}  // namespace

TEST_SUITE("mail origin")
{
    TEST_CASE("a sender is an address or a domain with its subdomains")
    {
        struct Case {
            const char* sender;
            const char* from;
            bool belongs;
        };
        constexpr Case cases[] = {
            {"jpcert.or.jp", "JPCERT/CC <info@jpcert.or.jp>", true},
            {"jpcert.or.jp", "info@JPCERT.or.JP", true},
            {"jpcert.or.jp", "<info@mail.jpcert.or.jp>", true},
            {"jpcert.or.jp", "info@notjpcert.or.jp", false},
            {"jpcert.or.jp", "info@jpcert.or.jp.example", false},
            {"jpcert.or.jp", "\"info@jpcert.or.jp\" <someone@example.jp>", false},
            {"jpcert.or.jp", "jpcert.or.jp", false},
            {"jpcert.or.jp", "", false},
            {"jpcert.or.jp", " \t", false},
            {"info@jpcert.or.jp", "JPCERT/CC <Info@jpcert.or.jp>", true},
            {"info@jpcert.or.jp", "vuls@jpcert.or.jp", false},
            {"info@jpcert.or.jp", "<<>>", false},
        };

        for (const auto& [sender, from, belongs] : cases) {
            CAPTURE(sender);
            CAPTURE(from);
            MailSource source;
            source.senders = {"example.org", sender};
            CHECK(belongs_to(source, make_mail(from), Source::other) == belongs);
        }
    }

    TEST_CASE("every criterion that is given must hold")
    {
        MailSource source;
        source.senders = {"jpcert.or.jp"};
        source.list_id = "announce.jpcert.or.jp";
        source.subject_prefix = "[jpcert]";
        source.notices = Source::jpcert;
        const auto good = make_mail("i@jpcert.or.jp", "News <Announce.jpcert.or.jp>", "[JPCERT] x");

        CHECK(belongs_to(source, good, Source::jpcert));
        CHECK_FALSE(belongs_to(source, good, Source::ipa));
        CHECK_FALSE(
            belongs_to(source, make_mail("i@a.jp", good.list_id, good.subject), Source::jpcert));
        CHECK_FALSE(
            belongs_to(source, make_mail(good.from, "<other.jp>", good.subject), Source::jpcert));
        CHECK_FALSE(
            belongs_to(source, make_mail(good.from, good.list_id, "x [JPCERT]"), Source::jpcert));
    }
}

}  // namespace advisory::ingest
