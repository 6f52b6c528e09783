#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace advisory::test {

/// What a store holds of the mails, read past the daemon's own code, so that a fault in it cannot
/// hide itself.
struct Kept {
    std::vector<std::string> hashes;          ///< SHA-256 in hexadecimal digits, in order.
    std::size_t wrong_hashes = 0;             ///< Mails whose bytes have another SHA-256.
    std::vector<std::string> receipts;        ///< "mailbox uid hash", in order.
    std::map<std::string, std::int64_t> uid;  ///< The cursor of each mailbox's INBOX.
    std::string integrity;                    ///< "ok", or what SQLite finds broken.
};

/// Throws when the store cannot be read.
Kept read_store(const std::filesystem::path& store);

}  // namespace advisory::test
