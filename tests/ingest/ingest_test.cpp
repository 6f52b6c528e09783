#include "ingest/ingest.hpp"

#include <chrono>

#include <fmt/format.h>

#include "alerting/mail_message.hpp"
#include "ingest/naming.hpp"
#include "storage/advisory_store.hpp"
#include "storage/inventory_store.hpp"
#include "storage/match_store.hpp"
#include "storage/message_store.hpp"
#include "storage/outbox.hpp"
#include "tests/support/printers.hpp"

namespace advisory::ingest {

namespace {

constexpr std::string_view openssl_line = "- OpenSSL 3.0.7 より前の 3.0 系のバージョン";

/// A synthetic alert in the layout of 2021, with these entries under II. 対象.
std::string alert_on(std::string_view affected, std::string_view dates = "2026-11-02（新規）")
{
    return fmt::format(
        "From: sender@example.jp\r\n"
        "Subject: notice\r\n"
        "Content-Type: text/plain; charset=utf-8\r\n"
        "Content-Transfer-Encoding: 8bit\r\n"
        "X-Synthetic: written for the tests of advisoryd\r\n"
        "\r\n"
        "JPCERT-AT-2026-0001\r\n"
        "JPCERT/CC\r\n"
        "{}\r\n\r\n"
        "I. 概要\r\n"
        "OpenSSLの脆弱性（CVE-2026-0001）が公開されました。\r\n\r\n"
        "II. 対象\r\n"
        "対象となるバージョンは次のとおりです。\r\n\r\n"
        "{}\r\n\r\n"
        "III. 対策\r\n"
        "更新してください。\r\n",
        dates,
        affected);
}

RawMail mail(std::string bytes, std::uint32_t uid = 1)
{
    RawMail raw;
    raw.mailbox = "psirt";
    raw.folder = "INBOX";
    raw.uid_validity = 7;
    raw.uid = uid;
    raw.size = bytes.size();
    raw.bytes = std::move(bytes);
    return raw;
}

/// The whole product without a network: a store in memory, an inventory, mails.
class IngestBench {
public:
    IngestBench() { add_component("OpenSSL", "3.0.6"); }

    void add_component(std::string_view name, std::string_view version)
    {
        ProductVersion monitor;
        monitor.product_id = "MON";
        monitor.product_name = "Monitor";
        monitor.version = "1.0";
        Component component;
        component.product_id = "MON";
        component.product_version = "1.0";
        component.vendor = name;
        component.name = name;
        component.version = version;
        InventoryFile file;
        file.products = {monitor};
        file.components = {component};

        storage::Transaction transaction{db};
        inventory.import(file,
                         {.name = "test.csv",
                          .sha256 = fmt::format("{}{}", name, version),
                          .bytes = "",
                          .imported_at = now});
        transaction.commit();
    }

    Outcome take(const RawMail& raw)
    {
        storage::Transaction transaction{db};
        auto outcome = ingest.take(raw);
        transaction.commit();
        return outcome;
    }

    std::vector<std::string> events()
    {
        std::vector<std::string> events;
        for (const auto& raised : outbox.pending("test", 100))
            events.push_back(raised.event + ' ' + raised.verdict);
        return events;
    }

    Time now{std::chrono::seconds{1'796'000'000}};
    storage::Database db = storage::Database::in_memory();
    storage::AdvisoryStore advisories{db};
    storage::InventoryStore inventory{db};
    storage::MatchStore matches{db};
    storage::MessageStore messages{db};
    storage::Outbox outbox{db};
    Evaluator evaluator{db, [this] { return now; }};
    Ingest ingest{db, evaluator, [this] { return now; }};
};

using Events = std::vector<std::string>;

}  // namespace

TEST_SUITE("ingest")
{
    TEST_CASE("a mail becomes an advisory, a verdict and an alert")
    {
        IngestBench bench;
        const auto bytes = alert_on(openssl_line);

        const auto outcome = bench.take(mail(bytes));

        CHECK(outcome.advisory_id == "JPCERT-AT-2026-0001");
        CHECK(outcome.kind == Kind::alert);
        CHECK(outcome.alerts == 1);
        CHECK(bench.messages.bytes_of(outcome.sha256) == bytes);
        CHECK(bench.events() == Events{"alert.raised affected"});
        const auto live = bench.matches.live_of("JPCERT-AT-2026-0001");
        REQUIRE(live.size() == 1);
        CHECK(live[0].match.verdict == Verdict::affected);
        CHECK(live[0].match.cves == std::vector<std::string>{"CVE-2026-0001"});
    }

    TEST_CASE("the same bytes from another mailbox are a receipt and nothing more")
    {
        IngestBench bench;
        auto copy = mail(alert_on(openssl_line), 99);
        copy.mailbox = "second";

        bench.take(mail(alert_on(openssl_line)));
        const auto outcome = bench.take(copy);

        CHECK(outcome.message == storage::Saved::already_known);
        CHECK(outcome.advisory_id == "JPCERT-AT-2026-0001");
        CHECK(bench.messages.count() == 1);
        CHECK(bench.events().size() == 1);
    }

    TEST_CASE("a mail that nothing can read is kept and listed as unknown")
    {
        IngestBench bench;

        const auto outcome = bench.take(mail(std::string{"\x00\xff\xfe garbage", 11}));

        CHECK(outcome.kind == Kind::unknown);
        CHECK(outcome.advisory_id == mail_id(outcome.sha256));
        CHECK(bench.advisories.count_of(Kind::unknown) == 1);
        const auto stored = bench.advisories.find(outcome.advisory_id);
        REQUIRE(stored);
        CHECK_FALSE(stored->advisory.warnings.empty());
    }

    TEST_CASE("an alert that comes back as mail raises nothing, and hides no notice")
    {
        IngestBench bench;
        bench.take(mail(alert_on(openssl_line)));
        const auto sent = bench.outbox.pending("test", 9).at(0);
        const alerting::MailAddresses addresses{.from = "advisoryd@example.jp",
                                                .to = {"psirt@example.jp"}};
        const auto own =
            alerting::mail_of(std::span{&sent, 1}, addresses, alerting::Language::japanese, {});

        const auto back = bench.take(mail(to_wire(own), 2));
        CHECK(back.kind == Kind::informational);
        CHECK(back.alerts == 0);
        CHECK(back.matches == 0);
        CHECK(back.advisory_id.starts_with("MAIL-"));
        CHECK(bench.messages.bytes_of(back.sha256) == to_wire(own));

        // The same Message-ID over a real notice.
        auto forged = alert_on("OpenSSL 3.0.9 より前のバージョン");
        forged.insert(0, "Message-ID: " + alerting::message_id_of(sent, addresses.from) + "\r\n");
        const auto notice = bench.take(mail(forged, 3));
        CHECK(notice.kind == Kind::alert);
        CHECK(notice.advisory_id == "JPCERT-AT-2026-0001");
    }

    TEST_CASE("a mail over the size limit is kept with the fact")
    {
        IngestBench bench;
        auto huge = mail("Subject: huge\r\n\r\n");
        huge.is_complete = false;
        huge.size = 200'000'000;

        const auto outcome = bench.take(huge);

        const auto stored = bench.advisories.find(outcome.advisory_id);
        REQUIRE(stored);
        CHECK(stored->advisory.title == "huge");
        CHECK(stored->advisory.warnings.back().find("size limit") != std::string::npos);
    }

    TEST_CASE("an update that reaches a new version raises, one that changes nothing is quiet")
    {
        IngestBench bench;
        bench.take(mail(alert_on("- OpenSSL 3.0.5 より前の 3.0 系のバージョン"), 1));
        REQUIRE(bench.events().empty());

        bench.take(mail(alert_on(openssl_line, "2026-11-02（新規）\r\n2026-11-03（更新）"), 2));
        CHECK(bench.events() == Events{"alert.raised affected"});

        bench.take(mail(alert_on(openssl_line, "2026-11-02（新規）\r\n2026-11-04（更新）"), 3));
        CHECK(bench.events() == Events{"alert.raised affected"});
        CHECK(bench.advisories.revisions_of("JPCERT-AT-2026-0001").size() == 3);
    }

    TEST_CASE("an update that widens the range of a raised alert says so")
    {
        IngestBench bench;
        bench.take(mail(alert_on(openssl_line), 1));

        bench.take(mail(alert_on("- OpenSSL 3.0.8 より前の 3.0 系のバージョン",
                                 "2026-11-02（新規）\r\n2026-11-03（更新）"),
                        2));

        CHECK(bench.events() == Events{"alert.raised affected", "alert.updated affected"});
    }

    TEST_CASE("a later notice does not lower a verdict, and an old one does not come back")
    {
        IngestBench bench;
        bench.take(mail(alert_on(openssl_line), 1));

        bench.take(mail(alert_on("- OpenSSL 3.0.1 より前の 3.0 系のバージョン",
                                 "2026-11-02（新規）\r\n2026-11-05（更新）"),
                        2));
        const auto late = bench.take(mail(alert_on("- OpenSSL 3.0.2 より前の 3.0 系のバージョン",
                                                   "2026-11-02（新規）\r\n2026-11-03（更新）"),
                                          3));

        CHECK(late.arrival == storage::Arrival::outdated);
        const auto live = bench.matches.live_of("JPCERT-AT-2026-0001");
        REQUIRE(live.size() == 1);
        CHECK(live[0].match.verdict == Verdict::affected);
        CHECK(bench.advisories.find("JPCERT-AT-2026-0001")->advisory.updated == "2026-11-05");
    }

    TEST_CASE("an inventory that changed is what the next mail is held against")
    {
        IngestBench bench;
        bench.take(mail(alert_on("- Contoso 2.0 より前のバージョン"), 1));
        REQUIRE(bench.events().empty());

        bench.add_component("Contoso", "1.9");
        bench.take(mail(alert_on("- Contoso 2.1 より前のバージョン",
                                 "2026-11-02（新規）\r\n2026-11-03（更新）"),
                        2));

        CHECK(bench.events().front() == "alert.raised affected");
    }

    TEST_CASE("the order in which revisions arrive makes no difference")
    {
        const auto wide = alert_on(openssl_line);
        const auto narrow = alert_on("- OpenSSL 3.0.1 より前の 3.0 系のバージョン",
                                     "2026-11-02（新規）\r\n2026-11-05（更新）");
        IngestBench first;
        IngestBench second;

        first.take(mail(wide, 1));
        first.take(mail(narrow, 2));
        second.take(mail(narrow, 1));
        second.take(mail(wide, 2));

        for (auto* const bench : {&first, &second}) {
            const auto live = bench->matches.live_of("JPCERT-AT-2026-0001");
            REQUIRE(live.size() == 1);
            CHECK(live[0].match.verdict == Verdict::affected);
            CHECK(bench->events() == Events{"alert.raised affected"});
        }
    }

    TEST_CASE("every evaluation is on record, whether or not anything matched")
    {
        IngestBench bench;

        bench.take(mail(alert_on("- Fabrikam 2.0 より前のバージョン")));

        const auto evaluations = bench.matches.evaluations_of("JPCERT-AT-2026-0001");
        REQUIRE(evaluations.size() == 1);
        CHECK(evaluations[0].products == 1);
        CHECK(evaluations[0].components == 1);
        CHECK(bench.matches.live_of("JPCERT-AT-2026-0001").empty());
    }

    TEST_CASE("a transaction that is not committed leaves nothing")
    {
        IngestBench bench;
        {
            const storage::Transaction transaction{bench.db};
            bench.ingest.take(mail(alert_on(openssl_line)));
        }

        CHECK(bench.messages.count() == 0);
        CHECK(bench.advisories.count() == 0);
        CHECK(bench.events().empty());
        CHECK(bench.take(mail(alert_on(openssl_line))).alerts == 1);
    }
}

}  // namespace advisory::ingest
