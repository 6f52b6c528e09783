#include "daemon/maildir_reading.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include <fmt/format.h>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "daemon/offload.hpp"
#include "daemon/patient_writer.hpp"
#include "language/say.hpp"

namespace advisory::daemon {

namespace asio = boost::asio;
namespace fs = std::filesystem;

namespace {

using Kind = MaildirPart::Look::Kind;

/// The largest there is: no server counts as far, so an IMAP folder of the same name is another.
constexpr std::uint32_t uid_validity = UINT32_MAX;

/// Names that are in memory at once: they are sorted, so that mails come as they were delivered.
constexpr std::size_t names_at_once = 10'000;

/// Files that are looked at before the loop, which asks the store for them, is asked.
constexpr std::size_t most_names_at_once = 200;

}  // namespace

MaildirReading::MaildirReading(Parts parts, MailSink& sink, const std::string& folder)
    : parts_{std::move(parts)}, sink_{sink}, folder_{folder}, cursor_{sink.cursor_of(folder)}
{
    // Another kind of mailbox had the name before.
    if (cursor_.uid_validity != uid_validity)
        cursor_ = {.uid_validity = uid_validity, .last_uid = 0};
}

asio::awaitable<Result<void>> MaildirReading::read_all(fs::path part_path)
{
    auto open = [&part_path] { return MaildirPart::open(part_path); };
    auto part = co_await offload(parts_.disk, std::move(open));
    if (!part)
        co_return std::unexpected{std::move(part.error())};

    while (!parts_.is_stopping()) {
        auto list = [&part] { return part->next_names(names_at_once); };
        auto names = co_await offload(parts_.disk, std::move(list));
        if (!names)
            co_return Failure{names.error().code,
                              fmt::format("{}: {}", part_path.string(), names.error().message)};
        if (names->empty())
            break;
        co_await take(*part, std::move(*names));
    }
    co_return Result<void>{};
}

asio::awaitable<void> MaildirReading::take(const MaildirPart& part, std::vector<std::string> names)
{
    const auto fresh = co_await fresh_of(part, std::move(names));
    for (std::size_t at = 0; at < fresh.size() && !parts_.is_stopping(); ++at) {
        auto read_one = [this, &part, &name = fresh[at]] {
            return part.read(name, parts_.settings.mail_bytes);
        };
        auto read = co_await offload(parts_.disk, std::move(read_one));
        if (read.look.kind != Kind::mail) {
            set_aside(fresh[at], read.look);
            continue;
        }
        if (is_full_with(read.mail))
            co_await hand_over(fresh.size() - at);
        put(std::move(read));
    }
    co_await hand_over(0);
    // The next reading begins from the cursor that is in the store.
    co_await sink_.settle();
}

asio::awaitable<std::vector<std::string>> MaildirReading::fresh_of(const MaildirPart& part,
                                                                   std::vector<std::string> names)
{
    std::vector<std::string> fresh;
    for (std::size_t at = 0; at < names.size() && !parts_.is_stopping(); at += most_names_at_once) {
        const auto some =
            std::span{names}.subspan(at, std::min(most_names_at_once, names.size() - at));
        auto look_at_some = [&part, some] {
            std::vector<MaildirPart::Look> looks;
            looks.reserve(some.size());
            for (const auto& name : some)
                looks.push_back(part.look_at(name));
            return looks;
        };
        const auto looks = co_await offload(parts_.disk, std::move(look_at_some));

        for (std::size_t one = 0; one < looks.size(); ++one) {
            const auto& look = looks[one];
            if (look.kind != Kind::mail)
                set_aside(some[one], look);
            else if (!parts_.files.is_taken(parts_.settings.name,
                                            folder_,
                                            look.file,
                                            cursor_.last_uid))
                fresh.push_back(std::move(some[one]));
        }
    }
    std::ranges::sort(fresh);
    co_return fresh;
}

void MaildirReading::set_aside(const std::string& name, const MaildirPart::Look& look)
{
    if (look.kind == Kind::unreadable) {
        if (unreadable_++ == 0)
            first_unreadable_ = fmt::format("{}: {}", name, look.reason);
    } else if (look.kind != Kind::vanished && parts_.skip) {
        parts_.skip(name, look.reason);
    }
}

bool MaildirReading::is_full_with(const RawMail& mail) const
{
    const auto& settings = parts_.settings;
    return !mails_.empty() && (mails_.size() >= settings.batch_mails ||
                               bytes_ + mail.bytes.size() > settings.batch_bytes);
}

void MaildirReading::put(MaildirPart::Read read)
{
    auto& mail = mails_.emplace_back(std::move(read.mail));
    mail.mailbox = parts_.settings.name;
    mail.folder = folder_;
    mail.uid_validity = uid_validity;
    mail.uid = cursor_.last_uid + static_cast<std::uint32_t>(mails_.size());
    bytes_ += mail.bytes.size();
    files_.push_back(std::move(read.look.file));
}

asio::awaitable<void> MaildirReading::hand_over(std::size_t backlog)
{
    if (mails_.empty())
        co_return;

    // Numbers first: they count when the cursor comes to them, together with the mails.
    const bool is_numbered = co_await number_files();
    if (!is_numbered)
        co_return;
    cursor_.last_uid += static_cast<std::uint32_t>(mails_.size());
    taken_ += mails_.size();

    TakenMails taken{
        .folder = folder_,
        .mails = std::exchange(mails_, {}),
        .cursor = cursor_,
        .backlog = backlog,
    };
    files_.clear();
    bytes_ = 0;
    co_await sink_.take(std::move(taken));
}

/// False when stopped while another program held the store.
asio::awaitable<bool> MaildirReading::number_files()
{
    PatientWriter writer{say("what is read from {}", parts_.settings.name)};
    asio::steady_timer pause{parts_.executor};
    while (!parts_.is_stopping()) {
        const bool is_done = writer.try_to([this] {
            parts_.files.number(parts_.settings.name, folder_, files_, cursor_.last_uid);
        });
        if (is_done)
            co_return true;
        pause.expires_after(busy_pause);
        co_await pause.async_wait(asio::as_tuple(asio::use_awaitable));
    }
    co_return false;
}

Error MaildirReading::unreadable() const
{
    return {Errc::refused,
            unreadable_ == 1
                ? say("1 file cannot be read, the first is {}", first_unreadable_)
                : say("{} files cannot be read, the first is {}", unreadable_, first_unreadable_),
            say("give the user that advisoryd runs as the right to read it")};
}

}  // namespace advisory::daemon
