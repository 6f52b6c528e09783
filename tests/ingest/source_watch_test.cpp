#include "tests/ingest/source_watch_scene.hpp"

namespace advisory::ingest {

using namespace source_watch_scene;

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

}  // namespace advisory::ingest
