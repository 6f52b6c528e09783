#include "ingest/source_watch.hpp"

#include <fmt/format.h>

#include "ingest/ingest.hpp"
#include "tests/support/files.hpp"
#include "tests/support/printers.hpp"

namespace advisory::ingest {

namespace {

using Lines = std::vector<std::string>;

Time at(std::string_view text)
{
    return *read_time(text);
}

/// A synthetic alert of JPCERT/CC in the layout of 2021.
std::string alert(std::string_view id, std::string_view dates = "2026-11-02（新規）")
{
    return fmt::format(
        "From: JPCERT/CC <info@jpcert.or.jp>\r\n"
        "Subject: notice\r\n"
        "Content-Type: text/plain; charset=utf-8\r\n"
        "Content-Transfer-Encoding: 8bit\r\n"
        "X-Synthetic: written for the tests of advisoryd\r\n\r\n"
        "{}\r\nJPCERT/CC\r\n{}\r\n\r\n"
        "I. 概要\r\nOpenSSLの脆弱性（CVE-2026-0001）が公開されました。\r\n\r\n"
        "II. 対象\r\n対象となるバージョンは次のとおりです。\r\n\r\n"
        "- OpenSSL 3.0.7 より前の 3.0 系のバージョン\r\n\r\n"
        "III. 対策\r\n更新してください。\r\n",
        id,
        dates);
}

/// A mailbox that is polled, with a clock of its own.
class Bench {
public:
    explicit Bench(std::string_view start, std::vector<MailSource> watched = default_sources())
        : now{at(start)}, sources{std::move(watched)}
    {
        restart();
    }

    /// What a daemon does at its start, on the same store.
    void restart()
    {
        watch.emplace(db, sources);
        ingest.emplace(db, evaluator, [this] { return now; }, Hints{}, sources);
        storage::Transaction transaction{db};
        watch->begin(now);
        transaction.commit();
    }

    void mail(const std::string& bytes, std::string_view taken_in = {})
    {
        RawMail raw;
        raw.mailbox = "psirt";
        raw.folder = "INBOX";
        raw.uid = ++uid;
        raw.internal_date = taken_in.empty() ? now : at(taken_in);
        raw.bytes = bytes;
        take(raw);
    }

    void back_fill(const std::string& bytes)
    {
        RawMail raw;
        raw.mailbox = back_fill_mailbox;
        raw.folder = "/old.eml";
        raw.bytes = bytes;
        take(raw);
    }

    void take(const RawMail& raw)
    {
        storage::Transaction transaction{db};
        ingest->take(raw);
        transaction.commit();
    }

    void number(int one, int year = 2026)
    {
        mail(alert(fmt::format("JPCERT-AT-{}-{:04}", year, one)));
    }

    /// Polls well, and looks for what is due.
    void poll(std::string_view when)
    {
        now = at(when);
        storage::MailboxStore{db}.record_success("psirt", "INBOX", now);
        check();
    }

    void check()
    {
        const std::vector<std::pair<std::string, std::string>> folders{{"psirt", "INBOX"}};
        const bool is_due = watch->is_due(folders, now);
        storage::Transaction transaction{db};
        const auto alerts = watch->check(folders, now);
        transaction.commit();
        CHECK(is_due == (alerts > 0));
    }

    /// "EVENT SOURCE STATE" of each alert.
    Lines alerts()
    {
        Lines lines;
        for (const auto& alert : storage::Outbox{db}.pending("test", 100))
            lines.push_back(fmt::format("{} {} {}", alert.event, alert.source, alert.state));
        return lines;
    }

    Alert last_alert() { return storage::Outbox{db}.pending("test", 100).back(); }

    Time now;
    std::vector<MailSource> sources;
    std::uint32_t uid = 0;
    storage::Database db = storage::Database::in_memory();
    Evaluator evaluator{db, [this] { return now; }};
    std::optional<SourceWatch> watch;
    std::optional<Ingest> ingest;
};

std::vector<MailSource> only_jpcert()
{
    return {default_sources().at(0)};
}

}  // namespace

TEST_SUITE("source watch")
{
    TEST_CASE("a list that says nothing is silent once, and its next mail ends that")
    {
        Bench bench{"2026-11-02T10:00:00+09:00", only_jpcert()};

        bench.poll("2026-11-11T10:00:00+09:00");
        CHECK(bench.alerts().empty());
        bench.poll("2026-11-11T10:00:01+09:00");
        bench.poll("2026-11-12");
        REQUIRE(bench.alerts() == Lines{"source.silent jpcert open"});
        const auto opened = bench.last_alert();
        CHECK(opened.title.find("2026-11-02 10:00") != std::string::npos);

        bench.mail(test::read_data("notices/jpcert-weekly-2019.eml"));

        CHECK(bench.alerts() == Lines{"source.silent jpcert open", "source.silent jpcert ended"});
        CHECK(bench.last_alert().alert_id == opened.alert_id);
        CHECK(bench.last_alert().cause == "mail in psirt, INBOX");
        bench.poll("2026-11-20");
        CHECK(bench.alerts().size() == 2);
    }

    TEST_CASE("a restart raises nothing again")
    {
        Bench bench{"2026-11-02", only_jpcert()};
        bench.poll("2026-11-20");
        REQUIRE(bench.alerts().size() == 1);

        bench.restart();
        bench.poll("2026-11-21");

        CHECK(bench.alerts().size() == 1);
    }

    TEST_CASE("the holidays of New Year are no silence")
    {
        Bench bench{"2026-12-01", only_jpcert()};
        bench.now = at("2026-12-23T10:00:00+09:00");
        bench.number(50);

        bench.poll("2027-01-06T10:00:00+09:00");
        CHECK(bench.alerts().empty());

        bench.poll("2027-01-10");
        CHECK(bench.alerts() == Lines{"source.silent jpcert open"});
    }

    TEST_CASE("nobody is silent while no poll succeeds")
    {
        Bench bench{"2026-11-02", only_jpcert()};
        bench.poll("2026-11-03");

        bench.now = at("2026-11-30");
        storage::MailboxStore{bench.db}.record_failure("psirt",
                                                       "INBOX",
                                                       {Errc::unreachable, "no route", ""},
                                                       bench.now);
        bench.check();
        CHECK(bench.alerts().empty());

        bench.poll("2026-11-30T00:05:00+09:00");
        CHECK(bench.alerts() == Lines{"source.silent jpcert open"});
    }

    TEST_CASE("a mail of long ago and a back-fill do not break a silence")
    {
        Bench bench{"2026-11-02", only_jpcert()};
        bench.poll("2026-11-20");
        REQUIRE(bench.alerts().size() == 1);

        bench.mail(alert("JPCERT-AT-2026-0040"), "2026-11-03");
        bench.back_fill(alert("JPCERT-AT-2026-0041"));

        CHECK(bench.alerts() == Lines{"source.silent jpcert open"});
    }

    TEST_CASE("each source is watched for itself")
    {
        Bench bench{"2026-11-02"};
        bench.now = at("2026-11-10");
        bench.mail(test::read_data("notices/ipa-2018-java.eml"));

        bench.poll("2026-11-20");

        CHECK(bench.alerts() == Lines{"source.silent jpcert open"});
    }

    TEST_CASE("what is open about a source ends when it is configured no more")
    {
        Bench bench{"2026-11-02", only_jpcert()};
        bench.number(10);
        bench.number(12);
        bench.poll("2026-11-20");
        REQUIRE(bench.alerts().size() == 2);

        bench.sources = {default_sources().at(1)};
        bench.restart();
        bench.restart();

        CHECK(bench.alerts() == Lines{"source.silent jpcert open",
                                      "source.gap jpcert open",
                                      "source.silent jpcert ended",
                                      "source.gap jpcert ended"});
    }

    TEST_CASE("a gap stays open when its source is renamed, and ends under the new name")
    {
        Bench bench{"2026-11-02T10:00:00+09:00", only_jpcert()};
        bench.number(10);
        bench.number(12);
        bench.poll("2026-11-02T12:00:00+09:00");
        const auto opened = bench.last_alert();

        bench.sources[0].name = "jpcert-announce";
        bench.restart();
        REQUIRE(bench.alerts() == Lines{"source.gap jpcert open"});
        bench.number(11);

        CHECK(bench.alerts() ==
              Lines{"source.gap jpcert open", "source.gap jpcert-announce ended"});
        CHECK(bench.last_alert().alert_id == opened.alert_id);
    }

    TEST_CASE("a silence ends when the source is expected less often")
    {
        Bench bench{"2026-11-02", only_jpcert()};
        bench.poll("2026-11-20");

        bench.sources[0].expected_every = std::chrono::days{60};
        bench.restart();
        bench.poll("2026-11-21");

        CHECK(bench.alerts() == Lines{"source.silent jpcert open", "source.silent jpcert ended"});
    }
}

TEST_SUITE("mailboxes that fail for long")
{
    TEST_CASE("a folder that fails for a day is one alert, which ends when it is read again")
    {
        Bench bench{"2026-11-02T10:00:00+09:00", {}};
        const auto fail_until = [&](std::string_view when) {
            bench.now = at(when);
            storage::MailboxStore{bench.db}.record_failure("psirt",
                                                           "INBOX",
                                                           {Errc::refused, "login refused", ""},
                                                           bench.now);
            bench.check();
        };
        fail_until("2026-11-02T10:00:00+09:00");
        fail_until("2026-11-03T09:59:59+09:00");
        CHECK(bench.alerts().empty());

        fail_until("2026-11-03T10:00:00+09:00");
        bench.restart();
        fail_until("2026-11-04T10:00:00+09:00");
        REQUIRE(bench.alerts() == Lines{"mailbox.failing psirt open"});
        const auto opened = bench.last_alert();
        CHECK(opened.title.find("login refused") != std::string::npos);

        bench.poll("2026-11-05T10:00:00+09:00");

        CHECK(bench.alerts() == Lines{"mailbox.failing psirt open", "mailbox.failing psirt ended"});
        CHECK(bench.last_alert().alert_id == opened.alert_id);
    }

    TEST_CASE("the alert ends when the folder is configured no more")
    {
        Bench bench{"2026-11-02", {}};
        storage::MailboxStore mailboxes{bench.db};
        mailboxes.record_failure("psirt", "INBOX", {Errc::refused, "no", ""}, bench.now);
        bench.now = at("2026-11-04");
        bench.check();

        CHECK(bench.watch->check({{"other", "INBOX"}}, bench.now) == 1);

        CHECK(bench.alerts() == Lines{"mailbox.failing psirt open", "mailbox.failing psirt ended"});
    }
}

TEST_SUITE("gaps in numbers")
{
    TEST_CASE("a number that is skipped is missing after an hour, by name")
    {
        Bench bench{"2026-11-02T10:00:00+09:00"};
        bench.number(10);
        bench.number(13);

        bench.poll("2026-11-02T10:59:59+09:00");
        CHECK(bench.alerts().empty());
        bench.poll("2026-11-02T11:00:00+09:00");
        bench.restart();
        bench.poll("2026-11-02T12:00:00+09:00");

        REQUIRE(bench.alerts() == Lines{"source.gap jpcert open"});
        CHECK(bench.last_alert().title.find("JPCERT-AT-2026-0011 to 0012") != std::string::npos);
    }

    TEST_CASE("it ends when all of it has come, by mail or by back-fill")
    {
        Bench bench{"2026-11-02T10:00:00+09:00"};
        bench.number(10);
        bench.number(13);
        bench.poll("2026-11-02T12:00:00+09:00");
        const auto opened = bench.last_alert();

        bench.number(11);
        CHECK(bench.alerts().size() == 1);
        bench.back_fill(alert("JPCERT-AT-2026-0012"));

        REQUIRE(bench.alerts() == Lines{"source.gap jpcert open", "source.gap jpcert ended"});
        CHECK(bench.last_alert().alert_id == opened.alert_id);
        CHECK(bench.last_alert().cause == "back-fill of /old.eml");
    }

    TEST_CASE("numbers out of order are no gap within the grace")
    {
        Bench bench{"2026-11-02T10:00:00+09:00"};
        for (const auto number : {10, 13, 12, 11, 14})
            bench.number(number);

        bench.poll("2026-11-02T12:00:00+09:00");

        CHECK(bench.alerts().empty());
    }

    TEST_CASE("a year begins with 0001 where the one before was watched")
    {
        Bench bench{"2026-12-20T10:00:00+09:00"};
        bench.number(50);
        bench.now = at("2027-01-05T10:00:00+09:00");
        bench.number(3, 2027);
        bench.poll("2027-01-05T12:00:00+09:00");

        REQUIRE(bench.alerts() == Lines{"source.gap jpcert open"});
        CHECK(bench.last_alert().title.find("JPCERT-AT-2027-0001 to 0002") != std::string::npos);
    }

    TEST_CASE("the first number that a new store sees is no gap, nor are updates of old ones")
    {
        Bench bench{"2026-11-02T10:00:00+09:00"};
        bench.number(40);
        bench.number(20);
        bench.number(25);
        bench.number(50, 2021);
        bench.number(60, 2021);
        bench.number(41);
        bench.mail(alert("JPCERT-AT-2026-0040", "2026-11-02（新規）\r\n2026-11-03（更新）"));

        bench.poll("2026-11-02T12:00:00+09:00");

        CHECK(bench.alerts().empty());
    }

    TEST_CASE("the history of a mailbox shows no gap, and its last number counts")
    {
        Bench bench{"2026-11-02T10:00:00+09:00"};
        bench.mail(alert("JPCERT-AT-2026-0030"), "2026-08-01");
        bench.mail(alert("JPCERT-AT-2026-0040"), "2026-09-01");
        bench.poll("2026-11-02T12:00:00+09:00");
        CHECK(bench.alerts().empty());

        bench.number(42);
        bench.poll("2026-11-02T14:00:00+09:00");

        REQUIRE(bench.alerts() == Lines{"source.gap jpcert open"});
        CHECK(bench.last_alert().advisory_id == "JPCERT-AT-2026-0041");
    }

    TEST_CASE("a number from far away does not cover the gaps that follow")
    {
        Bench bench{"2026-11-02T10:00:00+09:00"};
        bench.number(10);
        bench.number(9999);
        bench.number(11);
        bench.number(13);
        bench.poll("2026-11-02T12:00:00+09:00");

        CHECK(bench.alerts() == Lines{"source.gap jpcert open", "source.gap jpcert open"});
        CHECK(bench.last_alert().advisory_id == "JPCERT-AT-2026-0012");
    }

    TEST_CASE("a number that is far ahead is one thing to check, which a person ends as a whole")
    {
        Bench bench{"2026-11-02T10:00:00+09:00"};
        bench.number(10);
        bench.number(42);
        bench.poll("2026-11-02T12:00:00+09:00");
        const auto jump = bench.last_alert();
        bench.number(11);

        storage::Transaction transaction{bench.db};
        bench.watch->waive({.year = 2026, .number = 42}, "waived by Sato", bench.now);
        transaction.commit();

        CHECK(jump.cause == "jump");
        CHECK(jump.title.find("JPCERT-AT-2026-0042 is far ahead of 0010") != std::string::npos);
        CHECK(bench.alerts() == Lines{"source.gap jpcert open", "source.gap jpcert ended"});
        CHECK(storage::NumberStore{bench.db}.arrived(Numbering::jpcert_at, 2026, 1, 99) ==
              std::vector<int>{10, 11, 42});
    }

    TEST_CASE("thirty missing numbers are a gap, with their names")
    {
        Bench bench{"2026-11-02T10:00:00+09:00"};
        bench.number(10);
        bench.number(41);

        bench.poll("2026-11-02T12:00:00+09:00");

        CHECK(bench.last_alert().title.find("JPCERT-AT-2026-0011 to 0040") != std::string::npos);
    }

    TEST_CASE("the true notice of a number that was made up shows what is missing before it")
    {
        Bench bench{"2026-11-02T10:00:00+09:00"};
        bench.number(10);
        bench.number(50);
        for (int number = 11; number <= 48; ++number)
            bench.number(number);
        bench.poll("2026-11-02T12:00:00+09:00");
        bench.mail(alert("JPCERT-AT-2026-0050", "2026-11-20（新規）"));

        bench.poll("2026-11-02T14:00:00+09:00");

        CHECK(bench.last_alert().advisory_id == "JPCERT-AT-2026-0049");
    }

    TEST_CASE("numbers that a source without numbering shows are no gap")
    {
        auto sources = only_jpcert();
        sources[0].numbers = Numbering::none;
        Bench bench{"2026-11-02T10:00:00+09:00", sources};
        bench.number(10);
        bench.number(13);

        bench.poll("2026-11-02T12:00:00+09:00");

        CHECK(bench.alerts().empty());
    }

    TEST_CASE("a forged mail neither speaks for a source nor shows a gap")
    {
        Bench bench{"2026-11-02T10:00:00+09:00"};
        RawMail raw;
        raw.mailbox = "psirt";
        raw.folder = "INBOX";
        Advisory advisory;
        advisory.source = Source::jpcert;
        advisory.authenticity.level = "X";
        advisory.id = "JPCERT-AT-2026-0010";
        const auto message = storage::MessageStore{bench.db}.save(raw, "hash", {}, bench.now).row;

        bench.watch->take({.raw = raw, .mail = {}, .advisory = advisory, .message = message},
                          bench.now);

        CHECK_FALSE(storage::SourceStore{bench.db}.find("jpcert")->last_mail);
        CHECK(storage::NumberStore{bench.db}.arrived(Numbering::jpcert_at, 2026, 1, 20).empty());
    }
}

}  // namespace advisory::ingest
