#include "tests/ingest/match_cases.hpp"

#include <algorithm>
#include <sstream>

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/vocabulary.hpp"
#include "ingest/ingest.hpp"
#include "parsers/inventory/inventory_csv.hpp"
#include "storage/inventory_store.hpp"
#include "storage/match_store.hpp"
#include "tests/support/files.hpp"

namespace advisory::test {

namespace {

using Texts = std::vector<std::string>;

Texts split(const std::string& text, char separator)
{
    Texts parts;
    std::istringstream stream{text};
    for (std::string part; std::getline(stream, part, separator);)
        parts.push_back(part);
    return parts;
}

std::string replaced(std::string text, std::string_view what, std::string_view by)
{
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
    return text;
}

std::string trimmed(const std::string& text)
{
    const auto begin = text.find_first_not_of(' ');
    return begin == std::string::npos ? std::string{}
                                      : text.substr(begin, text.find_last_not_of(' ') + 1 - begin);
}

/// The layout with the words of the case in its places, and the line ends of a mail.
std::string mail_of(const Texts& cells)
{
    auto mail = read_data("matches/" + cells[1] + ".txt");
    mail = replaced(std::move(mail), "{title}", cells[2]);
    mail = replaced(std::move(mail), "{maker}", cells[3]);
    mail = replaced(std::move(mail), "{cves}", cells[4]);
    mail = replaced(std::move(mail), "{affected}", replaced(cells[5], "\\n", "\n"));
    mail = replaced(std::move(mail), "{beside}", replaced(cells[6], "\\n", "\n"));
    return replaced(std::move(mail), "\n", "\r\n");
}

void import(storage::Database& db, const std::string& csv)
{
    auto file = parsers::read_inventory_csv(csv, parsers::InventoryKind::automatic);
    REQUIRE(file);
    REQUIRE(file->rejected.empty());
    storage::Transaction transaction{db};
    storage::InventoryStore{db}.import(
        *file,
        {.name = "test.csv", .sha256 = csv, .bytes = csv, .imported_at = {}});
    transaction.commit();
}

void register_inventory(storage::Database& db, const Texts& entries)
{
    constexpr std::string_view product_mark = "product:";
    constexpr std::string_view installation_mark = "installation:";
    std::string product = "ベッドサイドモニタ SM-1,SM-1,1.0,サンプルメディカル株式会社";
    std::string components;
    std::string installations;
    for (const auto& entry : entries) {
        if (entry.starts_with(product_mark))
            product = entry.substr(product_mark.size());
        else if (entry.starts_with(installation_mark))
            installations += replaced(entry.substr(installation_mark.size()), "@", "SM,1.0") + "\n";
        else
            components += "SM,1.0," + entry + "\n";
    }

    import(db, "product_id,product_name,model,version,vendor\nSM," + product + "\n");
    if (!components.empty())
        import(
            db,
            "product_id,product_version,component_vendor,component,component_version,purl,cpe\n" +
                components);
    if (!installations.empty())
        import(db,
               "institution_id,institution_name,product_id,product_version,serial,shipped_on,"
               "options\n" +
                   installations);
}

std::string take(storage::Database& db, const std::string& bytes)
{
    const auto now = [] { return Time{std::chrono::seconds{1'795'000'000}}; };
    ingest::Evaluator evaluator{db, now};
    ingest::Ingest ingest{db, evaluator, now};
    RawMail raw;
    raw.mailbox = "test";
    raw.bytes = bytes;

    storage::Transaction transaction{db};
    auto outcome = ingest.take(raw);
    transaction.commit();
    return outcome.advisory_id;
}

Texts words_of(const Match& match)
{
    Texts words{std::string{name_of(match.verdict)}};
    for (const auto reason : match.reasons)
        words.emplace_back(name_of(reason));
    return words;
}

/// What stands for a CVE: its own verdict, or that of a match that names no CVE at all.
Texts verdict_on(const CaseVerdicts& verdicts, const std::string& cve)
{
    const auto own = verdicts.find(cve);
    const auto any = verdicts.find("");
    if (own != verdicts.end())
        return own->second;
    return any != verdicts.end() ? any->second : Texts{"-"};
}

}  // namespace

std::vector<MatchCase> read_match_cases(std::string_view file)
{
    constexpr std::size_t columns = 10;
    std::vector<MatchCase> cases;
    for (const auto& line : split(read_data("matches/" + std::string{file}), '\n')) {
        if (line.starts_with('#'))
            continue;
        const auto cells = split(line, '\t');
        REQUIRE(cells.size() == columns);
        cases.push_back({.name = cells[0],
                         .mail = mail_of(cells),
                         .inventory = replaced(cells[7], "\\n", "\n"),
                         .expected = cells[8]});
    }
    return cases;
}

CaseVerdicts verdicts_of(const MatchCase& match_case)
{
    auto db = storage::Database::in_memory();
    register_inventory(db, split(match_case.inventory, '\n'));
    const auto id = take(db, match_case.mail);

    std::map<std::string, Match> gravest;
    for (const auto& live : storage::MatchStore{db}.live_of(id)) {
        const auto cves = live.match.cves.empty() ? Texts{""} : live.match.cves;
        for (const auto& cve : cves) {
            const auto [known, is_new] = gravest.emplace(cve, live.match);
            if (!is_new && known->second.verdict < live.match.verdict)
                known->second = live.match;
        }
    }

    CaseVerdicts verdicts;
    for (const auto& [cve, match] : gravest)
        verdicts[cve] = words_of(match);
    return verdicts;
}

std::string unmet(const MatchCase& match_case, const CaseVerdicts& verdicts)
{
    std::string lines;
    const auto demand = [&](const std::string& cve, const Texts& got, const std::string& wanted) {
        for (const auto& word : split(wanted, ' ')) {
            if (std::ranges::find(got, word) == got.end())
                lines += fmt::format("\n{} {}: {} expected, got {}",
                                     match_case.name,
                                     cve,
                                     word,
                                     fmt::join(got, " "));
        }
    };

    for (const auto& part : split(match_case.expected, ';')) {
        const auto colon = part.find(": ");
        if (colon != std::string::npos) {
            const auto cve = trimmed(part.substr(0, colon));
            demand(cve, verdict_on(verdicts, cve), trimmed(part.substr(colon + 2)));
            continue;
        }
        if (verdicts.empty())
            demand("", {"-"}, part);
        for (const auto& [cve, got] : verdicts)
            demand(cve, got, part);
    }
    return lines;
}

}  // namespace advisory::test
