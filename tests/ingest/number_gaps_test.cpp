#include "tests/ingest/source_watch_scene.hpp"

namespace advisory::ingest {

using namespace source_watch_scene;

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
