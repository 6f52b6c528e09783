#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "tests/bench/server_connection.hpp"
#include "tests/functional/installation.hpp"
#include "tests/support/dovecot/dovecot_server.hpp"

namespace advisory::bench {

/// A Dovecot with the mails that scripts/bench.d/make_mails.py made, in mailboxes of different
/// size, and a store in which the inventory is registered already.
class CollectionScene {
public:
    /// A mailbox that holds the first so many of the mails.
    struct Box {
        std::string user;
        std::size_t mails = 0;
    };

    /// `made` is the folder that make_mails.py wrote. Throws when a box asks for more mails than
    /// it holds.
    CollectionScene(const std::filesystem::path& made, const std::vector<Box>& boxes);

    [[nodiscard]] std::uint16_t port(Line line) const;

    /// An advisoryd that has not read anything, for these boxes over imaps, or over imap with
    /// STARTTLS.
    enum class Security { imaps, starttls };
    [[nodiscard]] std::unique_ptr<test::Installation> install(
        const std::vector<std::string>& users,
        Security security = Security::imaps) const;

    /// A folder for what a run leaves behind; emptied with each call.
    [[nodiscard]] std::filesystem::path fresh_folder() const;

    static constexpr std::string_view password = "correct horse";

private:
    void deliver(const std::filesystem::path& made, const Box& box);
    void register_inventory(const std::filesystem::path& made);

    test::DovecotServer server_;
    test::TemporaryFolder folder_;
};

/// How many mails a store has receipts for; none while it does not exist.
std::size_t receipts_in(const std::filesystem::path& store);

}  // namespace advisory::bench
