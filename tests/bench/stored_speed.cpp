#include "tests/bench/stored_speed.hpp"

#include <chrono>
#include <functional>

#include <fmt/format.h>

#include "ingest/evaluator.hpp"
#include "ingest/reevaluation.hpp"
#include "storage/advisory_store.hpp"
#include "storage/database.hpp"
#include "storage/inventory_store.hpp"
#include "storage/match_store.hpp"
#include "storage/message_store.hpp"

namespace advisory::bench {

namespace {

constexpr std::size_t stored_devices = 2'000;
constexpr std::size_t stored_notices = 10'000;
constexpr Time today{std::chrono::seconds{1'795'600'000}};

/// Seconds by the clock: what is stored waits for the disk.
double seconds_of(const std::function<void()>& run)
{
    const auto begin = std::chrono::steady_clock::now();
    run();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

void register_devices(storage::Database& db, const Catalogue& catalogue, std::size_t components)
{
    storage::InventoryStore store{db};
    storage::Transaction transaction{db};
    for (std::size_t number = 0; number < stored_devices; ++number) {
        auto device = catalogue.device(number, components / stored_devices);
        InventoryFile file;
        file.products.push_back(std::move(device.product));
        file.components = std::move(device.components);
        store.import(file,
                     {.name = fmt::format("device-{}.csv", number),
                      .sha256 = fmt::format("{:064}", number),
                      .bytes = "x",
                      .imported_at = today});
    }
    transaction.commit();
}

void store_notices(storage::Database& db, const Catalogue& catalogue)
{
    storage::MessageStore messages{db};
    storage::AdvisoryStore advisories{db};
    storage::Transaction transaction{db};
    for (std::size_t number = 0; number < stored_notices; ++number) {
        RawMail mail;
        mail.mailbox = "bench";
        mail.uid = static_cast<std::uint32_t>(number) + 1;
        mail.bytes = fmt::format("Subject: notice {}\r\n\r\n", number);
        const auto sha256 = fmt::format("{:064}", number);
        messages.save(mail, sha256, {}, today);

        storage::StoredAdvisory stored;
        stored.advisory = catalogue.notice(number);
        stored.message_sha256 = sha256;
        stored.parser = "bench";
        stored.received_at = today;
        advisories.save(stored);
    }
    transaction.commit();
}

ingest::Reevaluation::Progress evaluate_all(storage::Database& db, ingest::Evaluator& evaluator)
{
    ingest::Reevaluation reevaluation{db, evaluator, ingest::Reevaluation::Which::all};
    while (reevaluation.step()) {}
    return reevaluation.progress();
}

/// Adds live matches of the last notice until there are `wanted`.
void fill_up(storage::Database& db, std::size_t matches, std::size_t wanted)
{
    storage::AdvisoryStore advisories{db};
    storage::MatchStore store{db};
    const auto stored = advisories.find(fmt::format("BENCH-{:06}", stored_notices - 1));
    std::vector<Match> more;
    for (; matches < wanted; ++matches) {
        Match match;
        match.product = static_cast<std::int64_t>(matches % stored_devices) + 1;
        match.component = static_cast<std::int64_t>(matches) + 1;
        match.verdict = matches % 5 == 0 ? Verdict::affected : Verdict::not_affected;
        match.reasons = {Reason::id_exact, Reason::range_out};
        match.cves = {"CVE-2026-00001"};
        match.phrase = "kanito 1.2.3 より前のバージョン";
        match.vers = "vers:generic/<1.2.3";
        match.evidence.comparisons = {"1.2.4 > 1.2.3"};
        more.push_back(std::move(match));
    }
    storage::Transaction transaction{db};
    store.save({.revision = stored->revision,
                .snapshot = 1,
                .rules = "bench",
                .cause = {},
                .products = stored_devices,
                .components = wanted,
                .made_at = today},
               more);
    transaction.commit();
}

}  // namespace

std::vector<Figure> measure_store(const Catalogue& catalogue,
                                  std::size_t components,
                                  const std::filesystem::path& path)
{
    auto db = storage::Database::open(path, storage::Database::Access::read_write);
    std::vector<Figure> figures;
    const auto add = [&](const std::string& name, const std::function<void()>& run) {
        figures.push_back({name, seconds_of(run), "s"});
    };

    add(fmt::format("store: register {} components", components),
        [&] { register_devices(db, catalogue, components); });
    store_notices(db, catalogue);

    ingest::Evaluator evaluator{db, [] { return today; }};
    add("store: load the inventory", [&] { evaluator.inventory(); });
    ingest::Reevaluation::Progress first;
    add(fmt::format("store: {} advisories, first evaluation", stored_notices),
        [&] { first = evaluate_all(db, evaluator); });
    add(fmt::format("store: {} advisories evaluated again", stored_notices),
        [&] { evaluate_all(db, evaluator); });
    figures.push_back({"store: matches of these", static_cast<double>(first.matches), ""});

    fill_up(db, first.matches, components);
    return figures;
}

}  // namespace advisory::bench
