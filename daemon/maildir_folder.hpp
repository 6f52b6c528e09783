#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <dirent.h>

#include "core/mail.hpp"
#include "core/result.hpp"
#include "storage/maildir_store.hpp"

namespace advisory::daemon {

/// Where the folder `name` of the Maildir `root` is: "INBOX" is the Maildir itself, "Lists/IPA"
/// is ".Lists.IPA" in it (Maildir++), in UTF-8 or as IMAP writes names (modified UTF-7), or
/// the folder of that name as some programs lay them out. When none is there, the first.
std::filesystem::path maildir_folder_path(const std::filesystem::path& root, std::string_view name);

/// What stands before ":2," and the flags: the part that stays when a mail is moved from `new`
/// to `cur` or marked.
std::string_view maildir_base_name(std::string_view file);

/// One of the two places of a folder that mails stand in. Nothing in it is ever changed.
class MaildirPart {
public:
    /// Opens `new` or `cur` for reading. Fails with Errc::not_found or Errc::refused, and names
    /// the path.
    static Result<MaildirPart> open(const std::filesystem::path& path);

    MaildirPart(MaildirPart&& other) noexcept;
    MaildirPart& operator=(MaildirPart&&) = delete;
    ~MaildirPart();

    /// The next `most` names of files, in no order; none after the last. Names that begin with
    /// a dot are no mails. Fails with Errc::io.
    Result<std::vector<std::string>> next_names(std::size_t most);

    /// What a file is before it is read.
    struct Look {
        enum class Kind { mail, vanished, empty, no_file, unreadable };

        Kind kind = Kind::vanished;
        storage::MaildirFile file;  ///< Of a mail.
        std::string reason;         ///< Why it is no mail, or cannot be looked at.
    };

    /// Symbolic links are not followed: one may lead to any file of the machine.
    [[nodiscard]] Look look_at(const std::string& name) const;

    /// A mail with the facts of the very bytes.
    struct Read {
        Look look;
        RawMail mail;  ///< Its bytes, size and time only. Of a mail over the limit the header.
    };

    /// Reads a file whole, or up to the end of its header when it is larger than `limit` bytes.
    [[nodiscard]] Read read(const std::string& name, std::uint64_t limit) const;

private:
    explicit MaildirPart(DIR* folder) : folder_{folder} {}

    DIR* folder_;
};

}  // namespace advisory::daemon
