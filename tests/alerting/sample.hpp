#pragma once

#include <chrono>

#include "core/alert.hpp"

namespace advisory::test {

inline Alert sample_alert()
{
    Alert alert;
    alert.row = 7;
    alert.time =
        Time{std::chrono::sys_days{std::chrono::year{2026} / 11 / 26}} + std::chrono::hours{12};
    alert.event = "alert.raised";
    alert.alert_id = "AL-0007";
    alert.advisory_id = "JPCERT-AT-2026-0001";
    alert.title = "Apache Log4j の任意のコード実行の脆弱性に関する注意喚起";
    alert.verdict = "affected";
    alert.severity = "critical";
    alert.severity_reason = "CVSS 3.1 10.0";
    alert.cves = {"CVE-2021-44228", "CVE-2021-45046"};
    alert.product_id = "P-1";
    alert.product_name = "輸液ポンプ";
    alert.product_version = "1.0";
    alert.component = "log4j-core";
    alert.component_version = "2.14.1";
    alert.url = "https://www.jpcert.or.jp/at/2026/at260001.html";
    return alert;
}

/// What a sender or a keeper of an inventory may try.
inline constexpr const char* hostile_text =
    "x\r\nBcc: all@example.jp\r\n\r\nbody \x1b[2J\x07 \xe2\x80\xae"
    "gpj.exe <!channel> <https://evil.example|here> =cmd|' /C calc'!A0 \"]\\ *b* [a](http://e) "
    "=?utf-8?B?QQ==?= \xff {}";

}  // namespace advisory::test
