#include "alerting/daily_digest.hpp"

#include <doctest/doctest.h>

#include "tests/support/printers.hpp"

namespace advisory::alerting {

namespace {

DailyFigures figures()
{
    return {.day = "2026-11-26",
            .mails = 40,
            .notices = 3,
            .raised = 2,
            .updated = 1,
            .open = 5,
            .waiting = 4,
            .silent = {"jpcert", "ipa"},
            .failing = {"psirt/INBOX"}};
}

}  // namespace

TEST_SUITE("daily figures")
{
    TEST_CASE("what is written comes back")
    {
        auto odd = figures();
        odd.failing = {"psirt/受信 トレイ", "x/INBOX\nopen 0"};
        auto quiet = DailyFigures{};
        quiet.day = "2026-11-26";

        CHECK(read_figures(write_figures(figures())) == figures());
        CHECK(read_figures(write_figures(quiet)) == quiet);
        CHECK(read_figures(write_figures(odd)).open == 5);
        CHECK(read_figures(write_figures(odd)).failing.size() == 2);
        CHECK(read_figures(write_figures(odd)).failing.front() == "psirt/受信 トレイ");
    }

    TEST_CASE("what is not known is left out, whatever the bytes")
    {
        for (const auto* text : {"",
                                 "\n\n",
                                 "mails",
                                 "mails x",
                                 "mails 99999999999999999999",
                                 "future 7\n",
                                 " 5",
                                 "day\xff \xff"}) {
            CAPTURE(text);
            CHECK(read_figures(text) == DailyFigures{});
        }
        CHECK(read_figures("future 7\nmails 8").mails == 8);
    }

    TEST_CASE("a quiet day says that all is well, another one what is wrong")
    {
        auto quiet = DailyFigures{};
        quiet.day = "2026-11-26";

        CHECK(summary_of(figures(), Language::english) ==
              "2026-11-26: 2 new alerts, 5 not acknowledged, 40 mails; "
              "wrong: jpcert, ipa, psirt/INBOX");
        CHECK(summary_of(figures(), Language::japanese) ==
              "2026-11-26 新しいアラート 2 件、未確認 5 件、受信メール 40 通。"
              "異常: jpcert, ipa, psirt/INBOX");
        CHECK(summary_of(quiet, Language::english) ==
              "2026-11-26: 0 new alerts, 0 not acknowledged, 0 mails; nothing is wrong");
        CHECK(report_of(quiet, Language::english).find("Nothing new: advisoryd runs") !=
              std::string::npos);
        CHECK(report_of(figures(), Language::english).find("Nothing new") == std::string::npos);
        CHECK(report_of(figures(), Language::english).find("Silent lists: jpcert, ipa\n") !=
              std::string::npos);
    }
}

}  // namespace advisory::alerting
