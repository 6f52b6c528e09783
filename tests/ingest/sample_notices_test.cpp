#include <filesystem>
#include <map>
#include <set>
#include <sstream>
#include <tuple>

#include "core/vocabulary.hpp"
#include "ingest/ingest.hpp"
#include "parsers/inventory/inventory_csv.hpp"
#include "storage/inventory_store.hpp"
#include "storage/match_store.hpp"
#include "tests/support/files.hpp"
#include "tests/support/printers.hpp"

namespace advisory::ingest {

namespace {

/// Product, version, component.
using Subject = std::tuple<std::string, std::string, std::string>;
using Verdicts = std::map<Subject, std::string>;

struct Expectation {
    std::string advisory_id;
    Verdicts verdicts;
};

std::vector<std::string> cells_of(const std::string& line)
{
    std::vector<std::string> cells;
    std::istringstream stream{line};
    for (std::string cell; std::getline(stream, cell, '\t');)
        cells.push_back(cell);
    return cells;
}

/// What a person read out of each notice, by file.
std::map<std::string, Expectation> expectations()
{
    std::map<std::string, Expectation> expected;
    std::istringstream table{test::read_data("notices/expectations.tsv")};
    std::string line;
    std::getline(table, line);  // The names of the columns.
    while (std::getline(table, line)) {
        const auto cells = cells_of(line);
        REQUIRE(cells.size() == 7);
        auto& notice = expected[cells[0]];
        notice.advisory_id = cells[1];
        if (cells[5] != "none")
            notice.verdicts[{cells[2], cells[3], cells[4]}] = cells[5];
    }
    return expected;
}

storage::Database with_inventory()
{
    auto db = storage::Database::in_memory();
    storage::InventoryStore inventory{db};
    for (const auto* name : {"products.csv", "components.csv", "installations.csv"}) {
        const auto bytes = test::read_data(std::string{"inventory/"} + name);
        const auto file = parsers::read_inventory_csv(bytes, parsers::InventoryKind::automatic);
        REQUIRE(file);
        REQUIRE(file->rejected.empty());
        storage::Transaction transaction{db};
        inventory.import(*file, {.name = name, .sha256 = name, .bytes = bytes, .imported_at = {}});
        transaction.commit();
    }
    return db;
}

Outcome take_for_sample_notices(storage::Database& db, const std::string& file)
{
    const auto now = [] { return Time{std::chrono::seconds{1'795'000'000}}; };
    Evaluator evaluator{db, now};
    Ingest ingest{db, evaluator, now};
    RawMail raw;
    raw.mailbox = "test";
    raw.folder = file;
    raw.bytes = test::read_data("notices/" + file);

    storage::Transaction transaction{db};
    auto outcome = ingest.take(raw);
    transaction.commit();
    return outcome;
}

/// The gravest live verdict on each subject.
Verdicts verdicts_of_for_sample_notices(storage::Database& db, const std::string& advisory_id)
{
    std::map<Subject, Verdict> gravest;
    for (const auto& live : storage::MatchStore{db}.live_of(advisory_id)) {
        const Subject subject{live.product.product_id, live.product.version, live.component.name};
        const auto [known, is_new] = gravest.emplace(subject, live.match.verdict);
        if (!is_new)
            known->second = std::max(known->second, live.match.verdict);
    }

    Verdicts verdicts;
    for (const auto& [subject, verdict] : gravest)
        verdicts[subject] = name_of(verdict);
    return verdicts;
}

}  // namespace

TEST_SUITE("sample notices")
{
    TEST_CASE("every sample notice comes to the verdicts that a person reads out of it")
    {
        for (const auto& [file, expected] : expectations()) {
            CAPTURE(file);
            auto db = with_inventory();

            const auto outcome = take_for_sample_notices(db, file);

            CHECK(outcome.advisory_id == expected.advisory_id);
            const auto verdicts = verdicts_of_for_sample_notices(db, outcome.advisory_id);
            for (const auto& [subject, verdict] : expected.verdicts) {
                const auto& [product, version, component] = subject;
                CAPTURE(product);
                CAPTURE(version);
                CAPTURE(component);
                const auto found = verdicts.find(subject);
                CHECK((found == verdicts.end() ? "none" : found->second) == verdict);
            }
            for (const auto& [subject, verdict] : verdicts) {
                const auto& [product, version, component] = subject;
                CAPTURE(product);
                CAPTURE(version);
                CAPTURE(component);
                CHECK(expected.verdicts.contains(subject));
            }
        }
    }

    TEST_CASE("the first notice and its update come to the same in either order")
    {
        auto in_order = with_inventory();
        take_for_sample_notices(in_order, "jpcert-log4j-first.eml");
        take_for_sample_notices(in_order, "jpcert-log4j-update.eml");
        auto reversed = with_inventory();
        take_for_sample_notices(reversed, "jpcert-log4j-update.eml");
        take_for_sample_notices(reversed, "jpcert-log4j-first.eml");

        const auto verdicts = verdicts_of_for_sample_notices(in_order, "JPCERT-AT-2021-0050");

        CHECK_FALSE(verdicts.empty());
        CHECK(verdicts == verdicts_of_for_sample_notices(reversed, "JPCERT-AT-2021-0050"));
    }

    TEST_CASE("every sample mail is kept under some id, whatever it is")
    {
        auto db = with_inventory();
        std::set<std::string> ids;
        std::size_t mails = 0;
        for (const auto& entry : std::filesystem::directory_iterator{test::data_path("notices")}) {
            if (entry.path().extension() != ".eml")
                continue;
            CAPTURE(entry.path().filename().string());
            const auto outcome = take_for_sample_notices(db, entry.path().filename());
            CHECK_FALSE(outcome.advisory_id.empty());
            ids.insert(outcome.advisory_id);
            ++mails;
        }

        CHECK(storage::MessageStore{db}.count() == static_cast<std::int64_t>(mails));
        CHECK(storage::AdvisoryStore{db}.count() == static_cast<std::int64_t>(ids.size()));
    }
}

}  // namespace advisory::ingest
