#include "storage/text_index.hpp"

#include <algorithm>
#include <limits>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "storage/connection.hpp"
#include "storage/query.hpp"
#include "storage/search_words.hpp"
#include "tests/storage/rows.hpp"
#include "tests/support/files.hpp"
#include "tests/support/printers.hpp"
#include "text/code_points.hpp"

namespace advisory::storage {

namespace {

using test::at;
using test::make_notice;

using Ids = std::vector<std::string>;

Ids ids_of_for_text_index(Database& db, const AdvisoryQuery& query)
{
    Ids ids;
    for (const auto& stored : AdvisoryStore{db}.list(query))
        ids.push_back(stored.advisory.id);
    return ids;
}

Ids ids_of_for_text_index(Database& db, std::string words)
{
    AdvisoryQuery query;
    query.words = std::move(words);
    query.limit = 1'000;
    return ids_of_for_text_index(db, query);
}

void save(Database& db, const std::string& id, const std::string& text)
{
    AdvisoryStore{db}.save(make_notice(db, id, text));
}

void index_all(Database& db)
{
    TextIndex index{db};
    while (index.step(2)) {}
}

std::int64_t entries_of(Database& db)
{
    return db.connection().integer_of("SELECT COUNT(*) FROM text_gram WHERE text_gram MATCH 'e'");
}

/// Notices of a few characters that meet in many ways, and texts that end in them.
class RandomTexts {
public:
    std::string text(std::size_t longest)
    {
        constexpr std::string_view letters[] = {
            "脆", "弱", "性", "サ", "ー", "バ", "ヴ", "ァ", "の", "a", "B",
            "１", "2",  ".",  "\"", "-",  "*",  " ",  "\n", "Ａ", "ﾊ", "\u3000",
        };
        std::string made;
        for (auto length = below(longest) + 1; length > 0; --length)
            made += letters[below(std::size(letters))];
        return made;
    }

    std::size_t below(std::size_t end) { return random_() % end; }

private:
    std::mt19937 random_{20261123};
};

}  // namespace

TEST_SUITE("text index")
{
    TEST_CASE("words of any length are found, before the index has seen them and after")
    {
        auto db = Database::in_memory();
        auto pump = make_notice(db,
                                "JPCERT-AT-2026-0001",
                                "輸液ポンプ の脆弱性。C言語、100% _Safe_ 'x'。ＯＳの更新に注意");
        pump.advisory.title = "Apache Log4j";
        pump.advisory.items[0].cves = {"CVE-2026-1111", "CVE-2026-2222"};
        AdvisoryStore{db}.save(pump);
        save(db, "JVNVU#1", std::string{"before \0 behind, PC", 19});
        const Ids pump_only{"JPCERT-AT-2026-0001"};
        const Ids other_only{"JVNVU#1"};
        const std::pair<const char*, Ids> cases[] = {
            {"脆", pump_only},
            {"注意", pump_only},
            {"意", pump_only},
            {"os", pump_only},
            {"ＰＣ", {"JVNVU#1", "JPCERT-AT-2026-0001"}},
            {"ＰＣ before", other_only},
            {"c", {"JVNVU#1", "JPCERT-AT-2026-0001"}},
            {"0", {"JVNVU#1", "JPCERT-AT-2026-0001"}},
            {"%", pump_only},
            {"ポンプの脆弱性", pump_only},
            {"ﾎﾟﾝﾌﾟ", pump_only},
            {"log4j cve-2026-2222 輸液", pump_only},
            {"\"Apache Log4j\"", pump_only},
            {"\"Log4j Apache\"", {}},
            {"cve-2026-1111", {"JVNVU#1", "JPCERT-AT-2026-0001"}},
            {"cve-2026-2222", pump_only},
            {"cve-2026-11112222", {}},
            {"jvnvu#1", other_only},
            {"behind", other_only},
            {"log4j before", {}},
            {"鷹", {}},
            {"弱脆", {}},
            {"2026-0001輸液", {}},
            {"", {"JVNVU#1", "JPCERT-AT-2026-0001"}},
        };

        for (const bool is_indexed : {false, true}) {
            CAPTURE(is_indexed);
            if (is_indexed)
                index_all(db);
            for (const auto& [words, ids] : cases) {
                CAPTURE(words);
                CHECK(ids_of_for_text_index(db, words) == ids);
            }
        }
    }

    TEST_CASE("whatever means something to a search engine is text")
    {
        auto db = Database::in_memory();
        save(db, "A-1", "plain words only");
        index_all(db);

        for (const auto* words : {"\"",
                                  "*",
                                  "pl*",
                                  "NEAR(plain words)",
                                  "plain AND words",
                                  "plain NOT zebra",
                                  "-zebra",
                                  "grams:plain",
                                  "{grams}:plain",
                                  "^plain",
                                  "plain + words",
                                  "'; DROP TABLE text_gram; --",
                                  "\"\"\"",
                                  "(",
                                  "\\",
                                  "\xff\xfe",
                                  "\uE020",
                                  "\uFDFA"}) {
            CAPTURE(words);
            CHECK(ids_of_for_text_index(db, words).empty());
        }
        CHECK(ids_of_for_text_index(db, "plain words") == Ids{"A-1"});
        CHECK(ids_of_for_text_index(db, "\"plain\" \"words") == Ids{"A-1"});
    }

    TEST_CASE("a query of any length ends")
    {
        auto db = Database::in_memory();
        std::string many_words;
        std::string long_word;
        for (int count = 0; count < 2'000; ++count) {
            many_words += fmt::format("w{} ", count);
            long_word += "サーバ名";
        }
        save(db, "A-1", many_words);
        save(db, "A-2", long_word);
        index_all(db);

        CHECK(ids_of_for_text_index(db, many_words) == Ids{"A-1"});
        CHECK(ids_of_for_text_index(db, many_words + "w2000").empty());
        CHECK(ids_of_for_text_index(db, long_word) == Ids{"A-2"});
        CHECK(ids_of_for_text_index(db, long_word + "x").empty());
    }

    TEST_CASE("a new revision takes the place of the one before")
    {
        auto db = Database::in_memory();
        save(db, "A-1", "the old text");
        index_all(db);

        save(db, "A-1", "the new text");

        CHECK(TextIndex{db}.pending() == 1);
        for (const bool is_indexed : {false, true}) {
            CAPTURE(is_indexed);
            if (is_indexed)
                index_all(db);
            CHECK(ids_of_for_text_index(db, "old").empty());
            CHECK(ids_of_for_text_index(db, "new") == Ids{"A-1"});
            CHECK(ids_of_for_text_index(db, "text") == Ids{"A-1"});
        }
        CHECK(TextIndex{db}.pending() == 0);
    }

    TEST_CASE("a late revision that does not become current is passed over")
    {
        auto db = Database::in_memory();
        save(db, "A-1", "the current text");
        auto late = make_notice(db, "A-1", "the late text");
        late.advisory.published = "2020-01-01";
        AdvisoryStore{db}.save(late);

        CHECK(TextIndex{db}.pending() == 1);
        index_all(db);

        CHECK(TextIndex{db}.pending() == 0);
        CHECK(ids_of_for_text_index(db, "late").empty());
        CHECK(ids_of_for_text_index(db, "current") == Ids{"A-1"});
    }

    TEST_CASE("a step takes no more than it is told, and says whether anything waited")
    {
        auto db = Database::in_memory();
        TextIndex index{db};
        CHECK_FALSE(index.step(10));

        for (int number = 1; number <= 5; ++number)
            save(db, fmt::format("A-{}", number), fmt::format("text {}", number));

        CHECK(index.pending() == 5);
        CHECK(index.step(2));
        CHECK(index.pending() == 3);
        CHECK(entries_of(db) == 2);
        CHECK(ids_of_for_text_index(db, "text") == Ids{"A-5", "A-4", "A-3", "A-2", "A-1"});
        CHECK(index.step(10));
        CHECK(index.pending() == 0);
        CHECK_FALSE(index.step(10));
        CHECK(entries_of(db) == 5);
    }

    TEST_CASE("a step ends early behind a long text")
    {
        auto db = Database::in_memory();
        save(db, "A-1", std::string(std::size_t{3} << 20, 'x'));
        save(db, "A-2", "short");
        TextIndex index{db};

        CHECK(index.step(10));

        CHECK(index.pending() == 1);
        CHECK(ids_of_for_text_index(db, "xxxx") == Ids{"A-1"});
    }

    TEST_CASE("a step that is interrupted leaves nothing behind, and the next does all of it")
    {
        const test::TemporaryFolder folder;
        const auto path = folder.path() / "advisoryd.db";
        auto db = Database::open(path, Database::Access::read_write);
        for (int number = 1; number <= 4; ++number)
            save(db, fmt::format("A-{}", number), fmt::format("text {}", number));
        TextIndex index{db};
        CHECK(index.step(2));

        // The place cannot be kept, after the entries were written.
        db.connection().execute(R"sql(
            CREATE TEMP TRIGGER interruption BEFORE UPDATE ON main.text_index
            BEGIN SELECT RAISE(ABORT, 'interrupted'); END
        )sql");
        CHECK_THROWS_AS(index.step(2), StorageError);

        CHECK(index.pending() == 2);
        CHECK(entries_of(db) == 2);
        auto again = Database::open(path, Database::Access::read_write);
        CHECK(ids_of_for_text_index(again, "text") == Ids{"A-4", "A-3", "A-2", "A-1"});
        index_all(again);
        CHECK(TextIndex{again}.pending() == 0);
        CHECK(entries_of(again) == 4);
        CHECK(ids_of_for_text_index(again, "text") == Ids{"A-4", "A-3", "A-2", "A-1"});
    }

    TEST_CASE("an index by other rules counts for nothing and is made anew")
    {
        auto db = Database::in_memory();
        save(db, "A-1", "one text");
        save(db, "A-2", "other text");
        index_all(db);
        db.connection().execute("UPDATE text_index SET rules = 'of old'");

        CHECK(TextIndex{db}.pending() == 2);
        CHECK(ids_of_for_text_index(db, "text") == Ids{"A-2", "A-1"});
        CHECK(TextIndex{db}.step(1));
        CHECK(entries_of(db) == 1);
        index_all(db);
        CHECK(entries_of(db) == 2);
        CHECK(ids_of_for_text_index(db, "one") == Ids{"A-1"});
    }

    TEST_CASE("words, source, kind, time and limit narrow together, the newest first")
    {
        auto db = Database::in_memory();
        for (int number = 1; number <= 6; ++number) {
            auto notice =
                make_notice(db, fmt::format("A-{}", number), fmt::format("text {}", number));
            notice.advisory.source = number % 2 == 0 ? Source::ipa : Source::jvn;
            notice.advisory.kind = number < 5 ? Kind::alert : Kind::campaign;
            notice.received_at = at(number == 1 ? "2026-11-20" : "2026-11-10");
            AdvisoryStore{db}.save(notice);
        }
        TextIndex{db}.step(3);
        const auto found = [&](auto change) {
            AdvisoryQuery query;
            query.words = "text";
            change(query);
            return ids_of_for_text_index(db, query);
        };

        CHECK(found([](auto&) {}) == Ids{"A-1", "A-6", "A-5", "A-4", "A-3", "A-2"});
        CHECK(found([](auto& query) { query.source = Source::ipa; }) == Ids{"A-6", "A-4", "A-2"});
        CHECK(found([](auto& query) { query.kind = Kind::campaign; }) == Ids{"A-6", "A-5"});
        CHECK(found([](auto& query) { query.since = at("2026-11-15"); }) == Ids{"A-1"});
        CHECK(found([](auto& query) { query.limit = 2; }) == Ids{"A-1", "A-6"});
        CHECK(found([](auto& query) { query.words = "\"text 6\""; }) == Ids{"A-6"});
        CHECK(found([](auto& query) {
                  query.source = Source::ipa;
                  query.limit = 1;
                  query.kind = Kind::alert;
              }) == Ids{"A-4"});
        CHECK(found([](auto& query) { query.limit = 0; }).empty());
    }

    TEST_CASE("random words are found exactly where a plain scan finds them")
    {
        auto db = Database::in_memory();
        RandomTexts random;
        std::vector<std::pair<std::string, std::string>> notices;
        for (int number = 0; number < 120; ++number)
            notices.emplace_back(fmt::format("N-{:03}", number), random.text(40));
        for (std::size_t each = 0; each < notices.size(); ++each) {
            auto notice = make_notice(db, notices[each].first, notices[each].second);
            notice.advisory.title.clear();
            notice.advisory.items.clear();
            AdvisoryStore{db}.save(notice);
        }

        // Three stages: nothing is in the index, a part, all.
        TextIndex index{db};
        for (const std::size_t step : {std::size_t{0}, std::size_t{50}, std::size_t{120}}) {
            if (step > 0)
                index.step(step);
            CAPTURE(index.pending());
            for (int round = 0; round < 100; ++round) {
                const auto query = random.text(1 + random.below(6));
                CAPTURE(query);

                Ids scanned;
                for (const auto& [id, text] : notices) {
                    const auto searched = searchable(id) + field_end + searchable(text);
                    if (has_words(searched, search_words(query)))
                        scanned.insert(scanned.begin(), id);
                }
                REQUIRE(ids_of_for_text_index(db, query) == scanned);
            }
        }
    }

    TEST_CASE("every part of a text finds it")
    {
        auto db = Database::in_memory();
        const std::string text =
            "Apache Log4jサーバー証明書の検証不備、OSコマンド・インジェクション PC 注意";
        save(db, "A-1", text);
        index_all(db);

        std::vector<std::size_t> places;
        for (std::size_t byte = 0; byte < text.size();
             byte += text::code_point_at(text, byte).bytes.size())
            places.push_back(byte);
        places.push_back(text.size());
        for (std::size_t begin = 0; begin < places.size(); ++begin) {
            for (auto end = begin + 1; end < places.size(); ++end) {
                const auto part = text.substr(places[begin], places[end] - places[begin]);
                CAPTURE(part);
                REQUIRE(ids_of_for_text_index(db, part) == Ids{"A-1"});
                REQUIRE(ids_of_for_text_index(db, '"' + part + '"') == Ids{"A-1"});
            }
        }
    }
}

}  // namespace advisory::storage
