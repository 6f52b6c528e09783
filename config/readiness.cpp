#include "config/readiness.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <iterator>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <variant>

#include <unistd.h>

#include "config/maildir_section.hpp"
#include "config/secret.hpp"
#include "language/say.hpp"

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

/// Goes through the files that mailboxes name.
class FileCheck {
public:
    explicit FileCheck(std::filesystem::path configuration) : file_{std::move(configuration)} {}

    void complain(Place place, std::string message, std::string hint)
    {
        problems_.push_back({file_, place, std::move(message), std::move(hint)});
    }

    template <class Value>
    void expect(Place place, const Result<Value>& result)
    {
        if (!result)
            complain(place, result.error().message, result.error().hint);
    }

    void expect_certificates(const NamedFile& file, std::string_view what, std::string_view key)
    {
        if (!file.path.empty() && !is_readable(file.path))
            complain(file.place,
                     say("{} {} cannot be read", what, file.path.string()),
                     say("name a file of PEM certificates, or leave `{}` out", key));
    }

    void check(const Mailbox& mailbox);
    void check(const Oauth2& oauth2);
    void check(const MailSink& sink, Place place);
    void check(const WebhookSink& sink, Place place);
    void check(const SyslogSink& sink, Place place);
    void check(const CommandSink& sink, Place place);
    void expect_secret(const SecretSource& source, SecretKind kind);

    std::vector<Problem> take() { return std::move(problems_); }

private:
    std::filesystem::path file_;
    std::vector<Problem> problems_;
};

void FileCheck::check(const Mailbox& mailbox)
{
    const auto password_file = password_file_of(mailbox);
    expect(mailbox.password_place, password_file);
    if (password_file && *password_file)
        expect(mailbox.password_place, read_secret_file(**password_file, SecretKind::password));

    if (mailbox.oauth2)
        check(*mailbox.oauth2);
    expect_certificates({mailbox.ca_file, mailbox.ca_file_place}, say("CA file"), "ca_file");
    expect_certificates(mailbox.client_certificate,
                        say("client certificate"),
                        "client_certificate");
    if (!mailbox.client_key.path.empty())
        expect(mailbox.client_key.place, check_key_file(mailbox.client_key.path));
}

void FileCheck::check(const Oauth2& oauth2)
{
    const auto& [secret, secret_place] = oauth2.client_secret;
    if (!secret.empty())
        expect(secret_place, read_secret_file(secret, SecretKind::client_secret));

    const auto& [token, token_place] = oauth2.refresh_token;
    if (!token.empty())
        expect(token_place, read_secret_file(token, SecretKind::refresh_token));
    expect_certificates(oauth2.ca_file, say("CA file"), "ca_file");
}

void FileCheck::expect_secret(const SecretSource& source, SecretKind kind)
{
    if (source.is_given())
        expect(source.place, read_secret(source, kind));
}

void FileCheck::check(const MailSink& sink, Place /*place*/)
{
    expect_secret(sink.password, SecretKind::password);
    expect_certificates(sink.ca_file, say("CA file"), "ca_file");
}

void FileCheck::check(const WebhookSink& sink, Place /*place*/)
{
    expect_secret(sink.url_in, SecretKind::webhook_url);
    expect_secret(sink.secret, SecretKind::webhook_secret);
    expect_certificates(sink.ca_file, say("CA file"), "ca_file");
}

void FileCheck::check(const SyslogSink& sink, Place place)
{
    std::error_code ignored;
    if (sink.transport == SyslogSink::Transport::local &&
        !std::filesystem::is_socket(sink.socket, ignored))
        complain(place,
                 say("{} is no socket", sink.socket.string()),
                 say("start the receiver of syslog, or write another `url`"));
}

void FileCheck::check(const CommandSink& sink, Place place)
{
    const auto& program = sink.command.front();
    // What stands without a folder is looked for where the service looks, not we.
    if (program.contains('/') && ::access(program.c_str(), X_OK) != 0)
        complain(place,
                 say("{} cannot be run: {}", program, said(std::strerror(errno))),
                 say("name a program that the user of advisoryd may run, by its whole path"));
}

}  // namespace

std::vector<Problem> check_sinks(const Configuration& configuration)
{
    FileCheck files{configuration.file};
    for (const auto& sink : configuration.sinks)
        std::visit([&](const auto& way) { files.check(way, sink.place); }, sink.way);
    return files.take();
}

std::vector<Problem> check_maildirs(const Configuration& configuration)
{
    std::vector<Problem> problems;
    check_maildirs(configuration, problems);
    return problems;
}

std::vector<Problem> check_for_daemon(const Configuration& configuration)
{
    FileCheck files{configuration.file};
    if (configuration.mailboxes.empty() && configuration.maildirs.empty())
        files.complain({},
                       say("no mailbox is configured, so no notice would ever be read"),
                       say("add a [[mailbox]] or a [[maildir]] table"));
    for (const auto& mailbox : configuration.mailboxes)
        files.check(mailbox);

    const auto folder = configuration.alert_log.parent_path();
    if (!configuration.alert_log.empty() && !is_writable_folder(folder))
        files.complain(configuration.alert_log_place,
                       say("alerts cannot be written to {}", folder.string()),
                       say("create the folder and give it to the user that advisoryd runs as"));
    return files.take();
}

Loaded load_for_daemon(const std::filesystem::path& path)
{
    auto loaded = load(path);
    if (!loaded)
        return loaded;
    if (auto problems = check_for_daemon(*loaded); !problems.empty())
        return std::unexpected{std::move(problems)};
    return loaded;
}

Loaded load_checked(const std::filesystem::path& path)
{
    auto loaded = load(path);
    if (!loaded)
        return loaded;
    auto problems = check_for_daemon(*loaded);
    std::ranges::move(check_maildirs(*loaded), std::back_inserter(problems));
    std::ranges::move(check_sinks(*loaded), std::back_inserter(problems));
    if (!problems.empty())
        return std::unexpected{std::move(problems)};
    return loaded;
}

}  // namespace advisory::config
