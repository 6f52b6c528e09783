#include "storage/collection_ledger.hpp"

#include "storage/mailbox_store.hpp"
#include "storage/message_store.hpp"
#include "storage/source_store.hpp"
#include "tests/storage/rows.hpp"
#include "tests/support/printers.hpp"

namespace advisory::storage {

using std::chrono::seconds;
using test::at;

TEST_SUITE("collection ledger")
{
    TEST_CASE("polls are counted by the days of Japan, with the longest wait between two")
    {
        auto db = Database::in_memory();
        MailboxStore mailboxes{db};
        CollectionLedger ledger{db};

        mailboxes.record_success("psirt", "INBOX", at("2026-11-22T23:50:00+09:00"));
        mailboxes.record_success("psirt", "INBOX", at("2026-11-23T00:10:00+09:00"));
        mailboxes.record_failure("psirt",
                                 "INBOX",
                                 {Errc::unreachable, "no route", ""},
                                 at("2026-11-23T00:15:00+09:00"));
        mailboxes.record_success("psirt", "INBOX", at("2026-11-23T00:40:00+09:00"));
        mailboxes.record_success("psirt", "INBOX", at("2026-11-23T00:45:00+09:00"));

        const auto days = ledger.polls(at("2026-11-22"), at("2026-11-24"));
        REQUIRE(days.size() == 2);
        CHECK(days[0].day == "2026-11-22");
        CHECK(days[0].polls == 1);
        CHECK(days[0].longest_wait == seconds{0});
        CHECK(days[1].day == "2026-11-23");
        CHECK(days[1].polls == 4);
        CHECK(days[1].failed == 1);
        CHECK(days[1].error == "no route");
        CHECK(days[1].longest_wait == std::chrono::minutes{30});
        CHECK(days[1].first_success == at("2026-11-23T00:10:00+09:00"));
        CHECK(days[1].last_success == at("2026-11-23T00:45:00+09:00"));
        CHECK(ledger.polls(at("2026-11-23"), at("2026-11-24")).size() == 1);
        CHECK(ledger.first_poll("psirt", "INBOX") == at("2026-11-22T23:50:00+09:00"));
        CHECK_FALSE(ledger.first_poll("psirt", "JPCERT"));
    }

    TEST_CASE("a mail is collected once from each folder, with its sources")
    {
        auto db = Database::in_memory();
        for (const auto* name : {"jpcert", "ipa"}) {
            MailSource source;
            source.name = name;
            SourceStore{db}.watch(source, at("2026-11-01"));
        }
        CollectionLedger ledger{db};
        const auto message =
            MessageStore{db}.save(test::make_mail("1"), "1", {}, at("2026-11-22")).row;
        CollectedMail mail;
        mail.mailbox = "psirt";
        mail.folder = "INBOX";
        mail.advisory_id = "JPCERT-AT-2026-0013";
        mail.taken_at = at("2026-11-22");
        mail.lag = seconds{90};
        mail.sources = {"ipa", "jpcert"};

        ledger.add_mail(message, mail);
        ledger.add_mail(message, mail);
        mail.folder = "Archive";
        mail.lag.reset();
        mail.sources.clear();
        ledger.add_mail(message, mail);

        const auto mails = ledger.mails(at("2026-11-22"), at("2026-11-23"));
        REQUIRE(mails.size() == 2);
        CHECK(mails[0].advisory_id == "JPCERT-AT-2026-0013");
        CHECK(mails[0].lag == seconds{90});
        CHECK(mails[0].sources == std::vector<std::string>{"ipa", "jpcert"});
        CHECK_FALSE(mails[1].lag);
        CHECK(mails[1].sources.empty());
        CHECK(ledger.mails(at("2026-11-23"), at("2026-11-24")).empty());
    }
}

}  // namespace advisory::storage
