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

/// Mails that a server did not give when they were asked for, and how often in a row.
class RefusedMailStore {
public:
    /// Keeps a reference: `db` must outlive the store.
    explicit RefusedMailStore(Database& db) : db_{db} {}

    /// How a mail was not given: no was said; the server broke the protocol, and with it the
    /// session; or the session ended while it was waited for, which a bad line does as well.
    enum class Cause { refused, breach, cut };

    /// One of the mails from `first_uid` to `last_uid` could not be read.
    struct Failure {
        std::uint32_t uid_validity = 0;
        std::uint32_t first_uid = 0;
        std::uint32_t last_uid = 0;
        Cause cause = Cause::refused;
    };
    void record(std::string_view mailbox,
                std::string_view folder,
                const Failure& failure,
                const Error& error,
                Time when);

    /// What failed behind the cursor in the folder as it was numbered at the last failure.
    struct Known {
        std::uint32_t uid_validity = 0;
        std::uint32_t last_uid = 0;              ///< The last of all that failed; 0: none did.
        std::vector<std::uint32_t> refused;      ///< Failed alone, `patience` times or more.
        std::vector<std::uint32_t> unannounced;  ///< Likewise, and ended the session.
        std::vector<std::uint32_t> unasked;      ///< Their header has failed `patience` times, too.
    };
    Known known(std::string_view mailbox, std::string_view folder, Cursor cursor);

    /// Failures of one mail until it is not waited for any longer.
    static constexpr int patience = 3;

    /// Likewise where it may have been the line.
    static constexpr int patience_with_lines = 10;

    /// Sessions that ended at the same mails until these are asked for one by one.
    static constexpr int cuts_of_a_batch = 2;

    /// A mail that was passed by.
    struct SetAside {
        std::string mailbox;
        std::string folder;
        std::uint32_t uid_validity = 0;
        std::uint32_t uid = 0;
        Time when{};
        std::string advisory_id;  ///< How it is listed.
        std::string error;
    };
    /// The mail is kept by what the server gives of it. Belongs in the transaction that moves the
    /// cursor past it. `place` has its UID.
    SetAside set_aside(std::string_view mailbox,
                       std::string_view folder,
                       Cursor place,
                       std::string_view advisory_id,
                       Time when);

    /// What failed up to the cursor and was not set aside was read in the end.
    void forget_read(std::string_view mailbox, std::string_view folder, Cursor cursor);

    /// All of them, oldest first.
    std::vector<SetAside> all_set_aside();

private:
    Database& db_;
};

}  // namespace advisory::storage
