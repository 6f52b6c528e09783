#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "core/time.hpp"
#include "storage/database.hpp"
#include "storage/mailbox_store.hpp"

namespace advisory::storage {

/// How far the stored mails of a folder were flagged or moved on the server.
class TidyingStore {
public:
    /// Keeps a reference: `db` must outlive the store.
    explicit TidyingStore(Database& db) : db_{db} {}

    /// The UIDs up to the cursor, ascending, that are stored whole and were not tidied yet. A
    /// mail of which only the header was taken is not among them: it stays where it is.
    std::vector<std::uint32_t> untidied(std::string_view mailbox,
                                        std::string_view folder,
                                        Cursor cursor);

    /// Everything up to the cursor was tidied.
    void record(std::string_view mailbox, std::string_view folder, Cursor cursor);

    /// The server did not do it. The mails are stored all the same.
    void record_failure(std::string_view mailbox,
                        std::string_view folder,
                        const Error& error,
                        Time when);

    /// The folders whose last tidying failed.
    struct Failing {
        std::string mailbox;
        std::string folder;
        Time since{};
        std::string error;
        std::string remedy;
    };
    std::vector<Failing> failing();

private:
    Database& db_;
};

}  // namespace advisory::storage
