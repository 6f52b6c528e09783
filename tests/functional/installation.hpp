#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tests/functional/program.hpp"
#include "tests/support/files.hpp"

namespace advisory::test {

/// advisoryd and advisoryctl as on a server, in a folder of their own: configuration, store,
/// alert log, passwords.
class Installation {
public:
    struct Mailbox {
        std::string name = "psirt";
        std::string url{};
        std::string user = "psirt";
        std::string password = "correct horse";
        std::string ca_file{};
        std::vector<std::string> folders = {"INBOX"};
        std::string poll_interval = "1s";
        std::string login{};  ///< Lines of the configuration in the place of the password's.
    };

    /// Writes the configuration.
    explicit Installation(const std::vector<Mailbox>& mailboxes);

    /// Starts advisoryd with these options behind --config.
    std::unique_ptr<Program> start_daemon(std::vector<std::string> options = {},
                                          std::vector<std::string> environment = {});

    /// Writes the configuration anew, with `more` behind the mailboxes.
    void configure(const std::vector<Mailbox>& mailboxes, std::string_view more = {});

    /// Runs `advisoryd --once` to its end.
    struct Ended {
        int status = -1;
        std::string out;
        std::string err;
    };
    Ended run_once();

    /// Runs advisoryctl to its end.
    Ended ctl(std::vector<std::string> arguments);

    /// Registers one product, MON 1.0, with OpenSSL 3.0.6 in it.
    void register_inventory();

    [[nodiscard]] const std::filesystem::path& folder() const { return folder_.path(); }
    [[nodiscard]] std::filesystem::path config() const { return folder() / "advisoryd.toml"; }
    [[nodiscard]] std::filesystem::path alert_log() const { return folder() / "alerts.jsonl"; }

    /// The lines of the alert log; none while it does not exist.
    [[nodiscard]] std::vector<std::string> alerts() const;

private:
    Ended run(std::vector<std::string> arguments);

    TemporaryFolder folder_;
    int runs_ = 0;
};

/// A synthetic JPCERT/CC alert on OpenSSL 3.0 before `fixed`, with this number.
std::string openssl_notice(std::string_view number, std::string_view fixed);

/// A synthetic mail that no parser knows.
std::string newsletter(std::string_view subject);

}  // namespace advisory::test
