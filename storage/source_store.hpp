#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/mail_source.hpp"
#include "core/time.hpp"
#include "storage/database.hpp"

namespace advisory::storage {

/// A time in which a source did not speak though it was expected to.
struct Silence {
    std::int64_t row = 0;
    Time since{};  ///< Its last mail before, or when it began to be watched.
    Time raised_at{};
};

/// A source as it stands now.
struct WatchedSource {
    std::string name;
    std::chrono::seconds expected_every{};
    Numbering numbers = Numbering::none;
    Holidays holidays = Holidays::none;
    Time watched_since{};
    std::optional<Time> watched_until;  ///< It is configured no more since then.
    std::optional<Time> last_mail;      ///< When the server took it in.
    std::optional<Silence> silence;     ///< The one that lasts.

    /// From when on its silence counts.
    [[nodiscard]] Time last_heard() const
    {
        return last_mail && *last_mail > watched_since ? *last_mail : watched_since;
    }
};

/// Who is expected to speak, when each was heard last, and when it was silent.
class SourceStore {
public:
    /// Keeps a reference: `db` must outlive the store.
    explicit SourceStore(Database& db);

    /// Watches the source from `now` on, or goes on with it by what is configured today. One
    /// that was not watched for a while begins anew.
    void watch(const MailSource& source, Time now);

    /// Watches it no more. What is open about it is ended by others.
    void forget(std::string_view name, Time now);

    /// Every source that was ever watched, by name.
    std::vector<WatchedSource> list();

    /// Nothing for one that was never watched.
    std::optional<WatchedSource> find(std::string_view name);

    /// A mail of the source came at `when`. Earlier ones than the last change nothing.
    void heard(std::string_view name, Time when);

    /// `since` as in Silence. Answers its row.
    std::int64_t begin_silence(std::string_view name, Time since, Time now);
    void end_silence(std::int64_t row, std::string_view by, Time now);

private:
    Database& db_;
};

}  // namespace advisory::storage
