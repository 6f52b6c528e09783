#include "storage/advisory_store.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "storage/connection.hpp"
#include "tests/storage/rows.hpp"
#include "tests/support/printers.hpp"

namespace advisory::storage {

namespace {

using test::at;
using test::make_notice;

void check_same(const AdvisoryItem& left, const AdvisoryItem& right)
{
    CHECK(left.title == right.title);
    CHECK(left.vendors == right.vendors);
    CHECK(left.cves == right.cves);
    CHECK(left.jvn == right.jvn);
    CHECK(left.cwes == right.cwes);
    CHECK(left.other == right.other);
    CHECK(left.severity == right.severity);
    CHECK((left.cvss == right.cvss));
    CHECK((left.affected == right.affected));
    CHECK((left.unaffected == right.unaffected));
    CHECK((left.fixed == right.fixed));
    CHECK((left.superseded == right.superseded));
    CHECK((left.workarounds == right.workarounds));
    CHECK((left.vendor_status == right.vendor_status));
    CHECK(left.urls == right.urls);
}

void check_same(const Advisory& left, const Advisory& right)
{
    CHECK(left.source == right.source);
    CHECK(left.kind == right.kind);
    CHECK(left.id == right.id);
    CHECK(left.title == right.title);
    CHECK(left.published == right.published);
    CHECK(left.updated == right.updated);
    CHECK(left.url == right.url);
    CHECK(left.charset == right.charset);
    CHECK(left.authenticity.level == right.authenticity.level);
    CHECK(left.authenticity.checks == right.authenticity.checks);
    CHECK(left.warnings == right.warnings);

    REQUIRE(left.history.size() == right.history.size());
    for (std::size_t index = 0; index < left.history.size(); ++index) {
        CHECK(left.history[index].date == right.history[index].date);
        CHECK(left.history[index].text == right.history[index].text);
    }

    REQUIRE(left.items.size() == right.items.size());
    for (std::size_t index = 0; index < left.items.size(); ++index)
        check_same(left.items[index], right.items[index]);
}

std::vector<std::string> ids_of(const std::vector<StoredAdvisory>& advisories)
{
    std::vector<std::string> ids;
    ids.reserve(advisories.size());
    for (const auto& stored : advisories)
        ids.push_back(stored.advisory.id);
    return ids;
}

AdvisoryQuery query_of(std::string words)
{
    AdvisoryQuery query;
    query.words = std::move(words);
    return query;
}

/// A notice of these dates, whose text is its number of arrival.
StoredAdvisory dated(Database& db, std::string published, std::string updated, std::string text)
{
    auto notice = make_notice(db, "A-1", std::move(text));
    notice.advisory.published = std::move(published);
    notice.advisory.updated = std::move(updated);
    return notice;
}

}  // namespace

TEST_SUITE("advisory store")
{
    TEST_CASE("a notice with every field comes back as it was read")
    {
        using namespace std::string_literals;
        auto db = Database::in_memory();
        AdvisoryStore advisories{db};
        StoredAdvisory read;
        read.advisory = test::make_rich_advisory();
        read.text = "decoded \0 text\n'\"; --"s;
        read.message_sha256 = test::save_mail(db, "bytes");
        read.parser = "jpcert_alert 3";
        read.received_at = at("2026-11-22T21:30:00+09:00");

        const auto saved = advisories.save(read);
        const auto kept = advisories.find("JPCERT-AT-2021-0050");

        CHECK(saved.arrival == Arrival::added);
        REQUIRE(kept);
        CHECK(kept->row == saved.advisory);
        CHECK(kept->revision == saved.revision);
        CHECK(kept->revision_number == 1);
        CHECK(kept->text == read.text);
        CHECK(kept->message_sha256 == read.message_sha256);
        CHECK(kept->parser == read.parser);
        CHECK(kept->received_at == read.received_at);
        check_same(kept->advisory, read.advisory);
        CHECK(advisories.spelling_of("jpcert-at-2021-0050") == "JPCERT-AT-2021-0050");
    }

    TEST_CASE("an unknown id finds nothing")
    {
        auto db = Database::in_memory();
        AdvisoryStore advisories{db};

        CHECK_FALSE(advisories.find("A-1"));
        CHECK_FALSE(advisories.spelling_of("A-1"));
        CHECK(advisories.revisions_of("A-1").empty());
        CHECK(advisories.list({}).empty());
        CHECK(advisories.count() == 0);
        CHECK(advisories.count_of(Kind::alert) == 0);
    }

    TEST_CASE("a notice whose mail is not kept is refused whole")
    {
        auto db = Database::in_memory();
        AdvisoryStore advisories{db};
        auto notice = make_notice(db, "A-1");
        notice.message_sha256 = "no such mail";

        CHECK_THROWS_AS(advisories.save(notice), StorageError);
        CHECK(advisories.count() == 0);
    }

    TEST_CASE("the same contents in another mail are already known")
    {
        auto db = Database::in_memory();
        AdvisoryStore advisories{db};
        const auto first = advisories.save(make_notice(db, "A-1"));

        auto copy = make_notice(db, "A-1");
        copy.message_sha256 = test::save_mail(db, "the same by another way");
        copy.advisory.charset = "utf-8";
        copy.received_at = at("2026-11-23");
        const auto again = advisories.save(copy);

        CHECK(again.arrival == Arrival::already_known);
        CHECK(again.advisory == first.advisory);
        CHECK(again.revision == first.revision);
        CHECK(advisories.revisions_of("A-1").size() == 1);
    }

    TEST_CASE("a copy that proves its origin further is a revision, one that proves less is not")
    {
        auto db = Database::in_memory();
        AdvisoryStore advisories{db};
        const auto save_proven = [&](std::string level) {
            auto notice = make_notice(db, "A-1");
            notice.advisory.authenticity.level = std::move(level);
            return advisories.save(notice).arrival;
        };

        CHECK(save_proven("X") == Arrival::added);
        CHECK(save_proven("A0") == Arrival::revised);
        CHECK(save_proven("A2") == Arrival::revised);
        CHECK(save_proven("A0") == Arrival::already_known);
        CHECK(save_proven("X") == Arrival::already_known);
        CHECK(advisories.find("A-1")->advisory.authenticity.level == "A2");
    }

    TEST_CASE("the same bytes read otherwise by newer rules are a revision")
    {
        auto db = Database::in_memory();
        AdvisoryStore advisories{db};
        advisories.save(make_notice(db, "A-1"));

        auto reread = make_notice(db, "A-1");
        reread.parser = "jpcert_alert 2";
        reread.advisory.items[0].vendors = {"Example"};

        CHECK(advisories.save(reread).arrival == Arrival::revised);
        CHECK(advisories.find("A-1")->parser == "jpcert_alert 2");
    }

    TEST_CASE("a newer notice becomes current, and the older stays")
    {
        auto db = Database::in_memory();
        AdvisoryStore advisories{db};
        advisories.save(dated(db, "2026-11-01", "", "first"));

        const auto saved = advisories.save(dated(db, "2026-11-01", "2026-11-05", "second"));

        CHECK(saved.arrival == Arrival::revised);
        CHECK(advisories.find("A-1")->text == "second");
        CHECK(advisories.find("A-1")->revision_number == 2);
        const auto revisions = advisories.revisions_of("A-1");
        REQUIRE(revisions.size() == 2);
        CHECK(revisions[0].text == "first");
        CHECK(revisions[1].text == "second");
        CHECK(advisories.count() == 1);
    }

    TEST_CASE("of many revisions the first and the last are read, and the others counted")
    {
        auto db = Database::in_memory();
        AdvisoryStore advisories{db};
        for (const auto* text : {"first", "second", "third", "fourth"})
            advisories.save(dated(db, "2026-11-01", "", text));
        const auto current = advisories.find("A-1");

        const auto two = advisories.revisions_beside(*current, 2);
        const auto all = advisories.revisions_beside(*current, 9);

        REQUIRE(two.revisions.size() == 2);
        CHECK(two.revisions[0].text == "first");
        CHECK(two.revisions[1].text == "third");
        CHECK(two.left_out == 1);
        CHECK(all.revisions.size() == 3);
        CHECK(all.left_out == 0);
    }

    TEST_CASE("a late mail is kept and does not become current")
    {
        auto db = Database::in_memory();
        AdvisoryStore advisories{db};
        advisories.save(dated(db, "2026-11-01", "2026-11-05", "second"));

        const auto late = advisories.save(dated(db, "2026-11-01", "", "first"));

        CHECK(late.arrival == Arrival::outdated);
        CHECK(advisories.find("A-1")->text == "second");
        CHECK(advisories.revisions_of("A-1").size() == 2);
    }

    TEST_CASE("of two notices of one day the later to arrive is current, and a replay is not")
    {
        auto db = Database::in_memory();
        AdvisoryStore advisories{db};

        CHECK(advisories.save(dated(db, "2026-11-01", "", "first")).arrival == Arrival::added);
        CHECK(advisories.save(dated(db, "2026-11-01", "", "second")).arrival == Arrival::revised);
        CHECK(advisories.save(dated(db, "2026-11-01", "", "first")).arrival ==
              Arrival::already_known);
        CHECK(advisories.find("A-1")->text == "second");
    }

    TEST_CASE("a notice without a date is as old as its arrival")
    {
        auto db = Database::in_memory();
        AdvisoryStore advisories{db};
        advisories.save(dated(db, "2026-11-01", "", "dated"));

        CHECK(advisories.save(dated(db, "", "", "undated")).arrival == Arrival::revised);
    }

    TEST_CASE("a date in the future does not keep later notices from becoming current")
    {
        auto db = Database::in_memory();
        AdvisoryStore advisories{db};
        advisories.save(dated(db, "2099-01-01", "", "forged"));

        auto later = dated(db, "2026-11-01", "2026-11-23", "genuine");
        later.received_at = at("2026-11-23");

        CHECK(advisories.save(later).arrival == Arrival::revised);
        CHECK(advisories.find("A-1")->text == "genuine");
    }

    TEST_CASE("a list holds current revisions without their texts, the last to arrive first")
    {
        auto db = Database::in_memory();
        AdvisoryStore advisories{db};
        auto first = make_notice(db, "A-1", "a");
        first.received_at = at("2026-11-20");
        auto second = make_notice(db, "A-2", "b");
        second.received_at = at("2026-11-22");
        auto third = make_notice(db, "A-3", "c");
        third.received_at = at("2026-11-21");
        auto update = make_notice(db, "A-1", "d");
        update.advisory.title = "Update";
        update.received_at = at("2026-11-23");
        for (const auto& notice : {first, second, third, update})
            advisories.save(notice);

        const auto all = advisories.list({});

        CHECK(ids_of(all) == std::vector<std::string>{"A-1", "A-2", "A-3"});
        CHECK(all[0].advisory.title == "Update");
        CHECK(all[0].advisory.items.size() == 1);
        CHECK(all[0].text.empty());

        AdvisoryQuery recent;
        recent.since = at("2026-11-22");
        CHECK(ids_of(advisories.list(recent)) == std::vector<std::string>{"A-1", "A-2"});
        AdvisoryQuery few;
        few.limit = 1;
        CHECK(ids_of(advisories.list(few)) == std::vector<std::string>{"A-1"});
    }

    TEST_CASE("words are looked for in id, title, text and CVEs, and all must be there")
    {
        auto db = Database::in_memory();
        AdvisoryStore advisories{db};
        auto pump = make_notice(db, "JPCERT-AT-2026-0001", "輸液ポンプの脆弱性 100% _Safe_ 'x'");
        pump.advisory.title = "Apache Log4j";
        pump.advisory.items[0].cves = {"CVE-2026-1111", "CVE-2026-2222"};
        advisories.save(pump);
        auto other = make_notice(db, "JVNVU#1", std::string{"before \0 behind", 15});
        other.advisory.items[0].cves = {"CVE-2026-3333"};
        advisories.save(other);

        struct Case {
            const char* words;
            std::vector<std::string> ids;
        };
        const std::vector<std::string> pump_only{"JPCERT-AT-2026-0001"};
        const std::vector<std::string> other_only{"JVNVU#1"};
        const Case cases[] = {
            {"2026-0001", pump_only},
            {"log4j", pump_only},
            {"LOG4J apache", pump_only},
            {"ポンプ", pump_only},
            {" 輸液\u3000脆弱性\t", pump_only},
            {"cve-2026-2222", pump_only},
            {"log4j cve-2026-1111 ポンプ jpcert", pump_only},
            {"log4j cve-2026-3333", {}},
            {"behind", other_only},
            {"100%", pump_only},
            {"_safe_", pump_only},
            {"%", pump_only},
            {"_", pump_only},
            {"'x'", pump_only},
            {"' OR 1=1 --", {}},
            {"\"", {}},
            {"*", {}},
            {"\\", {}},
            {"\xff", {}},
        };
        for (const auto& [words, ids] : cases) {
            CAPTURE(words);
            CHECK(ids_of(advisories.list(query_of(words))) == ids);
        }
        CHECK(advisories.list(query_of(" \u3000 ")).size() == 2);
    }

    TEST_CASE("a list is narrowed by source")
    {
        auto db = Database::in_memory();
        AdvisoryStore advisories{db};
        advisories.save(make_notice(db, "A-1"));
        auto ipa = make_notice(db, "A-2");
        ipa.advisory.source = Source::ipa;
        advisories.save(ipa);

        AdvisoryQuery query;
        query.source = Source::ipa;
        CHECK(ids_of(advisories.list(query)) == std::vector<std::string>{"A-2"});
        query.source = Source::jvn;
        CHECK(advisories.list(query).empty());
    }

    TEST_CASE("kinds are counted by the current revision")
    {
        auto db = Database::in_memory();
        AdvisoryStore advisories{db};
        auto unread = make_notice(db, "A-1");
        unread.advisory.kind = Kind::unknown;
        advisories.save(unread);
        advisories.save(make_notice(db, "A-2"));
        CHECK(advisories.count_of(Kind::unknown) == 1);

        advisories.save(make_notice(db, "A-1"));

        CHECK(advisories.count_of(Kind::unknown) == 0);
        CHECK(advisories.count_of(Kind::alert) == 2);
        CHECK(advisories.count() == 2);
    }

    TEST_CASE("a word that no program of ours has written is reported, not guessed")
    {
        auto db = Database::in_memory();
        AdvisoryStore advisories{db};
        advisories.save(make_notice(db, "A-1"));
        db.connection().execute("UPDATE advisory_revision SET kind = 'rumour'");

        CHECK_THROWS_WITH_AS(advisories.find("A-1"), doctest::Contains("\"rumour\""), StorageError);
    }
}

}  // namespace advisory::storage
