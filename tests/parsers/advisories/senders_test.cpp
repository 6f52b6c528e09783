#include "parsers/advisories/senders.hpp"

#include "tests/support/printers.hpp"

namespace advisory::parsers {

TEST_SUITE("senders")
{
    TEST_CASE("the domain of an address hints at who wrote")
    {
        struct Row {
            const char* from;
            Source source;
        };
        for (const auto& [from, source] : {
                 Row{"JPCERT/CC <info@jpcert.or.jp>", Source::jpcert},
                 Row{"<x@list.JPCERT.or.jp>", Source::jpcert},
                 Row{"IPA <mailnews@jitec.ipa.go.jp>", Source::ipa},
                 Row{"feed@jvn.jp", Source::jvn},
                 Row{"IPA <info@ipa.go.jp.example>", Source::other},
                 Row{"\"info@jpcert.or.jp\" <x@evil.example>", Source::other},
                 Row{"x@notjpcert.or.jp", Source::other},
                 Row{"", Source::other},
             }) {
            CAPTURE(from);
            Mail mail;
            mail.from = from;
            CHECK(sender_of(mail, Hints{}) == source);
        }
    }

    TEST_CASE("an operator's own domains count")
    {
        Mail mail;
        mail.list_id = "<psirt.relay.example>";

        Hints hints;
        hints.jpcert_senders = {"relay.example"};

        CHECK(sender_of(mail, hints) == Source::jpcert);
    }
}

}  // namespace advisory::parsers
