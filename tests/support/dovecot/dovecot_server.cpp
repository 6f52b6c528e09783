#include "tests/support/dovecot/dovecot_server.hpp"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <iterator>
#include <stdexcept>
#include <system_error>
#include <thread>

#include <arpa/inet.h>
#include <fmt/format.h>
#include <grp.h>
#include <netinet/in.h>
#include <pwd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

namespace advisory::test {

namespace {

constexpr const char* dovecot = "/usr/sbin/dovecot";
constexpr std::chrono::seconds longest_start{30};

class Socket {
public:
    Socket() : descriptor_{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)}
    {
        if (descriptor_ < 0)
            throw std::system_error{errno, std::generic_category(), "socket"};
    }

    ~Socket() { ::close(descriptor_); }
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;

    [[nodiscard]] bool bind(std::uint16_t port) const
    {
        const auto address = loopback(port);
        return ::bind(descriptor_, as_sockaddr(&address), sizeof address) == 0;
    }

    [[nodiscard]] bool connect(std::uint16_t port) const
    {
        const auto address = loopback(port);
        return ::connect(descriptor_, as_sockaddr(&address), sizeof address) == 0;
    }

    [[nodiscard]] std::uint16_t port() const
    {
        sockaddr_in address{};
        socklen_t size = sizeof address;
        ::getsockname(descriptor_, reinterpret_cast<sockaddr*>(&address), &size);
        return ntohs(address.sin_port);
    }

private:
    static sockaddr_in loopback(std::uint16_t port)
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        return address;
    }

    static const sockaddr* as_sockaddr(const sockaddr_in* address)
    {
        return reinterpret_cast<const sockaddr*>(address);
    }

    int descriptor_;
};

/// Whom the server's processes belong to.
struct Accounts {
    uid_t mail_uid = 0;
    gid_t mail_gid = 0;
    std::string settings;  ///< Lines of dovecot.conf.
};

Accounts choose_accounts()
{
    if (::geteuid() == 0) {
        // Dovecot hands no mail to root; its own two accounts come with the package.
        const auto* const nobody = ::getpwnam("nobody");
        if (nobody == nullptr)
            throw std::runtime_error{"there is no user nobody"};
        return {.mail_uid = nobody->pw_uid, .mail_gid = nobody->pw_gid, .settings = {}};
    }

    const auto* const user = ::getpwuid(::geteuid());
    const auto* const group = ::getgrgid(::getegid());
    if (user == nullptr || group == nullptr)
        throw std::runtime_error{"the current user or group has no name"};
    return {
        .mail_uid = ::geteuid(),
        .mail_gid = ::getegid(),
        .settings = fmt::format("default_internal_user = {0}\n"
                                "default_login_user = {0}\n"
                                "default_internal_group = {1}\n",
                                user->pw_name,
                                group->gr_name),
    };
}

constexpr const char* settings_form = R"conf(
protocols = imap
listen = 127.0.0.1
base_dir = {folder}/run
state_dir = {folder}/run
instance_name = advisoryd-test
log_path = {folder}/dovecot.log
disable_plaintext_auth = no
auth_mechanisms = {mechanisms}
auth_failure_delay = 0
first_valid_uid = {uid}
first_valid_gid = {gid}
ssl = {tls}
ssl_cert = <{certificate}
ssl_key = <{key}
{client_certificates}
mail_location = maildir:{folder}/mail/%u:UTF-8
mail_max_userip_connections = 100
{accounts}
passdb {{
  driver = passwd-file
  args = scheme=PLAIN {folder}/users
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/mail/%u
}}
service imap-login {{
  chroot =
  service_count = 0
  inet_listener imap {{
    port = {imap_port}
  }}
  inet_listener imaps {{
    port = {imaps_port}
    ssl = yes
  }}
}}
imap_hibernate_timeout = {hibernate_after}
service imap {{
  unix_listener imap-master {{
    user = $default_internal_user
  }}
}}
service imap-hibernate {{
  unix_listener imap-hibernate {{
    mode = 0666
  }}
}}
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service stats {{
  chroot =
  unix_listener stats-writer {{
    mode = 0666
  }}
}}
)conf";

// Without a revocation list every certificate counts as revoked unless told otherwise.
constexpr const char* client_certificate_form = R"conf(
ssl_ca = <{authority}
ssl_require_crl = no
ssl_verify_client_cert = yes
auth_ssl_require_client_cert = yes
auth_ssl_username_from_cert = yes
passdb {{
  driver = static
  mechanisms = external
  args = nopassword
}}
)conf";

}  // namespace

DovecotServer::DovecotServer(Options options)
    : options_{std::move(options)},
      certificates_{make_certificates(folder_.path(), options_.certificate)}
{
    // The mail user passes through here on the way to the mails, whatever our umask.
    std::filesystem::create_directory(folder_.path() / "mail");
    for (const auto& passage : {folder_.path(), folder_.path() / "mail"})
        ::chmod(passage.c_str(), 0755);
    for (const auto& user : options_.users)
        create_folder(user.name, "INBOX");

    // Between the choice of a port and its use somebody else may take it.
    constexpr int most_attempts = 5;
    for (int attempt = 1;; ++attempt) {
        choose_ports();
        try {
            start();
            return;
        } catch (const std::runtime_error&) {
            if (attempt == most_attempts)
                throw;
        }
    }
}

std::string DovecotServer::imap_url() const
{
    return fmt::format("imap://localhost:{}/", imap_port_);
}

std::string DovecotServer::imaps_url() const
{
    return fmt::format("imaps://localhost:{}/", imaps_port_);
}

ClientCertificate DovecotServer::client_certificate(std::string_view user)
{
    return make_client_certificate(folder_.path(), certificates_, user);
}

void DovecotServer::set_password(std::string_view user, std::string_view password)
{
    for (auto& known : options_.users)
        if (known.name == user)
            known.password = password;
    stop();
    start();
}

void DovecotServer::create_folder(std::string_view user, std::string_view folder)
{
    const auto path = maildir(user, folder);
    for (const auto* part : {"tmp", "new", "cur"})
        std::filesystem::create_directories(path / part);
    give_to_mail_user(folder_.path() / "mail" / user);
}

void DovecotServer::remove_folder(std::string_view user, std::string_view folder)
{
    std::filesystem::remove_all(maildir(user, folder));
}

void DovecotServer::deliver(std::string_view user, std::string_view folder, std::string_view bytes)
{
    const auto path = maildir(user, folder);
    if (!std::filesystem::exists(path))
        create_folder(user, folder);

    const auto name =
        fmt::format("{}.M{}P{}.test", 1'700'000'000 + delivered_, delivered_, ::getpid());
    ++delivered_;
    const auto relative = std::filesystem::relative(path, folder_.path()) / "tmp" / name;
    const auto written = folder_.write(relative.string(), bytes);
    give_to_mail_user(written);
    std::filesystem::rename(written, path / "new" / name);
}

void DovecotServer::expunge_all(std::string_view user, std::string_view folder)
{
    for (const auto* part : {"new", "cur"})
        for (const auto& mail : std::filesystem::directory_iterator{maildir(user, folder) / part})
            std::filesystem::remove(mail);
}

std::size_t DovecotServer::count(std::string_view user, std::string_view folder) const
{
    std::size_t mails = 0;
    for (const auto* part : {"new", "cur"}) {
        const std::filesystem::directory_iterator files{maildir(user, folder) / part};
        mails += static_cast<std::size_t>(std::distance(begin(files), end(files)));
    }
    return mails;
}

std::size_t DovecotServer::unread(std::string_view user, std::string_view folder) const
{
    const auto is_read = [](const std::filesystem::path& file) {
        const auto name = file.filename().string();
        return name.find('S', std::min(name.rfind(":2,"), name.size())) != std::string::npos;
    };

    std::size_t mails = 0;
    for (const auto* part : {"new", "cur"}) {
        for (const auto& file : std::filesystem::directory_iterator{maildir(user, folder) / part})
            mails += is_read(file.path()) ? 0U : 1U;
    }
    return mails;
}

std::size_t DovecotServer::logins() const
{
    constexpr std::string_view mark = "imap-login: Info: Login:";
    const auto log = read_file(folder_.path() / "dovecot.log");
    std::size_t count = 0;
    for (auto at = log.find(mark); at != std::string::npos; at = log.find(mark, at + 1))
        ++count;
    return count;
}

void DovecotServer::stop()
{
    process_.reset();
}

void DovecotServer::start()
{
    write_settings();
    process_.emplace(
        std::vector<std::string>{dovecot, "-F", "-c", folder_.path() / "dovecot.conf"});

    const auto deadline = std::chrono::steady_clock::now() + longest_start;
    while (process_->is_running() && std::chrono::steady_clock::now() < deadline) {
        if (is_answering())
            return;
        std::this_thread::sleep_for(std::chrono::milliseconds{5});
    }

    process_.reset();
    const auto log = folder_.path() / "dovecot.log";
    throw std::runtime_error{
        fmt::format("dovecot does not start: {}",
                    std::filesystem::exists(log) ? read_file(log) : "it wrote no log")};
}

void DovecotServer::choose_ports()
{
    const Socket imap;
    const Socket imaps;
    if (!imap.bind(0) || !imaps.bind(0))
        throw std::system_error{errno, std::generic_category(), "bind"};

    imap_port_ = imap.port();
    imaps_port_ = imaps.port();
}

void DovecotServer::write_settings() const
{
    std::string users;
    for (const auto& user : options_.users)
        users += fmt::format("{}:{}\n", user.name, user.password);
    ::chmod(folder_.write("users", users).c_str(), 0644);

    const auto client_certificates =
        options_.asks_for_certificate
            ? fmt::format(client_certificate_form,
                          fmt::arg("authority", certificates_.authority.string()))
            : "";
    const auto accounts = choose_accounts();
    folder_.write("dovecot.conf",
                  fmt::format(settings_form,
                              fmt::arg("folder", folder_.path().string()),
                              fmt::arg("certificate", certificates_.certificate.string()),
                              fmt::arg("key", certificates_.key.string()),
                              fmt::arg("client_certificates", client_certificates),
                              fmt::arg("mechanisms", options_.mechanisms),
                              fmt::arg("uid", accounts.mail_uid),
                              fmt::arg("gid", accounts.mail_gid),
                              fmt::arg("accounts", accounts.settings),
                              fmt::arg("tls", options_.has_tls ? "yes" : "no"),
                              fmt::arg("hibernate_after", options_.hibernates ? "1s" : "0"),
                              fmt::arg("imap_port", imap_port_),
                              fmt::arg("imaps_port", imaps_port_)));
}

bool DovecotServer::is_answering() const
{
    return Socket{}.connect(imap_port_) && (!options_.has_tls || Socket{}.connect(imaps_port_));
}

std::filesystem::path DovecotServer::maildir(std::string_view user, std::string_view folder) const
{
    auto root = folder_.path() / "mail" / user;
    return folder == "INBOX" ? root : root / fmt::format(".{}", folder);
}

void DovecotServer::give_to_mail_user(const std::filesystem::path& path) const
{
    if (::geteuid() != 0)
        return;

    const auto accounts = choose_accounts();
    const auto give = [&](const std::filesystem::path& item) {
        if (::lchown(item.c_str(), accounts.mail_uid, accounts.mail_gid) != 0)
            throw std::system_error{errno, std::generic_category(), item.string()};
    };

    give(path);
    if (std::filesystem::is_directory(path))
        for (const auto& item : std::filesystem::recursive_directory_iterator{path})
            give(item);
}

}  // namespace advisory::test
