#include "config/maildir_section.hpp"

#include <algorithm>
#include <set>
#include <system_error>

#include <unistd.h>

#include "config/common_keys.hpp"
#include "core/mail.hpp"
#include "language/say.hpp"

namespace advisory::config {

namespace {

namespace fs = std::filesystem;

bool is_on_one_line(std::string_view text)
{
    return !text.empty() && !has_control_character(text);
}

/// A folder's name must not lead out of the Maildir.
bool is_maildir_folder_name(std::string_view name)
{
    if (!is_on_one_line(name))
        return false;

    while (true) {
        const auto end = std::min(name.find('/'), name.size());
        const auto part = name.substr(0, end);
        if (part.empty() || part == "." || part == "..")
            return false;
        if (end == name.size())
            return true;
        name.remove_prefix(end + 1);
    }
}

std::optional<Placed<std::string>> read_line(Section& section, const std::string& key)
{
    auto text = section.text(key);
    if (!text || is_on_one_line(text->value))
        return text;

    section.complain(text->place, say("`{}` is empty or has control characters in it", key));
    return std::nullopt;
}

void read_collection(Section& section, Maildir& maildir)
{
    constexpr FolderNames names{.is_name = is_maildir_folder_name,
                                .hint = mark(R"(as in folders = ["INBOX", "JPCERT", "Lists/IPA"])"),
                                .hint_if_absent = mark("INBOX, the Maildir itself")};

    if (auto folders = read_folders(section, names))
        maildir.folders = *std::move(folders);
    if (const auto interval = read_poll_interval(section))
        maildir.poll_interval = *interval;
    if (const auto limit = read_mail_limit(section))
        maildir.max_mail_bytes = *limit;
}

Maildir read_maildir(Section& section, const fs::path& folder)
{
    Maildir maildir;
    maildir.place = section.place();

    section.require("name", say(R"(a name of your choice, as in name = "local")"));
    section.require("path", say(R"(as in path = "/var/mail/psirt/Maildir")"));

    if (auto name = read_line(section, "name")) {
        if (name->value == back_fill_mailbox)
            section.complain(name->place,
                             say("a Maildir cannot be named \"{}\"", back_fill_mailbox),
                             say("receipts of `advisoryctl ingest` have this name"));
        maildir.name = std::move(name->value);
    }
    if (const auto path = read_line(section, "path")) {
        maildir.path = (folder / path->value).lexically_normal();
        maildir.path_place = path->place;
    }
    read_collection(section, maildir);

    section.report_unknown_keys();
    return maildir;
}

bool is_readable_folder(const fs::path& folder)
{
    std::error_code ignored;  // No answer is as good as no.
    return fs::is_directory(folder, ignored) && ::access(folder.c_str(), R_OK | X_OK) == 0;
}

/// Why the Maildir itself cannot be read; empty when it can.
std::string obstacle_of(const fs::path& maildir)
{
    std::error_code ignored;
    if (!fs::is_directory(maildir, ignored))
        return say("there is no Maildir at {}", maildir.string());
    for (const auto* const part : {"cur", "new"}) {
        const auto folder = maildir / part;
        if (!is_readable_folder(folder))
            return say("{} is no folder that can be read", folder.string());
    }
    return {};
}

}  // namespace

void read_maildirs(Section& top,
                   const fs::path& folder,
                   Configuration& configuration,
                   Problems& problems)
{
    std::set<std::string> names;
    for (const auto& mailbox : configuration.mailboxes)
        names.insert(mailbox.name);

    for (auto& section : top.tables("maildir")) {
        auto maildir = read_maildir(section, folder);
        if (!maildir.name.empty() && !names.insert(maildir.name).second)
            problems.add(maildir.place,
                         say("another mailbox is named \"{}\", as is this Maildir", maildir.name),
                         say("every [[mailbox]] and [[maildir]] has a name of its own"));
        configuration.maildirs.push_back(std::move(maildir));
    }
}

void check_maildirs(const Configuration& configuration, std::vector<Problem>& problems)
{
    for (const auto& maildir : configuration.maildirs) {
        // Folders below come and go with their user; the Maildir itself is a promise.
        const bool reads_itself = std::ranges::count(maildir.folders, "INBOX") > 0;
        auto obstacle = reads_itself ? obstacle_of(maildir.path)
                        : is_readable_folder(maildir.path)
                            ? std::string{}
                            : say("{} cannot be read", maildir.path.string());
        if (!obstacle.empty())
            problems.push_back(
                {configuration.file,
                 maildir.path_place,
                 std::move(obstacle),
                 say("create it, or give the user that advisoryd runs as the right to "
                     "read it")});
    }
}

}  // namespace advisory::config
