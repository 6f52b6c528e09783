#include "alerting/message.hpp"

#include "alerting/alert_json.hpp"

#include <vector>

#include <doctest/doctest.h>

#include "tests/alerting/sample.hpp"
#include "tests/support/printers.hpp"

namespace advisory::alerting {

namespace {

Alert about_source(std::string event, std::string state)
{
    Alert alert;
    alert.time = test::sample_alert().time;
    alert.event = std::move(event);
    alert.alert_id = "silent-jpcert-1";
    alert.source = "jpcert";
    alert.state = std::move(state);
    alert.title = "jpcert is silent";
    alert.cause = "silence";
    return alert;
}

}  // namespace

TEST_SUITE("message")
{
    TEST_CASE("an alert is told with all that is known of it, in English")
    {
        const auto message = message_of(test::sample_alert(), Language::english);

        CHECK(message.subject ==
              "[advisoryd] AFFECTED, critical: 輸液ポンプ 1.0 (log4j-core 2.14.1) - "
              "JPCERT-AT-2026-0001 "
              "Apache Log4j の任意のコード実行の脆弱性に関する注意喚起");
        CHECK(message.text ==
              "AFFECTED, critical\n"
              "\n"
              "Product     輸液ポンプ 1.0\n"
              "Component   log4j-core 2.14.1\n"
              "Notice      JPCERT-AT-2026-0001\n"
              "Title       Apache Log4j の任意のコード実行の脆弱性に関する注意喚起\n"
              "CVE         CVE-2021-44228 CVE-2021-45046\n"
              "Severity    critical (CVSS 3.1 10.0)\n"
              "Page        https://www.jpcert.or.jp/at/2026/at260001.html\n"
              "Raised      2026-11-26T21:00:00+09:00\n"
              "Alert       AL-0007\n"
              "\n"
              "What to do\n"
              "  advisoryctl show JPCERT-AT-2026-0001\n"
              "  advisoryctl alerts ack AL-0007 --by NAME --reason TEXT\n");
    }

    TEST_CASE("and in Japanese, with the columns in line")
    {
        const auto message = message_of(test::sample_alert(), Language::japanese);

        CHECK(message.subject.starts_with(
            "[advisoryd] 影響あり, 緊急: 輸液ポンプ 1.0 (log4j-core 2.14.1) - "));
        CHECK(
            message.text.starts_with("影響あり, 緊急\n"
                                     "\n"
                                     "製品        輸液ポンプ 1.0\n"
                                     "部品        log4j-core 2.14.1\n"
                                     "注意喚起    JPCERT-AT-2026-0001\n"));
        CHECK(
            message.text.ends_with("次にすること\n"
                                   "  advisoryctl show JPCERT-AT-2026-0001\n"
                                   "  advisoryctl alerts ack AL-0007 --by 氏名 --reason 理由\n"));
    }

    TEST_CASE("each event has its words")
    {
        struct Row {
            const char* event;
            const char* state;
            const char* english;
            const char* japanese;
        };
        const std::vector<Row> rows{
            {"source.silent", "open", "list is silent", "配信が途絶えています"},
            {"source.silent", "ended", "list speaks again", "配信が再開しました"},
            {"source.gap", "open", "numbers are missing", "番号が抜けています"},
            {"source.gap", "ended", "missing numbers came", "抜けていた番号が届きました"},
            {"mailbox.failing", "open", "mailbox cannot be read", "メールボックスを読めません"},
            {"mailbox.failing", "ended", "mailbox is read again", "メールボックスが再び読めます"},
        };

        for (const auto& row : rows) {
            const auto alert = about_source(row.event, row.state);
            CHECK(headline_of(alert, Language::english) ==
                  std::string{row.english} + ": jpcert - jpcert is silent");
            CHECK(headline_of(alert, Language::japanese).starts_with(row.japanese));
            CHECK(message_of(alert, Language::english).text.ends_with("  advisoryctl status\n"));
        }
    }

    TEST_CASE("an update says so, and a notice is not named twice")
    {
        auto alert = test::sample_alert();
        alert.event = "alert.updated";
        alert.title = "JPCERT-AT-2026-0001: Log4j";

        CHECK(headline_of(alert, Language::english) ==
              "AFFECTED, critical (update): 輸液ポンプ 1.0 (log4j-core 2.14.1) - "
              "JPCERT-AT-2026-0001: Log4j");
    }

    TEST_CASE("many alerts are one message with two lines each, in their order")
    {
        auto review = test::sample_alert();
        review.verdict = "review";
        review.alert_id = "AL-0008";
        const std::vector alerts{test::sample_alert(), review, review};

        const auto message = message_of(alerts, Language::english);

        CHECK(message.subject == "[advisoryd] 3 alerts (AFFECTED 1, REVIEW 2)");
        CHECK(message.text.find("AL-0007") < message.text.find("AL-0008"));
        CHECK(message_of(alerts, Language::japanese).subject ==
              "[advisoryd] アラート 3 件 (影響あり 1, 要確認 2)");
    }

    TEST_CASE("languages have two names")
    {
        CHECK(language_named("en") == Language::english);
        CHECK(language_named("ja") == Language::japanese);
        for (const auto* name : {"", "EN", "jp", "japanese"})
            CHECK_FALSE(language_named(name));
    }

    TEST_CASE("a message lists the components, the headline names one and counts the others")
    {
        auto alert = test::sample_alert();
        alert.components = {{"log4j-core", "2.14.1", "affected"},
                            {"", "", "review"},
                            {"log4j-\x1b[2Japi", "2.14.0", "review"}};

        const auto message = message_of(alert, Language::english);

        CHECK(headline_of(alert, Language::english).find("(log4j-core 2.14.1, +2)") !=
              std::string::npos);
        CHECK(message.text.find("Component   log4j-core 2.14.1: AFFECTED\n"
                                "            the product itself: REVIEW\n"
                                "            log4j-") != std::string::npos);
        CHECK(message.text.find('\x1b') == std::string::npos);
    }

    TEST_CASE("a line of the log counts all components and lists the first")
    {
        auto alert = test::sample_alert();
        for (int number = 0; number < 250; ++number)
            alert.components.push_back({"part" + std::to_string(number), "1", "affected"});

        const auto line = to_json(alert);

        CHECK(line.find("\"component_count\":250,") != std::string::npos);
        CHECK(line.find("\"part199\"") != std::string::npos);
        CHECK(line.find("\"part200\"") == std::string::npos);
    }

    TEST_CASE("a message tells how many components it leaves out")
    {
        auto alert = test::sample_alert();
        for (int number = 0; number < 25; ++number)
            alert.components.push_back({"part" + std::to_string(number), "1", "affected"});

        const auto text = message_of(alert, Language::japanese).text;

        CHECK(text.find("part19 1") != std::string::npos);
        CHECK(text.find("part20 1") == std::string::npos);
        CHECK(text.find("            +5\n") != std::string::npos);
    }
}

}  // namespace advisory::alerting
