#pragma once

#include <cstdint>
#include <string>

#include "core/match.hpp"
#include "core/time.hpp"
#include "storage/database.hpp"

namespace advisory::test {

/// What differs from one match of a test to the next.
struct SampleMatch {
    std::string advisory_id = "JPCERT-AT-2021-0050";
    std::string title = "Apache Log4jの任意のコード実行の脆弱性";
    std::string product_id = "P-100";
    std::string product_name = "画像ビューア";
    std::string component = "Apache Log4j-core";
    std::string cve = "CVE-2021-44228";
    std::string phrase = "Apache Log4j-core 2.15.0より前の2系のバージョン";
    Verdict verdict = Verdict::affected;
    double cvss = 10.0;
    Time made_at = *read_time("2026-11-20T09:00:00+09:00");
};

/// Keeps an advisory, a product with one component, and what an evaluation said about
/// them. Answers the number of the match.
std::int64_t save_match(storage::Database& db, const SampleMatch& sample);

/// Keeps a later evaluation of the advisory, which found the same in `count` phrases.
void save_alike(storage::Database& db, const std::string& advisory_id, int count);

}  // namespace advisory::test
