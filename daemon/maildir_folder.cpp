#include "daemon/maildir_folder.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "language/say.hpp"
#include "text/charset.hpp"

namespace advisory::daemon {

namespace {

namespace fs = std::filesystem;

using Kind = MaildirPart::Look::Kind;

std::string message_of(int failure)
{
    return said(std::generic_category().message(failure));
}

/// A file descriptor that closes itself.
class OpenFile {
public:
    explicit OpenFile(int descriptor) : descriptor_{descriptor} {}
    ~OpenFile()
    {
        if (descriptor_ >= 0)
            ::close(descriptor_);
    }
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;

    [[nodiscard]] int get() const { return descriptor_; }

private:
    int descriptor_;
};

storage::MaildirFile facts_of(std::string_view name, const struct stat& status)
{
    constexpr std::int64_t nanoseconds = 1'000'000'000;
    return {
        .name = std::string{maildir_base_name(name)},
        .size = static_cast<std::uint64_t>(status.st_size),
        .modified = std::int64_t{status.st_mtim.tv_sec} * nanoseconds + status.st_mtim.tv_nsec,
    };
}

MaildirPart::Look look_of(std::string_view name, const struct stat& status)
{
    if (S_ISLNK(status.st_mode))
        return {.kind = Kind::no_file, .file = {}, .reason = say("is a symbolic link")};
    if (S_ISDIR(status.st_mode))
        return {.kind = Kind::no_file, .file = {}, .reason = say("is a folder")};
    if (!S_ISREG(status.st_mode))
        return {.kind = Kind::no_file, .file = {}, .reason = say("is no regular file")};

    const auto kind = status.st_size == 0 ? Kind::empty : Kind::mail;
    return {.kind = kind, .file = facts_of(name, status), .reason = say("is empty")};
}

MaildirPart::Look look_of_failure(int failure)
{
    if (failure == ENOENT || failure == ESTALE)
        return {.kind = Kind::vanished, .file = {}, .reason = {}};
    if (failure == ELOOP || failure == ENXIO)
        return {.kind = Kind::no_file, .file = {}, .reason = say("is no regular file")};
    return {.kind = Kind::unreadable, .file = {}, .reason = message_of(failure)};
}

/// The end of the header, with the empty line, when it stands in `bytes` behind `from`.
std::optional<std::size_t> header_end(std::string_view bytes, std::size_t from)
{
    for (auto at = bytes.find('\n', from); at != std::string_view::npos;
         at = bytes.find('\n', at + 1)) {
        const auto rest = bytes.substr(at + 1);
        if (rest.starts_with('\n'))
            return at + 2;
        if (rest.starts_with("\r\n"))
            return at + 3;
    }
    return std::nullopt;
}

/// Appends up to `most` bytes. Answers errno, or 0 at the end of the file and at `most`.
int append(int file, std::string& bytes, std::size_t most)
{
    const auto begin = bytes.size();
    bytes.resize(begin + most);
    auto end = begin;
    int failure = 0;

    while (end < bytes.size()) {
        const auto count = ::read(file, bytes.data() + end, bytes.size() - end);
        if (count < 0 && errno == EINTR)
            continue;
        failure = count < 0 ? errno : 0;
        if (count <= 0)
            break;
        end += static_cast<std::size_t>(count);
    }
    bytes.resize(end);
    return failure;
}

/// Reads on until the header has ended; a file that is all header stops at the limit.
int read_header(int file, std::string& bytes, std::size_t limit)
{
    constexpr std::size_t piece = 65536;
    while (bytes.size() < limit) {
        const auto begin = bytes.size();
        if (const int failure = append(file, bytes, std::min(piece, limit - begin)); failure != 0)
            return failure;
        if (bytes.size() == begin)
            return 0;

        // The line end before the new bytes may be the first half of the empty line.
        if (const auto end = header_end(bytes, begin - std::min<std::size_t>(begin, 2))) {
            bytes.resize(*end);
            return 0;
        }
    }
    return 0;
}

}  // namespace

fs::path maildir_folder_path(const fs::path& root, std::string_view name)
{
    if (name == "INBOX")
        return root;

    std::string dotted{name};
    std::ranges::replace(dotted, '/', '.');
    if (!dotted.starts_with('.'))
        dotted.insert(0, ".");

    const std::array candidates{
        root / dotted,
        root / text::to_imap_utf7(dotted),
        root / name,
        root / text::to_imap_utf7(name),
    };
    std::error_code ignored;  // What cannot be looked at is reported when it is opened.
    const auto there = std::ranges::find_if(candidates, [&](const fs::path& candidate) {
        return fs::is_directory(candidate / "cur", ignored);
    });
    return there == candidates.end() ? candidates.front() : *there;
}

std::string_view maildir_base_name(std::string_view file)
{
    return file.substr(0, std::min(file.find(':'), file.size()));
}

Result<MaildirPart> MaildirPart::open(const fs::path& path)
{
    DIR* const folder = ::opendir(path.c_str());
    if (folder != nullptr)
        return MaildirPart{folder};

    const int failure = errno;
    const bool is_missing = failure == ENOENT || failure == ENOTDIR;
    return Failure{is_missing ? Errc::not_found : Errc::refused,
                   fmt::format("{}: {}", path.string(), message_of(failure)),
                   is_missing ? say("a Maildir has the folders cur and new; it is looked for again")
                              : say("give the user that advisoryd runs as the right to read it")};
}

MaildirPart::MaildirPart(MaildirPart&& other) noexcept
    : folder_{std::exchange(other.folder_, nullptr)}
{}

MaildirPart::~MaildirPart()
{
    if (folder_ != nullptr)
        ::closedir(folder_);
}

Result<std::vector<std::string>> MaildirPart::next_names(std::size_t most)
{
    std::vector<std::string> names;
    while (names.size() < most) {
        errno = 0;
        const auto* const entry = ::readdir(folder_);
        if (entry == nullptr && errno != 0)
            return Failure{Errc::io, say("the folder cannot be listed: {}", message_of(errno))};
        if (entry == nullptr)
            break;
        if (entry->d_name[0] != '.')
            names.emplace_back(entry->d_name);
    }
    return names;
}

MaildirPart::Look MaildirPart::look_at(const std::string& name) const
{
    struct stat status{};
    if (::fstatat(::dirfd(folder_), name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0)
        return look_of_failure(errno);
    return look_of(name, status);
}

MaildirPart::Read MaildirPart::read(const std::string& name, std::uint64_t limit) const
{
    // O_NONBLOCK: a FIFO that took the place of the file must not stop the loop.
    constexpr int flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC;
    const OpenFile file{::openat(::dirfd(folder_), name.c_str(), flags)};
    struct stat status{};
    if (file.get() < 0 || ::fstat(file.get(), &status) != 0)
        return {.look = look_of_failure(errno), .mail = {}};

    Read read{.look = look_of(name, status), .mail = {}};
    if (read.look.kind != Kind::mail)
        return read;

    auto& mail = read.mail;
    mail.size = read.look.file.size;
    mail.is_complete = mail.size <= limit;
    mail.internal_date = Time{std::chrono::seconds{status.st_mtim.tv_sec}};
    // The facts are older than the bytes: a file that still grows is another one the next time.
    const int failure = mail.is_complete
                            ? append(file.get(), mail.bytes, static_cast<std::size_t>(mail.size))
                            : read_header(file.get(), mail.bytes, static_cast<std::size_t>(limit));
    if (failure != 0)
        read.look = look_of_failure(failure);
    return read;
}

}  // namespace advisory::daemon
