#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/advisory.hpp"
#include "core/mail.hpp"
#include "core/time.hpp"
#include "storage/database.hpp"

namespace advisory::storage {

/// Whether a save met the thing for the first time.
enum class Saved { added, already_known };

struct SavedMessage {
    std::int64_t row = 0;
    Saved saved = Saved::added;
};

/// The original bytes of every mail, addressed by their SHA-256, and a receipt for
/// every place that a mail was seen in. Nothing is ever overwritten or removed.
class MessageStore {
public:
    /// Keeps a reference: `db` must outlive the store.
    explicit MessageStore(Database& db);

    /// Keeps the bytes unless the same are there, and a receipt unless the same place
    /// (mailbox, folder, UIDVALIDITY, UID) has one for the same bytes. `saved` speaks
    /// of the bytes.
    SavedMessage save(const RawMail& mail,
                      std::string_view sha256,
                      const Authenticity& authenticity,
                      Time received_at);

    /// True when these bytes have a receipt for just this place, and were thus taken before.
    [[nodiscard]] bool has_receipt(const RawMail& mail, std::string_view sha256);

    /// The bytes as the server held them; nothing for an unknown hash.
    std::optional<std::string> bytes_of(std::string_view sha256);

    [[nodiscard]] std::int64_t count();

    /// Mails over the size limit, of which only the header was kept; not those that a server
    /// refused (RefusedMailStore).
    [[nodiscard]] std::int64_t count_cut();

private:
    Database& db_;
};

}  // namespace advisory::storage
