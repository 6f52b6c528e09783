#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "core/mail.hpp"

namespace advisory::cli {

/// A file of many mails, as it was when it was opened.
struct MboxFile {
    std::filesystem::path path;
    std::uint64_t size = 0;     ///< Bytes.
    std::int64_t modified = 0;  ///< Nanoseconds since the epoch.
};

/// A mail of such a file.
struct MboxPlace {
    std::uint64_t position = 0;  ///< Where it begins, in bytes.
    std::uint32_t number = 1;    ///< In the file, from 1.
};

/// Of a mail that is larger the header is taken only.
inline constexpr std::size_t default_largest_mail = std::size_t{256} * 1024 * 1024;

/// What becomes of the files that are found. What is not given is not asked.
struct MailFileReader {
    std::function<void(RawMail)> take;  ///< Called for each mail.
    std::function<void(const std::filesystem::path&, std::string_view reason)>
        refuse;                                              ///< Unreadable.
    std::function<void(const std::filesystem::path&)> skip;  ///< In a folder, and no mail.
    std::size_t largest_mail = default_largest_mail;         ///< Beyond: the header only.

    /// Where to begin in an mbox file that was read in part; called before its first mail.
    std::function<MboxPlace(const MboxFile&)> begin_mbox{};
    std::function<void(const MboxPlace&)> reach{};    ///< Called before `take`.
    std::function<void(const MboxFile&)> end_mbox{};  ///< All of it was read.
    std::function<bool()> is_stopped{};               ///< Asked before each file and mail.
};

/// Reads every mail below the paths, in the order given and by name within a folder.
///
/// A path is a raw mail, an mbox file, a Maildir (its cur and new are read, not its tmp),
/// or a folder of any of these to any depth. A file named by itself is a mail or an
/// mbox, whatever is in it; one found in a folder must end in .eml or look like one of
/// them. Symbolic links are followed, a folder is read once. Each mail says where it
/// stood: RawMail::folder is the absolute path, RawMail::uid counts the mails of a file.
void read_mail_files(const std::vector<std::string>& paths, const MailFileReader& reader);

/// What RawMail::folder says of mails from standard input.
inline constexpr const char* piped_folder = "standard input";

/// Reads a mail, or the mails of an mbox, from a stream. Asks for the next mail only when the
/// last one was taken. Answers how many there were; blanks alone are none.
std::size_t read_mail_stream(std::istream& in, const MailFileReader& reader);

}  // namespace advisory::cli
