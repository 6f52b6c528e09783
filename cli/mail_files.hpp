#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/mail.hpp"

namespace advisory::cli {

/// What becomes of the files that are found.
struct MailFileReader {
    std::function<void(RawMail)> take;  ///< Called for each mail.
    std::function<void(const std::filesystem::path&, std::string_view reason)>
        refuse;                                                ///< Unreadable.
    std::function<void(const std::filesystem::path&)> skip;    ///< In a folder, and no mail.
    std::size_t largest_mail = std::size_t{32} * 1024 * 1024;  ///< Beyond: the header only.
};

/// Reads every mail below the paths, in the order given and by name within a folder.
///
/// A path is a raw mail, an mbox file, a Maildir (its cur and new are read, not its tmp),
/// or a folder of any of these to any depth. A file named by itself is a mail or an
/// mbox, whatever is in it; one found in a folder must end in .eml or look like one of
/// them. Symbolic links are followed, a folder is read once. Each mail says where it
/// stood: RawMail::folder is the absolute path, RawMail::uid counts the mails of a file.
void read_mail_files(const std::vector<std::string>& paths, const MailFileReader& reader);

}  // namespace advisory::cli
