#include "transport/imap_conversation.hpp"

#include <algorithm>
#include <cassert>
#include <limits>
#include <utility>

#include <fmt/format.h>

#include "language/say.hpp"
#include "transport/imap_command.hpp"
#include "transport/imap_fetch.hpp"

namespace advisory::transport {

namespace {

constexpr std::uint64_t largest_uid = std::numeric_limits<std::uint32_t>::max();

/// The first word, and what stands behind its blank.
std::pair<std::string_view, std::string_view> split_word(std::string_view line)
{
    const auto end = std::min(line.find(' '), line.size());
    return {line.substr(0, end), line.substr(std::min(end + 1, line.size()))};
}

}  // namespace

ImapConversation::ImapConversation(const ImapLimits& limits)
    : limits_{limits},
      reader_{{.line_bytes = limits.line_bytes, .literal_bytes = literal_limit(limits)}},
      fetches_{limits}
{}

void ImapConversation::read_folder(std::string folder,
                                   FolderCursor cursor,
                                   FolderAccess access,
                                   KnownFailures known)
{
    if (stage_ == Stage::ended)
        return;

    assert(stage_ == Stage::between);
    folder_ = {};
    wait_ = {};
    folder_.name = std::move(folder);
    folder_.cursor = cursor;
    folder_.known = std::move(known);

    const auto command = open_command(folder_.name, access);
    if (command)
        send(Stage::examining, *command);
    else
        fail_folder(Errc::configuration, say("no folder can have this name"));
}

void ImapConversation::read_news()
{
    if (stage_ == Stage::ended)
        return;

    assert(stage_ == Stage::between && folder_.uid_validity != 0);
    wait_.has_news = false;
    folder_.uid_next = 0;
    if (folder_.exists == 0)
        end_folder();
    else
        send(Stage::seeking, seek_last_command());
}

void ImapConversation::proceed()
{
    if (stage_ == Stage::ended)
        return;

    assert(folder_.given_out > 0);
    --folder_.given_out;
    if (stage_ == Stage::failing)
        finish_failing();
    else if (folder_.is_recreated)
        fail_folder(Errc::unreachable, say("it was recreated while it was read"));
    else
        ask_next();
}

void ImapConversation::wait_for_news()
{
    if (stage_ == Stage::ended)
        return;

    assert(stage_ == Stage::between && folder_.uid_validity != 0);
    if (std::exchange(wait_, {}).has_news) {
        events_.emplace_back(NewsArrived{});
        events_.emplace_back(WaitEnded{});
        return;
    }
    ask_abilities();
}

void ImapConversation::tidy(std::span<const std::uint32_t> uids, const Tidying& tidying)
{
    if (stage_ == Stage::ended)
        return;

    assert(stage_ == Stage::between && folder_.uid_validity != 0);
    tidy_ = TidyState{.wanted = tidying, .uids = {uids.begin(), uids.end()}, .commands = {}};
    ask_abilities();
}

void ImapConversation::end_wait()
{
    const bool is_first = !std::exchange(wait_.is_to_end, true);
    if (stage_ == Stage::waiting && wait_.is_accepted && is_first)
        output_ += "DONE\r\n";
}

bool ImapConversation::is_waiting() const
{
    return !tidy_ && (stage_ == Stage::asking || stage_ == Stage::waiting);
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

    const auto where = reader_.is_midway() ? say(" in the middle of a response") : Said{};
    fail({Errc::unreachable, say("the server closed the connection{}", where), {}});
}

std::optional<FailedMails> ImapConversation::mails_under_way() const
{
    if (const auto uids = fetches_.under_way())
        return FailedMails{.uid_validity = folder_.uid_validity, .uids = *uids};
    return std::nullopt;
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
    if (response.text.starts_with('+'))
        return take_continuation();
    return take_tagged(response.text);
}

Result<void> ImapConversation::take_continuation()
{
    if (stage_ != Stage::waiting || wait_.is_accepted)
        return Failure{Errc::protocol, say("the server asks for more of a command that was whole")};

    wait_.is_accepted = true;
    if (wait_.is_to_end)
        output_ += "DONE\r\n";
    return {};
}

Result<void> ImapConversation::take_untagged(ImapResponse response)
{
    const auto line = std::string_view{response.text}.substr(2);
    const auto number = read_number(line.substr(0, line.find(' ')), largest_uid);
    if (number)
        return take_numbered(*number, std::move(response));
    if (const auto [word, words] = split_word(line); same_word(word, "CAPABILITY"))
        abilities_ = read_abilities(words);
    return take_untagged_status(read_status(line));
}

Result<void> ImapConversation::take_numbered(std::uint64_t number, ImapResponse response)
{
    const auto line = std::string_view{response.text}.substr(2);
    const auto word_start = std::min(line.size(), line.find(' ') + 1);
    const auto word = line.substr(word_start, line.find(' ', word_start) - word_start);

    if (same_word(word, "FETCH"))
        return take_fetch(std::move(response));
    if (same_word(word, "EXISTS")) {
        if (folder_.uid_validity != 0 && number > folder_.exists.value_or(0))
            take_news();
        folder_.exists = number;
    }
    if (same_word(word, "EXPUNGE") && folder_.exists.value_or(0) > 0)
        --*folder_.exists;
    return {};
}

Result<void> ImapConversation::take_untagged_status(const ImapStatus& status)
{
    if (same_word(status.word, "BYE") && stage_ != Stage::leaving)
        return Failure{Errc::unreachable, say("the server ends the session: {}", status.text)};

    const bool is_validity = same_word(status.code, "UIDVALIDITY");
    const bool is_next = same_word(status.code, "UIDNEXT");
    if (!same_word(status.word, "OK") || (!is_validity && !is_next))
        return {};

    const auto number = read_number(status.argument, largest_uid).value_or(0);
    if (number == 0)
        return Failure{Errc::protocol, say("the server says {}", status.text)};

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
    if (stage_ != Stage::fetching)
        return {};
    if (!tag_.empty() && fetched->uid && fetched->size)
        folder_.plan->note({.uid = *fetched->uid, .size = *fetched->size});
    return fetches_.take(*std::move(fetched));
}

/// What arrives while the folder is read lies behind the UIDs that are read now, and no server
/// tells of it twice: the next wait is over before it begins.
void ImapConversation::take_news()
{
    if (stage_ == Stage::examining || stage_ == Stage::seeking)
        return;
    if (!std::exchange(wait_.has_news, true) && stage_ == Stage::waiting)
        events_.emplace_back(NewsArrived{});
}

Result<void> ImapConversation::take_tagged(std::string_view line)
{
    const auto tag = line.substr(0, line.find(' '));
    const bool is_fetch = fetches_.is_under_way(tag);
    if (!is_fetch && (tag_.empty() || tag != tag_))
        return Failure{Errc::protocol,
                       say("the server answers a command that was never sent: {}", line)};

    line.remove_prefix(std::min(line.size(), tag.size() + 1));
    const auto status = read_status(line);
    const bool is_answer = same_word(status.word, "OK") || same_word(status.word, "NO") ||
                           same_word(status.word, "BAD");
    if (!is_answer)
        return Failure{Errc::protocol, say("the server answers neither OK nor NO: {}", line)};

    if (is_fetch) {
        complete_fetch(tag, status);
    } else {
        tag_.clear();
        complete(status);
    }
    return {};
}

void ImapConversation::fail(Error error)
{
    if (stage_ == Stage::ended)
        return;

    // A mail that a server cannot send would break every session.
    const auto mails = mails_under_way();
    stage_ = Stage::ended;
    output_.clear();
    events_.emplace_back(SessionEnded{.error = std::move(error), .mails = mails});
}

void ImapConversation::send(Stage stage, std::string_view command)
{
    tag_ = next_tag();
    output_ += fmt::format("{} {}\r\n", tag_, command);
    stage_ = stage;
}

std::string ImapConversation::next_tag()
{
    // libcurl's tags, which this session has seen, begin with a single capital.
    return fmt::format("adv{}", ++last_tag_);
}

}  // namespace advisory::transport
