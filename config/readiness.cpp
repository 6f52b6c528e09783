#include "config/readiness.hpp"

#include <filesystem>
#include <string>
#include <system_error>

#include <fmt/format.h>

#include <unistd.h>

#include "config/maildir_section.hpp"
#include "config/secret.hpp"

namespace advisory::config {

namespace {

bool is_readable(const std::filesystem::path& file)
{
    std::error_code ignored;  // No answer is as good as no.
    return std::filesystem::is_regular_file(file, ignored) && ::access(file.c_str(), R_OK) == 0;
}

bool is_writable_folder(const std::filesystem::path& folder)
{
    std::error_code ignored;
    return std::filesystem::is_directory(folder, ignored) &&
           ::access(folder.c_str(), W_OK | X_OK) == 0;
}

}  // namespace

std::vector<Problem> check_for_daemon(const Configuration& configuration)
{
    std::vector<Problem> problems;
    const auto complain = [&](Place place, std::string message, std::string hint) {
        problems.push_back({configuration.file, place, std::move(message), std::move(hint)});
    };

    if (configuration.mailboxes.empty() && configuration.maildirs.empty())
        complain({},
                 "no mailbox is configured, so no notice would ever be read",
                 "add a [[mailbox]] or a [[maildir]] table");

    for (const auto& mailbox : configuration.mailboxes) {
        if (!mailbox.password_file.empty()) {
            const auto password = read_password_file(mailbox.password_file);
            if (!password)
                complain(mailbox.password_place, password.error().message, password.error().hint);
        }
        if (!mailbox.ca_file.empty() && !is_readable(mailbox.ca_file))
            complain(mailbox.ca_file_place,
                     fmt::format("CA file {} cannot be read", mailbox.ca_file.string()),
                     "name a file of PEM certificates, or leave `ca_file` out");
    }

    check_maildirs(configuration, problems);

    const auto folder = configuration.alert_log.parent_path();
    if (!configuration.alert_log.empty() && !is_writable_folder(folder))
        complain(configuration.alert_log_place,
                 fmt::format("alerts cannot be written to {}", folder.string()),
                 "create the folder and give it to the user that advisoryd runs as");
    return problems;
}

}  // namespace advisory::config
