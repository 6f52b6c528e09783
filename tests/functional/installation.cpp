#include "tests/functional/installation.hpp"

#include <stdexcept>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace advisory::test {

namespace {

std::string mailbox_table(const Installation::Mailbox& mailbox, std::string_view password_file)
{
    return fmt::format(
        "[[mailbox]]\n"
        "name = \"{}\"\n"
        "url = \"{}\"\n"
        "user = \"{}\"\n"
        "{}"
        "folders = [\"{}\"]\n"
        "poll_interval = \"{}\"\n"
        "{}\n",
        mailbox.name,
        mailbox.url,
        mailbox.user,
        mailbox.ca_file.empty() ? "" : fmt::format("ca_file = \"{}\"\n", mailbox.ca_file),
        fmt::join(mailbox.folders, "\", \""),
        mailbox.poll_interval,
        mailbox.login.empty() ? fmt::format("password_file = \"{}\"\n", password_file)
                              : mailbox.login);
}

}  // namespace

Installation::Installation(const std::vector<Mailbox>& mailboxes)
{
    configure(mailboxes);
}

void Installation::configure(const std::vector<Mailbox>& mailboxes, std::string_view more)
{
    auto toml = fmt::format("[store]\npath = \"{}\"\n\n", (folder() / "advisoryd.db").string());
    for (const auto& mailbox : mailboxes) {
        const auto secret = folder_.write(mailbox.name + ".password", mailbox.password + '\n');
        std::filesystem::permissions(secret, std::filesystem::perms{0600});
        toml += mailbox_table(mailbox, secret.string());
    }
    toml += fmt::format("[alert.log]\npath = \"{}\"\n{}", alert_log().string(), more);
    folder_.write("advisoryd.toml", toml);
}

std::unique_ptr<Program> Installation::start_daemon(std::vector<std::string> options,
                                                    std::vector<std::string> environment)
{
    options.insert(options.begin(), {ADVISORYD, "--config", config().string()});
    return std::make_unique<Program>(Program::Start{
        .arguments = std::move(options),
        .folder = folder(),
        .name = fmt::format("daemon{}", ++runs_),
        .environment = std::move(environment),
    });
}

Installation::Ended Installation::run_once()
{
    return run({ADVISORYD, "--config", config().string(), "--once"});
}

Installation::Ended Installation::ctl(std::vector<std::string> arguments)
{
    arguments.insert(arguments.begin(), {ADVISORYCTL, "--config", config().string()});
    return run(std::move(arguments));
}

Installation::Ended Installation::run(std::vector<std::string> arguments)
{
    Program program{{
        .arguments = std::move(arguments),
        .folder = folder(),
        .name = fmt::format("run{}", ++runs_),
        .environment = {},
    }};
    const auto status = program.wait();
    if (!status)
        throw std::runtime_error{"the program does not end: " + program.err()};
    return {.status = *status, .out = program.out(), .err = program.err()};
}

void Installation::register_inventory()
{
    const auto products =
        folder_.write("products.csv",
                      "product_id,product_name,version,vendor\nMON,モニタ,1.0,サンプル\n");
    const auto components =
        folder_.write("components.csv",
                      "product_id,product_version,component_vendor,component,component_version\n"
                      "MON,1.0,OpenSSL,OpenSSL,3.0.6\n");

    for (const auto& file : {products, components}) {
        const auto imported = ctl({"inventory", "import", file.string()});
        if (imported.status != 0)
            throw std::runtime_error{imported.err};
    }
}

std::vector<std::string> Installation::alerts() const
{
    std::vector<std::string> lines;
    if (!std::filesystem::exists(alert_log()))
        return lines;
    const auto text = read_file(alert_log());
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = text.find('\n', begin);
        lines.push_back(text.substr(begin, end - begin));
        begin = end == std::string::npos ? text.size() : end + 1;
    }
    return lines;
}

std::string openssl_notice(std::string_view number, std::string_view fixed)
{
    return fmt::format(
        "From: sender@example.jp\r\n"
        "Subject: notice {0}\r\n"
        "Message-ID: <{0}@example.jp>\r\n"
        "Content-Type: text/plain; charset=utf-8\r\n"
        "Content-Transfer-Encoding: 8bit\r\n"
        "X-Synthetic: written for the tests of advisoryd\r\n"
        "\r\n"
        "JPCERT-AT-2026-{0}\r\n"
        "JPCERT/CC\r\n"
        "2026-11-02（新規）\r\n\r\n"
        "I. 概要\r\n"
        "OpenSSLの脆弱性（CVE-2026-{0}）が公開されました。\r\n\r\n"
        "II. 対象\r\n"
        "対象となるバージョンは次のとおりです。\r\n\r\n"
        "- OpenSSL {1} より前の 3.0 系のバージョン\r\n\r\n"
        "III. 対策\r\n"
        "更新してください。\r\n",
        number,
        fixed);
}

std::string newsletter(std::string_view subject)
{
    return fmt::format(
        "From: news@example.jp\r\n"
        "Subject: {}\r\n"
        "X-Synthetic: written for the tests of advisoryd\r\n"
        "\r\n"
        "This month: gardening.\r\n",
        subject);
}

}  // namespace advisory::test
