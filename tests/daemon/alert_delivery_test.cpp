#include "daemon/alert_delivery.hpp"

#include <chrono>
#include <filesystem>
#include <optional>

#include "tests/support/files.hpp"
#include "tests/support/printers.hpp"

namespace advisory::daemon {

namespace {

class FakeSink : public AlertSink {
public:
    explicit FakeSink(std::string name) : name_{std::move(name)} {}

    [[nodiscard]] std::string_view name() const override { return name_; }

    Result<void> deliver(std::span<const Alert> alerts) override
    {
        if (is_down)
            return Failure{Errc::io, "sink is down"};
        for (const auto& alert : alerts)
            delivered.push_back(alert.alert_id);
        return {};
    }

    bool is_down = false;
    std::vector<std::string> delivered;

private:
    std::string name_;
};

struct AlertDeliveryBench {
    void add(std::string_view id)
    {
        Alert alert;
        alert.alert_id = id;
        alert.event = "alert.raised";
        alert.verdict = "review";
        outbox.add(alert);
    }

    Time now{std::chrono::seconds{1'790'000'000}};
    storage::Database db = storage::Database::in_memory();
    storage::Outbox outbox{db};
    FakeSink one{"one"};
    FakeSink two{"two"};
    AlertDelivery delivery{db, {&one, &two}, [this] { return now; }};
};

using Ids = std::vector<std::string>;

/// A store in a file, which another program may hold.
struct HeldBench : AlertDeliveryBench {
    HeldBench()
    {
        db = storage::Database::open(path, storage::Database::Access::read_write);
        db.wait_for_locks(std::chrono::milliseconds{1});
    }
    test::TemporaryFolder folder;
    std::filesystem::path path = folder.path() / "store.db";
};

}  // namespace

TEST_SUITE("alert delivery")
{
    TEST_CASE("while another program holds the store nothing is delivered, and once afterwards")
    {
        HeldBench bench;
        bench.add("AL-1");
        auto other = storage::Database::open(bench.path, storage::Database::Access::read_write);
        std::optional<storage::Transaction> import;
        import.emplace(other);

        CHECK(bench.delivery.drain() == AlertDelivery::Drained::some_wait);
        CHECK(bench.one.delivered.empty());
        import.reset();

        CHECK(bench.delivery.drain() == AlertDelivery::Drained::all);
        CHECK(bench.one.delivered == Ids{"AL-1"});
        CHECK(bench.two.delivered == Ids{"AL-1"});
    }

    TEST_CASE("every sink gets every alert once, in order")
    {
        AlertDeliveryBench bench;
        for (int number = 0; number < 250; ++number)
            bench.add("AL-" + std::to_string(number));

        CHECK(bench.delivery.drain() == AlertDelivery::Drained::all);
        CHECK(bench.delivery.drain() == AlertDelivery::Drained::all);

        REQUIRE(bench.one.delivered.size() == 250);
        CHECK(bench.one.delivered.front() == "AL-0");
        CHECK(bench.one.delivered.back() == "AL-249");
        CHECK(bench.two.delivered == bench.one.delivered);
    }

    TEST_CASE("a sink that is down keeps its alerts waiting and nobody else's")
    {
        AlertDeliveryBench bench;
        bench.add("AL-1");
        bench.one.is_down = true;

        CHECK(bench.delivery.drain() == AlertDelivery::Drained::some_wait);
        CHECK(bench.one.delivered.empty());
        CHECK(bench.two.delivered == Ids{"AL-1"});

        bench.one.is_down = false;
        bench.add("AL-2");
        CHECK(bench.delivery.drain() == AlertDelivery::Drained::all);
        CHECK(bench.one.delivered == Ids{"AL-1", "AL-2"});
        CHECK(bench.two.delivered == Ids{"AL-1", "AL-2"});
    }

    TEST_CASE("a failure is on record until a delivery succeeds")
    {
        AlertDeliveryBench bench;
        bench.add("AL-1");
        bench.one.is_down = true;
        bench.delivery.drain();

        const auto failing = bench.outbox.status({"one"});
        REQUIRE_FALSE(failing.empty());
        CHECK(failing.front().pending == 1);
        CHECK(failing.front().last_error == "sink is down");

        bench.one.is_down = false;
        bench.delivery.drain();
        const auto healed = bench.outbox.status({"one"});
        CHECK(healed.front().pending == 0);
        CHECK(healed.front().last_error.empty());
    }
}

}  // namespace advisory::daemon
