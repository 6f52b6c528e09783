#pragma once

#include <algorithm>
#include <cstddef>
#include <exception>
#include <functional>
#include <list>
#include <memory>
#include <utility>
#include <vector>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

namespace advisory::daemon {

/// What a new configuration came to.
struct RosterChange {
    std::size_t begun = 0;
    std::size_t ended = 0;
    std::size_t left_alone = 0;
};

/// What runs by a configuration that may change: one `Part` for each `Settings`.
///
/// A change leaves what is configured as before alone. What is configured no more or otherwise is
/// asked to finish what it is at, and its successor of the same name begins when it has ended, so
/// that no two of one name run at once. `Settings` has `name` and ==. `Part` has
/// `awaitable<void> run()`, `finish()`, which ends it when it is at rest, and `stop()`, which
/// ends it soon. For the loop's thread. What a part throws comes out of the loop.
template <class Settings, class Part>
class Roster {
public:
    using Make = std::function<std::unique_ptr<Part>(const Settings&)>;

    /// Keeps a reference: `loop` must outlive the roster.
    Roster(boost::asio::io_context& loop, Make make) : loop_{loop}, make_{std::move(make)} {}
    Roster(const Roster&) = delete;
    Roster& operator=(const Roster&) = delete;

    /// Has these, and no others. Before `run`, nothing begins yet.
    RosterChange configure(std::vector<Settings> wanted)
    {
        RosterChange change;
        for (auto& entry : entries_) {
            const auto same = std::ranges::find(wanted, entry.settings);
            if (!entry.is_ending && same != wanted.end()) {
                wanted.erase(same);
                ++change.left_alone;
            } else if (!entry.is_ending) {
                entry.is_ending = true;
                entry.part->finish();
                ++change.ended;
            }
        }
        if (!is_running_)
            entries_.remove_if([](const Entry& entry) { return entry.is_ending; });

        change.begun = wanted.size();
        waiting_ = std::move(wanted);
        begin_waiting();
        return change;
    }

    /// Runs all that is configured, now and later, until `stop`.
    void run()
    {
        is_running_ = true;
        for (auto& entry : entries_)
            begin(entry);
    }

    void stop()
    {
        is_stopping_ = true;
        waiting_.clear();
        for (auto& entry : entries_)
            entry.part->stop();
    }

    [[nodiscard]] std::vector<Part*> parts()
    {
        std::vector<Part*> parts;
        for (auto& entry : entries_)
            parts.push_back(entry.part.get());
        return parts;
    }

private:
    struct Entry {
        Settings settings;
        std::unique_ptr<Part> part;
        bool is_ending = false;
    };

    void begin_waiting()
    {
        for (auto next = waiting_.begin(); next != waiting_.end();) {
            const bool is_held = std::ranges::any_of(entries_, [&](const Entry& entry) {
                return entry.settings.name == next->name;
            });
            if (is_held) {
                ++next;
                continue;
            }
            auto part = make_(*next);
            auto& entry = entries_.emplace_back(std::move(*next), std::move(part));
            next = waiting_.erase(next);
            if (is_running_)
                begin(entry);
        }
    }

    void begin(Entry& entry)
    {
        boost::asio::co_spawn(
            loop_,
            entry.part->run(),
            [this, &entry](const std::exception_ptr& failure) {
                if (failure)
                    std::rethrow_exception(failure);
                if (is_stopping_ || !entry.is_ending)
                    return;
                entries_.remove_if([&entry](const Entry& other) { return &other == &entry; });
                begin_waiting();
            });
    }

    boost::asio::io_context& loop_;
    Make make_;
    std::list<Entry> entries_;       ///< Addresses stay.
    std::vector<Settings> waiting_;  ///< For one of the same name to end.
    bool is_running_ = false;
    bool is_stopping_ = false;
};

}  // namespace advisory::daemon
