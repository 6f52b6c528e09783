#include "tests/faults/scripted_imap_server.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

namespace advisory::test {

namespace asio = boost::asio;

namespace {

using asio::ip::tcp;

constexpr auto error_and_value = asio::as_tuple(asio::use_awaitable);
constexpr std::size_t most_repeated = std::size_t{256} * 1024 * 1024;

std::string upper(std::string_view text)
{
    std::string letters{text};
    std::ranges::transform(letters, letters.begin(), [](char letter) {
        return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
    });
    return letters;
}

bool asks_for(const std::string& text, std::string_view what)
{
    return text.find(what) != std::string::npos;
}

std::string with_tag(std::string text, const std::string& tag)
{
    constexpr std::string_view place = "{tag}";
    for (auto at = text.find(place); at != std::string::npos; at = text.find(place, at))
        text.replace(at, place.size(), tag);
    return text;
}

/// Whether a set as `1:3,7` names the UID.
bool names(std::string_view set, std::size_t uid)
{
    while (!set.empty()) {
        const auto part = set.substr(0, set.find(','));
        set.remove_prefix(std::min(set.size(), part.size() + 1));
        const auto colon = part.find(':');
        const auto first = std::stoul(std::string{part.substr(0, colon)});
        const auto last = colon == std::string_view::npos
                              ? first
                              : std::stoul(std::string{part.substr(colon + 1)});
        if (first <= uid && uid <= last)
            return true;
    }
    return false;
}

asio::ssl::context make_context(const Certificates& files)
{
    asio::ssl::context context{asio::ssl::context::tls_server};
    context.use_certificate_file(files.certificate.string(), asio::ssl::context::pem);
    context.use_private_key_file(files.key.string(), asio::ssl::context::pem);
    return context;
}

}  // namespace

struct ScriptedImapServer::Session {
    Session(tcp::socket socket, asio::ssl::context with, std::size_t number_of)
        : context{std::move(with)}, stream{std::move(socket), context}, number{number_of}
    {}

    asio::awaitable<bool> encrypt()
    {
        const auto [failed] = co_await stream.async_handshake(stream.server, error_and_value);
        is_encrypted = !failed;
        co_return is_encrypted;
    }

    asio::awaitable<bool> write(std::string_view bytes)
    {
        if (is_encrypted) {
            const auto [failed, size] =
                co_await asio::async_write(stream, asio::buffer(bytes), error_and_value);
            co_return !failed;
        }
        const auto [failed, size] =
            co_await asio::async_write(stream.next_layer(), asio::buffer(bytes), error_and_value);
        co_return !failed;
    }

    /// Without its line end; false when the client is gone.
    asio::awaitable<bool> read_line(std::string& line)
    {
        constexpr std::size_t longest = 65'536;
        auto buffer = asio::dynamic_buffer(input, longest);
        std::size_t size = 0;
        boost::system::error_code failed;
        if (is_encrypted)
            std::tie(failed, size) =
                co_await asio::async_read_until(stream, buffer, "\r\n", error_and_value);
        else
            std::tie(failed, size) = co_await asio::async_read_until(stream.next_layer(),
                                                                     buffer,
                                                                     "\r\n",
                                                                     error_and_value);
        if (failed)
            co_return false;
        line = input.substr(0, size - 2);
        input.erase(0, size);
        co_return true;
    }

    asio::ssl::context context;
    asio::ssl::stream<tcp::socket> stream;
    std::size_t number;
    bool is_encrypted = false;
    std::string input;
    std::string idle_tag;
};

ScriptedImapServer::ScriptedImapServer(Options options)
    : options_{std::move(options)},
      certificates_{make_certificates(folder_.path(), CertificateKind::valid)},
      acceptor_{loop_, {asio::ip::address_v4::loopback(), 0}}
{
    asio::co_spawn(loop_, accept(), asio::detached);
    thread_ = std::thread{[this] { loop_.run(); }};
}

ScriptedImapServer::~ScriptedImapServer()
{
    loop_.stop();
    thread_.join();
}

std::string ScriptedImapServer::url() const
{
    const auto* const scheme = options_.tls == Tls::at_once ? "imaps" : "imap";
    return fmt::format("{}://localhost:{}/", scheme, acceptor_.local_endpoint().port());
}

bool ScriptedImapServer::has_heard(std::string_view command) const
{
    const std::lock_guard lock{mutex_};
    return std::ranges::any_of(heard_, [&](const auto& text) {
        return upper(text).starts_with(upper(command));
    });
}

std::size_t ScriptedImapServer::sessions() const
{
    const std::lock_guard lock{mutex_};
    return sessions_;
}

asio::awaitable<void> ScriptedImapServer::accept()
{
    while (true) {
        auto [failed, socket] = co_await acceptor_.async_accept(error_and_value);
        if (failed)
            co_return;

        std::size_t number = 0;
        {
            const std::lock_guard lock{mutex_};
            number = ++sessions_;
        }
        auto session =
            std::make_shared<Session>(std::move(socket), make_context(certificates_), number);
        asio::co_spawn(loop_, serve(std::move(session)), asio::detached);
    }
}

asio::awaitable<void> ScriptedImapServer::serve(std::shared_ptr<Session> session)
{
    if (options_.tls == Tls::at_once) {
        const bool is_encrypted = co_await session->encrypt();
        if (!is_encrypted)
            co_return;
    }

    Command command{.session = session->number};
    while (true) {
        const auto reply = reply_to(command);
        const bool is_given = co_await give(*session, reply);
        if (!is_given || reply.then == Then::hang_up)
            co_return;

        if (command.text == "STARTTLS" && !session->is_encrypted) {
            const bool is_encrypted = co_await session->encrypt();
            if (!is_encrypted)
                co_return;
        }
        do {
            const bool is_there = co_await take_command(*session, command);
            if (!is_there)
                co_return;
        } while (reply.then == Then::fall_silent);
    }
}

asio::awaitable<bool> ScriptedImapServer::take_command(Session& session, Command& command)
{
    std::string line;
    const bool is_there = co_await session.read_line(line);
    if (!is_there)
        co_return false;

    const auto blank = line.find(' ');
    if (line == "DONE") {
        command.tag = session.idle_tag;
        command.text = line;
    } else {
        command.tag = line.substr(0, blank);
        command.text = blank == std::string::npos ? "" : line.substr(blank + 1);
    }
    if (command.text == "IDLE")
        session.idle_tag = command.tag;

    const std::lock_guard lock{mutex_};
    heard_.push_back(command.text);
    co_return true;
}

asio::awaitable<bool> ScriptedImapServer::give(Session& session, const Reply& reply)
{
    const bool is_given = co_await session.write(reply.bytes);
    if (!is_given)
        co_return false;

    for (std::size_t sent = 0; !reply.repeated.empty() && sent < most_repeated;
         sent += reply.repeated.size()) {
        const bool is_sent = co_await session.write(reply.repeated);
        if (!is_sent)
            co_return false;
    }
    co_return true;
}

ScriptedImapServer::Reply ScriptedImapServer::reply_to(const Command& command) const
{
    std::optional<Reply> scripted;
    if (options_.script)
        scripted = options_.script(command);
    auto reply = scripted ? *std::move(scripted) : Reply{.bytes = usual_answer(command)};
    reply.bytes = with_tag(std::move(reply.bytes), command.tag);
    return reply;
}

std::string ScriptedImapServer::usual_answer(const Command& command) const
{
    const auto& text = command.text;
    const auto mails = options_.mails.size();
    if (text.empty())
        return "* OK ready\r\n";
    if (text == "CAPABILITY")
        return fmt::format("* CAPABILITY IMAP4rev1 IDLE{}\r\n{{tag}} OK done\r\n",
                           options_.tls == Tls::after_starttls ? " STARTTLS" : "");
    if (text.starts_with("EXAMINE "))
        return fmt::format(
            "* FLAGS (\\Seen)\r\n* {} EXISTS\r\n* OK [UIDVALIDITY 7] valid\r\n"
            "* OK [UIDNEXT {}] next\r\n{{tag}} OK [READ-ONLY] done\r\n",
            mails,
            mails + 1);
    if (text.starts_with("UID FETCH "))
        return fetch(text) + "{tag} OK done\r\n";
    if (text == "IDLE")
        return "+ idling\r\n";
    if (text == "LOGOUT")
        return "* BYE\r\n{tag} OK done\r\n";
    const bool is_known =
        text == "DONE" || text == "NOOP" || text == "STARTTLS" || text.starts_with("LOGIN ");
    return is_known ? "{tag} OK done\r\n" : "{tag} BAD unknown\r\n";
}

std::string ScriptedImapServer::fetch(const std::string& text) const
{
    const auto begin = std::string_view{"UID FETCH "}.size();
    auto set = text.substr(begin, text.find(' ', begin) - begin);
    if (set == "*")
        set = fmt::to_string(options_.mails.size());

    std::string lines;
    for (std::size_t uid = 1; uid <= options_.mails.size(); ++uid) {
        if (!names(set, uid))
            continue;
        const auto& mail = options_.mails[uid - 1];
        lines += fmt::format("* {0} FETCH (UID {0} RFC822.SIZE {1}", uid, mail.size());
        if (asks_for(text, "BODY.PEEK[]"))
            lines += fmt::format(" INTERNALDATE \"23-Nov-2026 21:30:00 +0900\" BODY[] {{{}}}\r\n{}",
                                 mail.size(),
                                 mail);
        lines += ")\r\n";
    }
    return lines;
}

}  // namespace advisory::test
