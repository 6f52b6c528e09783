#include "transport/imap_conversation.hpp"

#include <algorithm>
#include <cassert>
#include <limits>
#include <utility>

#include <fmt/format.h>

#include "transport/imap_command.hpp"
#include "transport/imap_fetch.hpp"

namespace advisory::transport {

namespace {

constexpr std::uint64_t largest_uid = std::numeric_limits<std::uint32_t>::max();

/// RFC822.SIZE is an estimate on some servers, so a literal may be half as large
/// again as the largest mail that we ask for.
std::uint64_t literal_limit(const ImapLimits& limits)
{
    const auto largest = std::max(limits.mail_bytes, limits.header_bytes);
    return largest + largest / 2 + std::uint64_t{64} * 1024;
}

}  // namespace

ImapConversation::ImapConversation(const ImapLimits& limits)
    : limits_{limits},
      reader_{{.line_bytes = limits.line_bytes, .literal_bytes = literal_limit(limits)}}
{}

void ImapConversation::read_folder(std::string folder, FolderCursor cursor)
{
    if (stage_ == Stage::ended)
        return;

    assert(stage_ == Stage::between);
    folder_ = {};
    folder_.name = std::move(folder);
    folder_.cursor = cursor;

    const auto command = examine_command(folder_.name);
    if (command)
        send(Stage::examining, *command);
    else
        fail_folder(Errc::configuration, "no folder can have this name");
}

void ImapConversation::proceed()
{
    if (stage_ == Stage::ended)
        return;

    assert(stage_ == Stage::paused);
    if (folder_.is_recreated)
        fail_folder(Errc::unreachable, "it was recreated while it was read");
    else
        ask_next();
}

void ImapConversation::log_out()
{
    if (stage_ == Stage::ended)
        return;

    assert(stage_ == Stage::between);
    send(Stage::leaving, "LOGOUT");
}

void ImapConversation::receive(std::string_view bytes)
{
    while (stage_ != Stage::ended) {
        auto response = reader_.read(bytes);
        if (!response)
            return fail(std::move(response.error()));
        if (!*response)
            return;

        auto taken = take(*std::move(*response));
        if (!taken)
            return fail(std::move(taken.error()));
    }
}

void ImapConversation::disconnected()
{
    if (stage_ == Stage::leaving) {
        stage_ = Stage::ended;
        events_.emplace_back(SessionEnded{});
        return;
    }

    const auto* const where = reader_.is_midway() ? " in the middle of a response" : "";
    fail({Errc::unreachable, fmt::format("the server closed the connection{}", where), {}});
}

std::string ImapConversation::take_output()
{
    return std::exchange(output_, {});
}

std::optional<ImapEvent> ImapConversation::next_event()
{
    if (events_.empty())
        return std::nullopt;

    auto event = std::move(events_.front());
    events_.pop_front();
    return event;
}

Result<void> ImapConversation::take(ImapResponse response)
{
    if (response.text.starts_with("* "))
        return take_untagged(std::move(response));
    return take_tagged(response.text);
}

Result<void> ImapConversation::take_untagged(ImapResponse response)
{
    const auto line = std::string_view{response.text}.substr(2);
    const auto number = read_number(line.substr(0, line.find(' ')), largest_uid);
    if (number)
        return take_numbered(*number, std::move(response));
    return take_untagged_status(read_status(line));
}

Result<void> ImapConversation::take_numbered(std::uint64_t number, ImapResponse response)
{
    const auto line = std::string_view{response.text}.substr(2);
    const auto word_start = std::min(line.size(), line.find(' ') + 1);
    const auto word = line.substr(word_start, line.find(' ', word_start) - word_start);

    if (same_word(word, "FETCH"))
        return take_fetch(std::move(response));
    if (same_word(word, "EXISTS"))
        folder_.exists = number;
    if (same_word(word, "EXPUNGE") && folder_.exists.value_or(0) > 0)
        --*folder_.exists;
    return {};
}

Result<void> ImapConversation::take_untagged_status(const ImapStatus& status)
{
    if (same_word(status.word, "BYE") && stage_ != Stage::leaving)
        return Failure{Errc::unreachable,
                       fmt::format("the server ends the session: {}", status.text)};

    const bool is_validity = same_word(status.code, "UIDVALIDITY");
    const bool is_next = same_word(status.code, "UIDNEXT");
    if (!same_word(status.word, "OK") || (!is_validity && !is_next))
        return {};

    const auto number = read_number(status.argument, largest_uid).value_or(0);
    if (number == 0)
        return Failure{Errc::protocol, fmt::format("the server says {}", status.text)};

    if (is_validity && stage_ == Stage::examining)
        folder_.uid_validity = static_cast<std::uint32_t>(number);
    else if (is_validity)
        folder_.is_recreated = folder_.is_recreated || number != folder_.uid_validity;
    else if (stage_ == Stage::examining)
        folder_.uid_next = number;
    return {};
}

Result<void> ImapConversation::take_fetch(ImapResponse response)
{
    auto fetched = read_fetch(std::move(response));
    if (!fetched)
        return std::unexpected{std::move(fetched.error())};

    if (stage_ == Stage::seeking && fetched->uid)
        folder_.uid_next = std::max(folder_.uid_next, std::uint64_t{*fetched->uid} + 1);
    if (stage_ == Stage::listing && fetched->uid && fetched->size)
        folder_.plan->note({.uid = *fetched->uid, .size = *fetched->size});
    if (stage_ == Stage::fetching)
        return take_mail(*std::move(fetched));
    return {};
}

Result<void> ImapConversation::take_mail(FetchedMail fetched)
{
    auto& text = is_asked_too_large() ? fetched.header : fetched.whole;
    if (text && !fetched.uid)
        return Failure{Errc::protocol, "the server sends a mail without its UID"};

    const bool is_about_mail = text || fetched.size || fetched.internal_date;
    const auto asked = std::ranges::find(asked_, fetched.uid, &ListedMail::uid);
    if (asked == asked_.end() || !is_about_mail)
        return {};

    // A server may spread what it tells about a mail over several responses.
    auto& [mail, has_text] = arrived_[asked->uid];
    mail.folder = folder_.name;
    mail.uid_validity = folder_.uid_validity;
    mail.uid = asked->uid;
    mail.size = fetched.size.value_or(mail.size > 0 ? mail.size : asked->size);
    mail.internal_date = fetched.internal_date.value_or(mail.internal_date);
    if (!text || has_text)
        return {};

    has_text = true;
    mail.is_complete = !text->is_nil && !is_asked_too_large();
    mail.bytes = std::move(text->bytes);
    arrived_bytes_ += mail.bytes.size();
    if (arrived_bytes_ > limits_.batch_bytes + literal_limit(limits_))
        return Failure{Errc::protocol, "the server sends far larger mails than it announced"};
    return {};
}

Result<void> ImapConversation::take_tagged(std::string_view line)
{
    const auto tag = line.substr(0, line.find(' '));
    if (tag_.empty() || tag != tag_)
        return Failure{Errc::protocol,
                       fmt::format("the server answers a command that was never sent: {}", line)};

    line.remove_prefix(std::min(line.size(), tag.size() + 1));
    const auto status = read_status(line);
    const bool is_answer = same_word(status.word, "OK") || same_word(status.word, "NO") ||
                           same_word(status.word, "BAD");
    if (!is_answer)
        return Failure{Errc::protocol,
                       fmt::format("the server answers neither OK nor NO: {}", line)};

    tag_.clear();
    complete(status);
    return {};
}

void ImapConversation::complete(const ImapStatus& status)
{
    // RFC 5530: some of the mails are gone, all others were sent.
    const bool is_ok = same_word(status.word, "OK") || same_word(status.code, "EXPUNGEISSUED");

    if (stage_ == Stage::leaving) {
        stage_ = Stage::ended;
        events_.emplace_back(SessionEnded{});
    } else if (folder_.is_recreated) {
        fail_folder(Errc::unreachable, "it was recreated while it was read");
    } else if (!is_ok) {
        retry_or_fail(status);
    } else if (stage_ == Stage::examining) {
        complete_examine();
    } else if (stage_ == Stage::seeking) {
        plan_reading();
    } else if (stage_ == Stage::listing) {
        folder_.plan->close_window();
        ask_next();
    } else {
        complete_fetch();
    }
}

void ImapConversation::complete_examine()
{
    if (folder_.uid_validity == 0)
        return fail_folder(Errc::protocol, "the server gives it no UIDVALIDITY");

    // Below what we have read already UIDNEXT cannot be, unless the server was set
    // back: new mails would get UIDs that we have passed. We read all of it again.
    const bool is_set_back = folder_.uid_next > 0 && folder_.uid_next <= folder_.cursor.last_uid;
    if (is_set_back || folder_.cursor.uid_validity != folder_.uid_validity)
        folder_.cursor = {.uid_validity = folder_.uid_validity, .last_uid = 0};

    if (folder_.exists == 0)
        end_folder();
    else if (folder_.uid_next == 0)
        send(Stage::seeking, seek_last_command());
    else
        plan_reading();
}

void ImapConversation::complete_fetch()
{
    MailBatch batch{
        .folder = folder_.name,
        .mails = {},
        .cursor = {.uid_validity = folder_.uid_validity, .last_uid = asked_.back().uid},
        .backlog = 0,
    };
    for (auto& [uid, arrived] : arrived_) {
        if (!arrived.has_text)
            return fail_folder(Errc::protocol,
                               fmt::format("the server sends no text of UID {}", uid));
        batch.mails.push_back(std::move(arrived.mail));
    }

    // What was asked and did not arrive was expunged in the meantime: we move past it.
    folder_.cursor = batch.cursor;
    const auto unread = folder_.uid_next - 1 - folder_.cursor.last_uid;
    batch.backlog = std::min(unread, folder_.exists.value_or(unread));
    stage_ = Stage::paused;
    events_.emplace_back(std::move(batch));
}

void ImapConversation::retry_or_fail(const ImapStatus& status)
{
    const bool is_bad = same_word(status.word, "BAD");
    if (stage_ == Stage::fetching && !is_bad && asked_.size() > 1) {
        // One mail that the server cannot read must not keep the others back.
        folder_.plan->retry_one_by_one(asked_);
        return ask_next();
    }

    fail_folder(is_bad ? Errc::protocol : Errc::refused,
                fmt::format("the server answers {} {}", status.word, status.text));
}

void ImapConversation::plan_reading()
{
    const auto last_uid = folder_.cursor.last_uid;
    if (folder_.uid_next <= std::uint64_t{last_uid} + 1)
        return end_folder();

    // What is too large must come alone, as its header.
    const FetchPlan::Limits plan_limits{
        .listed_mails = limits_.listed_mails,
        .batch_mails = limits_.batch_mails,
        .batch_bytes = std::min(limits_.batch_bytes, limits_.mail_bytes),
    };
    const UidRange unread{
        .first = last_uid + 1,
        .last = static_cast<std::uint32_t>(folder_.uid_next - 1),
    };
    folder_.plan.emplace(plan_limits, unread);
    ask_next();
}

void ImapConversation::ask_next()
{
    asked_ = folder_.plan->next_batch();
    arrived_.clear();
    arrived_bytes_ = 0;

    if (!asked_.empty()) {
        const auto command = is_asked_too_large()
                                 ? fetch_header_command(asked_.front(), limits_.header_bytes)
                                 : fetch_command(asked_);
        return send(Stage::fetching, command);
    }

    const auto window = folder_.plan->next_window();
    if (!window)
        return end_folder();
    send(Stage::listing, list_command(*window));
}

void ImapConversation::end_folder()
{
    stage_ = Stage::between;
    events_.emplace_back(FolderRead{.folder = folder_.name, .cursor = folder_.cursor});
}

void ImapConversation::fail_folder(Errc code, std::string_view what)
{
    stage_ = Stage::between;
    events_.emplace_back(FolderFailed{
        .folder = folder_.name,
        .error = {code, fmt::format("folder \"{}\": {}", folder_.name, what), {}},
    });
}

void ImapConversation::fail(Error error)
{
    if (stage_ == Stage::ended)
        return;

    stage_ = Stage::ended;
    output_.clear();
    events_.emplace_back(SessionEnded{std::move(error)});
}

void ImapConversation::send(Stage stage, std::string_view command)
{
    // libcurl's tags, which this session has seen, begin with a single capital.
    tag_ = fmt::format("adv{}", ++last_tag_);
    output_ += fmt::format("{} {}\r\n", tag_, command);
    stage_ = stage;
}

bool ImapConversation::is_asked_too_large() const
{
    return asked_.front().size > limits_.mail_bytes;
}

}  // namespace advisory::transport
