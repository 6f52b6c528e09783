#include "config/secret.hpp"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "config/open_file.hpp"
#include "language/say.hpp"

namespace advisory::config {

namespace {

/// Microsoft's refresh tokens have well over a thousand bytes.
constexpr std::size_t longest_secret = 4096;
constexpr std::size_t longest_token = std::size_t{16} * 1024;

struct Words {
    std::string_view file;
    std::string_view content;
    std::size_t longest;
};

Words words_of(SecretKind kind)
{
    switch (kind) {
        case SecretKind::client_secret:
            return {say("client secret file"), say("client secret"), longest_secret};
        case SecretKind::refresh_token:
            return {say("refresh token file"), say("refresh token"), longest_token};
        case SecretKind::webhook_secret:
            return {say("webhook secret file"), say("webhook secret"), longest_secret};
        case SecretKind::webhook_url:
            return {say("webhook URL file"), say("webhook URL"), longest_secret};
        default:
            return {say("password file"), say("password"), longest_secret};
    }
}

/// Where systemd keeps what LoadCredential= names (systemd.exec(5)).
constexpr std::string_view credentials_of_service = "/run/credentials/advisoryd.service";

bool is_credential(const std::filesystem::path& path)
{
    const char* const own = std::getenv("CREDENTIALS_DIRECTORY");
    return path.string().starts_with("/run/credentials/") ||
           (own != nullptr && path.parent_path() == own);
}

Failure unreadable(const std::filesystem::path& path, std::string_view what, int why)
{
    std::string remedy;
    if (is_credential(path))
        remedy = say(
            "`systemctl edit advisoryd` takes LoadCredential={}:FILE below [Service], where FILE "
            "holds the secret, and a restart brings it; nobody but the running service sees it "
            "there",
            path.filename().string());
    else if (why == ENOENT)
        remedy = say("make the file, readable for the user of advisoryd alone");
    else if (why == EACCES)
        remedy = say("make the file readable for the user of advisoryd");
    return {Errc::configuration,
            fmt::format("{} {}: {}", what, path.string(), said(std::strerror(why))),
            remedy};
}

/// Opens a file that must be closed to other users.
Result<OpenFile> open_private(const std::filesystem::path& path, std::string_view what)
{
    OpenFile file{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)};
    struct stat facts{};
    if (!file.is_open() || ::fstat(file.descriptor(), &facts) != 0)
        return unreadable(path, what, errno);

    if (!S_ISREG(facts.st_mode))
        return Failure{Errc::configuration, say("{} {} is no regular file", what, path.string())};
    if ((facts.st_mode & (S_IROTH | S_IWOTH)) != 0)
        return Failure{Errc::configuration,
                       say("{} {} is open to every user", what, path.string()),
                       say("chmod o= it")};
    return file;
}

/// Reads to the end of the file, or to more than `longest` bytes. Empty when that fails.
std::string read_up_to(const OpenFile& file, std::size_t longest)
{
    std::string text;
    std::array<char, 4096> buffer{};
    while (text.size() <= longest) {
        const auto count = ::read(file.descriptor(), buffer.data(), buffer.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return {};
        if (count == 0)
            break;
        text.append(buffer.data(), static_cast<std::size_t>(count));
    }
    return text;
}

bool write_all(const OpenFile& file, std::string_view text)
{
    while (!text.empty()) {
        const auto count = ::write(file.descriptor(), text.data(), text.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return false;
        text.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

/// A rename is on the disk once its folder is.
bool sync_folder(const std::filesystem::path& folder)
{
    const OpenFile file{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    return file.is_open() && ::fsync(file.descriptor()) == 0;
}

}  // namespace

std::optional<std::string> first_line(std::string_view text)
{
    auto line = text.substr(0, text.find('\n'));
    if (line.ends_with('\r'))
        line.remove_suffix(1);

    // A NUL would cut the password short in C interfaces, and the login would be refused
    // for no visible reason.
    if (line.empty() || line.find('\0') != std::string_view::npos)
        return std::nullopt;
    return std::string{line};
}

Result<std::string> read_secret_file(const std::filesystem::path& path, SecretKind kind)
{
    const auto words = words_of(kind);
    const auto file = open_private(path, words.file);
    if (!file)
        return std::unexpected{file.error()};

    const auto text = read_up_to(*file, words.longest);
    auto secret = first_line(text);
    if (!secret || text.size() > words.longest)
        return Failure{Errc::configuration,
                       say("{} {} holds no {}", words.file, path.string(), words.content),
                       say("it holds the {} alone, on its first line", words.content)};
    return *std::move(secret);
}

Result<void> replace_secret_file(const std::filesystem::path& path, std::string_view secret)
{
    // Where a link leads to, the link stays.
    std::error_code unresolved;
    auto target = std::filesystem::canonical(path, unresolved);
    if (unresolved)
        target = path;
    const auto draft = target.string() + ".new";
    const auto failed = [&] {
        const int why = errno;
        ::unlink(draft.c_str());
        return Failure{Errc::io,
                       say("{} cannot be replaced: {}", path.string(), said(std::strerror(why)))};
    };

    // What a crash left there is nobody's.
    ::unlink(draft.c_str());
    const OpenFile file{
        ::open(draft.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600)};
    if (!file.is_open() || !write_all(file, fmt::format("{}\n", secret)))
        return failed();
    if (::fsync(file.descriptor()) != 0)
        return failed();
    if (::rename(draft.c_str(), target.c_str()) != 0 || !sync_folder(target.parent_path()))
        return failed();
    return {};
}

Result<void> check_key_file(const std::filesystem::path& path)
{
    const auto file = open_private(path, say("client key"));
    if (!file)
        return std::unexpected{file.error()};
    return {};
}

Result<std::filesystem::path> credential_file(std::string_view name)
{
    const char* const named = std::getenv("CREDENTIALS_DIRECTORY");
    if (named != nullptr && *named == '/')
        return std::filesystem::path{named} / name;

    // By hand, what the running service has is meant.
    std::error_code ignored;  // No answer is as good as no.
    if (std::filesystem::is_directory(credentials_of_service, ignored))
        return std::filesystem::path{credentials_of_service} / name;
    return Failure{
        Errc::configuration,
        say("there is no credential {}: $CREDENTIALS_DIRECTORY is not set", name),
        say("put LoadCredential={}:FILE into the unit; outside of the running service set "
            "the variable",
            name)};
}

Result<std::optional<std::filesystem::path>> password_file_of(const Mailbox& mailbox)
{
    if (!mailbox.password_file.empty())
        return mailbox.password_file;
    if (mailbox.password_credential.empty())
        return std::nullopt;

    auto file = credential_file(mailbox.password_credential);
    if (!file)
        return std::unexpected{std::move(file.error())};
    return *std::move(file);
}

Result<std::string> read_secret(const SecretSource& source, SecretKind kind)
{
    if (!source.file.empty())
        return read_secret_file(source.file, kind);
    const auto file = credential_file(source.credential);
    if (!file)
        return std::unexpected{file.error()};
    return read_secret_file(*file, kind);
}

}  // namespace advisory::config
