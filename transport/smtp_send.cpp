#include "transport/smtp_send.hpp"

#include <algorithm>
#include <mutex>
#include <string_view>
#include <utility>

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <curl/curl.h>
#include <fmt/format.h>

#include "core/loopback.hpp"
#include "language/say.hpp"
#include "transport/connect_error.hpp"
#include "transport/curl_transfer.hpp"

namespace advisory::transport {

namespace {

constexpr int first_final_code = 500;
constexpr int first_temporary_code = 400;

/// The three digits that an answer begins with; 0 when it does not.
int code_of(std::string_view answer)
{
    int code = 0;
    for (const char digit : answer.substr(0, 3)) {
        if (digit < '0' || digit > '9')
            return 0;
        code = code * 10 + (digit - '0');
    }
    return answer.size() >= 3 ? code : 0;
}

std::string_view without_line_end(std::string_view line)
{
    while (line.ends_with('\r') || line.ends_with('\n'))
        line.remove_suffix(1);
    return line;
}

/// Follows what is said, to know which recipient an answer is about. Nothing of a login is kept.
struct Conversation {
    std::string recipient;  ///< That was asked for last; empty after another command.
    std::string answer;     ///< The last one that said no, to anything but a login.
    bool is_login = false;
    bool is_answered = false;  ///< The last command.
    std::vector<SmtpSend::Refusal> refusals;

    void said(std::string_view command);
    void heard(std::string_view line);
};

void Conversation::said(std::string_view command)
{
    constexpr std::string_view rcpt = "RCPT TO:<";
    if (command.starts_with("QUIT"))
        return;  // libcurl says it after a failure, too, and asks for nothing.
    recipient.clear();
    is_answered = false;
    is_login = command.starts_with("AUTH") || (is_login && !command.starts_with("MAIL "));
    if (!command.starts_with(rcpt))
        return;
    command.remove_prefix(rcpt.size());
    recipient = command.substr(0, command.find('>'));
}

void Conversation::heard(std::string_view line)
{
    const auto text = without_line_end(line);
    is_answered = true;
    const auto code = code_of(text);
    if (code < first_temporary_code)
        return;
    if (!is_login)
        answer = text;
    // "550-" has more lines behind it; the first says enough.
    const bool is_known = !refusals.empty() && refusals.back().address == recipient;
    if (!recipient.empty() && !is_known)
        refusals.push_back({.address = recipient,
                            .answer = std::string{text},
                            .is_final = code >= first_final_code});
}

int on_debug(CURL* /*easy*/, curl_infotype type, char* text, std::size_t size, void* target)
{
    auto& conversation = *static_cast<Conversation*>(target);
    try {
        if (type == CURLINFO_HEADER_OUT)
            conversation.said({text, size});
        if (type == CURLINFO_HEADER_IN)
            conversation.heard({text, size});
    } catch (const std::bad_alloc&) {
        return 0;  // No exception crosses libcurl; a message has less to tell then.
    }
    return 0;
}

struct Mail {
    std::string text;
    std::size_t sent = 0;
};

std::size_t on_read(char* room, std::size_t size, std::size_t count, void* source)
{
    auto& mail = *static_cast<Mail*>(source);
    const auto length = std::min(size * count, mail.text.size() - mail.sent);
    std::ranges::copy(std::string_view{mail.text}.substr(mail.sent, length), room);
    mail.sent += length;
    return length;
}

/// An address that nothing can hide in: it becomes a part of a command.
bool is_address(std::string_view text)
{
    const auto at = text.find('@');
    return at != 0 && at != std::string_view::npos && at + 1 < text.size() &&
           std::ranges::all_of(text, [](char letter) {
               return letter > ' ' && letter < '\x7f' && letter != '<' && letter != '>';
           });
}

/// The socket of the connection, so that another thread can end what waits for it.
class Line {
public:
    /// CURL_SOCKET_BAD once aborted: libcurl gives up then.
    curl_socket_t open(const curl_sockaddr& address)
    {
        const std::scoped_lock lock{mutex_};
        if (!is_aborted_)
            socket_ = ::socket(address.family, address.socktype | SOCK_CLOEXEC, address.protocol);
        return is_aborted_ ? CURL_SOCKET_BAD : socket_;
    }

    int close(curl_socket_t socket)
    {
        const std::scoped_lock lock{mutex_};
        if (socket == socket_)
            socket_ = CURL_SOCKET_BAD;
        return ::close(socket);
    }

    void abort()
    {
        const std::scoped_lock lock{mutex_};
        is_aborted_ = true;
        if (socket_ != CURL_SOCKET_BAD)
            ::shutdown(socket_, SHUT_RDWR);
    }

    [[nodiscard]] bool is_aborted()
    {
        const std::scoped_lock lock{mutex_};
        return is_aborted_;
    }

private:
    std::mutex mutex_;
    curl_socket_t socket_ = CURL_SOCKET_BAD;
    bool is_aborted_ = false;
};

curl_socket_t on_open(void* line, curlsocktype /*purpose*/, curl_sockaddr* address)
{
    return static_cast<Line*>(line)->open(*address);
}

int on_close(void* line, curl_socket_t socket)
{
    return static_cast<Line*>(line)->close(socket);
}

std::string url_of(const SmtpSend::Request& request)
{
    const bool is_v6 = request.host.find(':') != std::string::npos;
    return fmt::format("{}://{}{}{}:{}",
                       request.security == SmtpSend::Security::tls ? "smtps" : "smtp",
                       is_v6 ? "[" : "",
                       request.host,
                       is_v6 ? "]" : "",
                       request.port);
}

}  // namespace

struct SmtpSend::Session {
    std::string host;
    std::string user;
    std::string password;
    std::size_t recipients = 0;
    Mail mail;
    Conversation conversation;
    Line line;
    CurlList to;
    CurlTransfer transfer;  ///< Behind what it writes to and reads from.

    void configure(const Request& request);
    [[nodiscard]] Error failure(CURLcode result) const;
};

void SmtpSend::Session::configure(const Request& request)
{
    for (const auto& address : request.to)
        to.add(fmt::format("<{}>", address).c_str());

    transfer.set_common(request.ca_file);
    transfer.set(CURLOPT_URL, url_of(request).c_str());
    transfer.set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    transfer.set(
        CURLOPT_USE_SSL,
        static_cast<long>(request.security == Security::none ? CURLUSESSL_NONE : CURLUSESSL_ALL));
    if (!user.empty()) {
        transfer.set(CURLOPT_USERNAME, user.c_str());
        transfer.set(CURLOPT_PASSWORD, password.c_str());
    }
    transfer.set(CURLOPT_MAIL_FROM, fmt::format("<{}>", request.from).c_str());
    transfer.set(CURLOPT_MAIL_RCPT, to.first());
    // One address that is gone must not cost the others their alerts.
    transfer.set(CURLOPT_MAIL_RCPT_ALLLOWFAILS, 1L);
    transfer.set(CURLOPT_UPLOAD, 1L);
    transfer.set(CURLOPT_READFUNCTION, on_read);
    transfer.set(CURLOPT_READDATA, static_cast<void*>(&mail));
    transfer.set(CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(mail.text.size()));
    transfer.set(CURLOPT_TIMEOUT_MS, static_cast<long>(request.timeout.count()));
    transfer.set(CURLOPT_OPENSOCKETFUNCTION, on_open);
    transfer.set(CURLOPT_OPENSOCKETDATA, static_cast<void*>(&line));
    transfer.set(CURLOPT_CLOSESOCKETFUNCTION, on_close);
    transfer.set(CURLOPT_CLOSESOCKETDATA, static_cast<void*>(&line));
    transfer.set(CURLOPT_VERBOSE, 1L);  // Or else on_debug hears nothing; it prints nothing.
    transfer.set(CURLOPT_DEBUGFUNCTION, on_debug);
    transfer.set(CURLOPT_DEBUGDATA, static_cast<void*>(&conversation));
}

Error SmtpSend::Session::failure(CURLcode result) const
{
    auto error = connect_error({
        .result = result,
        .user = user,
        .password = password,
        .host = host,
        .reason = transfer.reason(result),
        .server_answer = {},
    });
    if (error.code == Errc::refused)
        return {Errc::configuration,
                say("login of {} at {} refused", user, host),
                say("check user and password of the mail server")};
    if (error.code == Errc::untrusted || error.code == Errc::configuration)
        return error;

    long status = 0;
    curl_easy_getinfo(transfer.easy(), CURLINFO_RESPONSE_CODE, &status);
    const auto& answer = conversation.answer;
    // A connection that breaks says nothing on the mail, whatever was said on a recipient before.
    const bool is_broken = !conversation.is_answered || result == CURLE_OPERATION_TIMEDOUT ||
                           result == CURLE_RECV_ERROR;
    if (answer.empty() || is_broken)
        return {Errc::unreachable,
                say("{} did not take a mail: {}", host, transfer.reason(result)),
                {}};

    const auto& refusals = conversation.refusals;
    const bool all_gone =
        refusals.size() == recipients && std::ranges::all_of(refusals, &Refusal::is_final);
    const bool is_final = refusals.size() == recipients ? all_gone : status >= first_final_code;
    return {is_final ? Errc::refused : Errc::unreachable,
            say("{} did not take a mail: {}", host, answer),
            is_final ? say("ask who runs the mail server") : Said{}};
}

Result<SmtpSend> SmtpSend::prepare(Request request)
{
    const auto refuse = [&](std::string message) {
        return Failure{Errc::configuration, std::move(message)};
    };
    if (request.security == Security::none && !is_loopback(request.host))
        return refuse(say("{} is another machine: mail goes there over TLS only", request.host));
    if (!is_address(request.from))
        return refuse(say("\"{}\" is no mail address", request.from));
    for (const auto& address : request.to)
        if (!is_address(address))
            return refuse(say("\"{}\" is no mail address", address));

    auto session = std::make_unique<Session>();
    session->host = request.host;
    session->user = std::move(request.user);
    session->password = std::move(request.password);
    session->recipients = request.to.size();
    session->mail.text = std::move(request.mail);
    session->configure(request);
    const auto begun = session->transfer.begin();
    if (begun != CURLE_OK)
        return refuse(say("libcurl refuses the settings for {}: {}",
                          session->host,
                          said(curl_easy_strerror(begun))));
    return SmtpSend{std::move(session)};
}

SmtpSend::SmtpSend(std::unique_ptr<Session> session) : session_{std::move(session)} {}

SmtpSend::SmtpSend(SmtpSend&& other) noexcept = default;
SmtpSend& SmtpSend::operator=(SmtpSend&& other) noexcept = default;
SmtpSend::~SmtpSend() = default;

Result<SmtpSend::Answer> SmtpSend::finish()
{
    using std::chrono::milliseconds;
    constexpr milliseconds longest_wait{200};  // Looks for an abort while a name is looked up.

    auto& transfer = session_->transfer;
    while (!session_->line.is_aborted()) {
        if (const auto result = transfer.advance()) {
            if (*result != CURLE_OK)
                return std::unexpected{session_->failure(*result)};
            return Answer{.refusals = std::move(session_->conversation.refusals)};
        }
        const auto due = std::min(transfer.next_timeout().value_or(longest_wait), longest_wait);
        pollfd ready{.fd = transfer.sockets().descriptor(), .events = POLLIN, .revents = 0};
        ::poll(&ready, 1, static_cast<int>(due.count()));
    }
    return Failure{Errc::unreachable, say("the mail to {} was stopped", session_->host)};
}

void SmtpSend::abort()
{
    session_->line.abort();
}

}  // namespace advisory::transport
