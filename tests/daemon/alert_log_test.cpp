#include "daemon/alert_log.hpp"

#include <algorithm>
#include <filesystem>
#include <vector>

#include <sys/stat.h>

#include "alerting/alert_json.hpp"
#include "tests/support/files.hpp"
#include "tests/support/printers.hpp"

namespace advisory::daemon {

using alerting::to_json;

namespace {

Alert make_alert(std::string_view id)
{
    Alert alert;
    alert.time = Time{std::chrono::seconds{1'790'000'000}};
    alert.event = "alert.raised";
    alert.alert_id = id;
    alert.advisory_id = "JPCERT-AT-2026-0001";
    alert.title = "OpenSSL の脆弱性";
    alert.verdict = "affected";
    alert.severity = "high";
    alert.cves = {"CVE-2026-0001"};
    alert.product_id = "MON";
    return alert;
}

std::size_t lines_in(const std::filesystem::path& path)
{
    const auto text = test::read_file(path);
    return static_cast<std::size_t>(std::ranges::count(text, '\n'));
}

}  // namespace

TEST_SUITE("alert log")
{
    TEST_CASE("source and state stand in the lines about a source only")
    {
        Alert silent;
        silent.event = "source.silent";
        silent.source = "jpcert";
        silent.state = "open";

        CHECK(to_json(silent).ends_with(R"("source":"jpcert","state":"open"})"));
        CHECK(to_json(make_alert("1")).find(R"("state")") == std::string::npos);
    }

    TEST_CASE("an alert is one JSON object with the fields in a fixed order")
    {
        CHECK(to_json(make_alert("AL-1")) ==
              R"({"time":"2026-09-21T23:13:20+09:00","event":"alert.raised","alert_id":"AL-1",)"
              R"("advisory_id":"JPCERT-AT-2026-0001","title":"OpenSSL の脆弱性",)"
              R"("verdict":"affected","severity":"high","cves":["CVE-2026-0001"],)"
              R"("product_id":"MON","product_name":"","product_version":"","component":"",)"
              R"("component_version":"","url":"","cause":"notice"})");
    }

    TEST_CASE("a line that a crash has cut is ended, so that the next one can be read")
    {
        const test::TemporaryFolder folder;
        const auto path = folder.write("alerts.jsonl", R"({"time":"2026-09-21T23:)");

        AlertLog log{path};
        REQUIRE(log.deliver(std::vector{make_alert("AL-1")}));
        log.reopen();
        REQUIRE(log.deliver(std::vector{make_alert("AL-2")}));

        CHECK(test::read_file(path) == "{\"time\":\"2026-09-21T23:\n" +
                                           to_json(make_alert("AL-1")) + "\n" +
                                           to_json(make_alert("AL-2")) + "\n");
    }

    TEST_CASE("alerts are appended, one a line, to a file that not everyone reads")
    {
        const test::TemporaryFolder folder;
        const auto path = folder.path() / "alerts.jsonl";
        const std::vector alerts{make_alert("AL-1"), make_alert("AL-2")};

        AlertLog log{path};
        REQUIRE(log.deliver(alerts));
        REQUIRE(log.deliver(alerts));

        CHECK(lines_in(path) == 4);
        struct stat status = {};
        REQUIRE(::stat(path.c_str(), &status) == 0);
        CHECK((status.st_mode & 0007U) == 0);
    }

    TEST_CASE("after a rename the next alert goes to a new file")
    {
        const test::TemporaryFolder folder;
        const auto path = folder.path() / "alerts.jsonl";
        const auto rotated = folder.path() / "alerts.jsonl.1";
        const std::vector alerts{make_alert("AL-1")};
        AlertLog log{path};
        REQUIRE(log.deliver(alerts));

        std::filesystem::rename(path, rotated);
        REQUIRE(log.deliver(alerts));
        log.reopen();
        REQUIRE(log.deliver(alerts));

        CHECK(lines_in(rotated) == 2);
        CHECK(lines_in(path) == 1);
    }

    TEST_CASE("a log that cannot be written is a failure that names the file")
    {
        AlertLog log{"/nonexistent-folder/alerts.jsonl"};
        const std::vector alerts{make_alert("AL-1")};

        const auto delivered = log.deliver(alerts);

        REQUIRE_FALSE(delivered);
        CHECK(delivered.error().code == Errc::io);
        CHECK(delivered.error().message.find("/nonexistent-folder/alerts.jsonl") !=
              std::string::npos);
        CHECK_FALSE(delivered.error().hint.empty());
    }

    TEST_CASE("a full disk is a failure")
    {
        AlertLog log{"/dev/full"};
        const std::vector alerts{make_alert("AL-1")};

        CHECK_FALSE(log.deliver(alerts));
    }
}

}  // namespace advisory::daemon
