#include "storage/source_store.hpp"

#include "tests/storage/rows.hpp"
#include "tests/support/printers.hpp"

namespace advisory::storage {

using test::at;

namespace {

MailSource make_source(std::string name, std::chrono::seconds every = std::chrono::days{9})
{
    MailSource source;
    source.name = std::move(name);
    source.expected_every = every;
    source.numbers = Numbering::jpcert_at;
    return source;
}

}  // namespace

TEST_SUITE("source store")
{
    TEST_CASE("a source is watched since it was configured first, by today's configuration")
    {
        auto db = Database::in_memory();
        SourceStore sources{db};

        sources.watch(make_source("jpcert"), at("2026-11-01"));
        sources.watch(make_source("jpcert", std::chrono::days{5}), at("2026-11-20"));

        const auto source = sources.find("jpcert");
        REQUIRE(source);
        CHECK(source->watched_since == at("2026-11-01"));
        CHECK(source->expected_every == std::chrono::days{5});
        CHECK(source->numbers == Numbering::jpcert_at);
        CHECK(source->holidays == Holidays::japan);
        CHECK(source->last_heard() == at("2026-11-01"));
        CHECK_FALSE(sources.find("ipa"));
    }

    TEST_CASE("a source that comes back begins anew")
    {
        auto db = Database::in_memory();
        SourceStore sources{db};
        sources.watch(make_source("jpcert"), at("2026-11-01"));
        sources.heard("jpcert", at("2026-11-02"));

        sources.forget("jpcert", at("2026-11-03"));
        CHECK(sources.find("jpcert")->watched_until == at("2026-11-03"));
        sources.watch(make_source("jpcert"), at("2026-11-20"));

        const auto source = sources.find("jpcert");
        CHECK_FALSE(source->watched_until);
        CHECK(source->last_heard() == at("2026-11-20"));
    }

    TEST_CASE("an old mail that is read late does not turn the clock back")
    {
        auto db = Database::in_memory();
        SourceStore sources{db};
        sources.watch(make_source("jpcert"), at("2026-11-01"));

        sources.heard("jpcert", at("2026-11-10"));
        sources.heard("jpcert", at("2026-11-05"));

        CHECK(sources.find("jpcert")->last_mail == at("2026-11-10"));
    }

    TEST_CASE("a silence lasts until it is ended, and there is one at a time")
    {
        auto db = Database::in_memory();
        SourceStore sources{db};
        sources.watch(make_source("jpcert"), at("2026-11-01"));

        const auto row = sources.begin_silence("jpcert", at("2026-11-01"), at("2026-11-11"));
        REQUIRE(sources.find("jpcert")->silence);
        CHECK(sources.find("jpcert")->silence->since == at("2026-11-01"));
        CHECK_THROWS_AS(sources.begin_silence("jpcert", at("2026-11-02"), at("2026-11-12")),
                        StorageError);

        sources.end_silence(row, "mail", at("2026-11-13"));
        CHECK_FALSE(sources.find("jpcert")->silence);
        sources.begin_silence("jpcert", at("2026-11-13"), at("2026-11-23"));
        CHECK(sources.find("jpcert")->silence->since == at("2026-11-13"));
    }
}

}  // namespace advisory::storage
