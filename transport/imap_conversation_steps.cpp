#include "transport/imap_conversation.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "transport/imap_command.hpp"

// How a folder is read, from one answered command to the next; imap_conversation.cpp takes the
// answers apart.

namespace advisory::transport {

void ImapConversation::complete(const ImapStatus& status)
{
    const bool is_ok = same_word(status.word, "OK");

    if (stage_ == Stage::leaving) {
        stage_ = Stage::ended;
        events_.emplace_back(SessionEnded{});
    } else if (stage_ == Stage::asking) {
        complete_asking();
    } else if (stage_ == Stage::waiting) {
        complete_wait(is_ok);
    } else if (stage_ == Stage::tidying) {
        complete_tidying(status);
    } else if (folder_.is_recreated) {
        fail_folder(Errc::unreachable, "it was recreated while it was read");
    } else if (!is_ok) {
        fail_folder(status);
    } else if (stage_ == Stage::examining) {
        complete_examine();
    } else if (stage_ == Stage::seeking) {
        plan_reading();
    } else {
        folder_.plan->close_window();
        ask_next();
    }
}

void ImapConversation::ask_abilities()
{
    if (abilities_)
        complete_asking();
    else
        send(Stage::asking, "CAPABILITY");
}

void ImapConversation::complete_asking()
{
    if (!abilities_)
        abilities_.emplace();
    if (tidy_)
        return begin_tidying();
    if (abilities_->has_idle && !wait_.is_to_end)
        return send(Stage::waiting, "IDLE");
    complete_wait(/*is_ok=*/true);
}

void ImapConversation::complete_wait(bool is_ok)
{
    // A server that ends the wait by itself would have us ask again and again.
    if (!is_ok || !wait_.is_to_end)
        abilities_->has_idle = false;
    stage_ = Stage::between;
    events_.emplace_back(WaitEnded{});
}

void ImapConversation::begin_tidying()
{
    if (folder_.is_recreated)
        return fail_tidying({Errc::unreachable, "it was recreated", {}});

    auto commands = tidying_commands(tidy_->uids, tidy_->wanted, *abilities_);
    if (!commands)
        return fail_tidying(std::move(commands.error()));
    if (commands->empty())
        return end_tidying();

    tidy_->commands = *std::move(commands);
    send(Stage::tidying, tidy_->commands.front());
}

void ImapConversation::complete_tidying(const ImapStatus& status)
{
    if (!same_word(status.word, "OK")) {
        const bool is_missing = same_word(status.code, "TRYCREATE");
        return fail_tidying({Errc::refused,
                             fmt::format("the server answers {} {}", status.word, status.text),
                             is_missing ? "create the folder" : ""});
    }

    tidy_->commands.pop_front();
    if (tidy_->commands.empty())
        end_tidying();
    else if (folder_.is_recreated)
        fail_tidying({Errc::unreachable, "it was recreated", {}});
    else
        send(Stage::tidying, tidy_->commands.front());
}

void ImapConversation::end_tidying()
{
    tidy_.reset();
    stage_ = Stage::between;
    events_.emplace_back(Tidied{});
}

void ImapConversation::fail_tidying(Error error)
{
    auto failure = tidying_error(folder_.name, tidy_->wanted, std::move(error));
    tidy_.reset();
    stage_ = Stage::between;
    events_.emplace_back(TidyingFailed{std::move(failure)});
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

void ImapConversation::complete_fetch(std::string_view tag, const ImapStatus& status)
{
    // RFC 5530: some of the mails are gone, all others were sent.
    const bool is_ok = same_word(status.word, "OK") || same_word(status.code, "EXPUNGEISSUED");
    if (!is_ok)
        return refuse_fetch(tag, status);

    if (fetches_.complete(tag)) {
        auto next = next_tag();
        output_ += fmt::format("{} {}\r\n", next, fetches_.ask_next_piece(tag, next));
    }
    if (stage_ == Stage::failing)
        return finish_failing();
    if (folder_.is_recreated)
        return fail_folder(Errc::unreachable, "it was recreated while it was read");

    while (auto whole = fetches_.next_whole()) {
        give_out(*std::move(whole));
        if (stage_ != Stage::fetching)
            return;
    }
    ask_next();
}

void ImapConversation::give_out(FetchQueue::Whole whole)
{
    if (whole.textless_uid != 0)
        return fail_folder(Errc::protocol,
                           fmt::format("the server sends no text of UID {}", whole.textless_uid));

    MailBatch batch{
        .folder = folder_.name,
        .mails = std::move(whole.mails),
        .cursor = {.uid_validity = folder_.uid_validity, .last_uid = whole.last_uid},
        .backlog = 0,
    };
    for (auto& mail : batch.mails) {
        mail.folder = folder_.name;
        mail.uid_validity = folder_.uid_validity;
    }

    // What was asked and did not arrive was expunged in the meantime: we move past it.
    folder_.cursor = batch.cursor;
    const auto unread = folder_.uid_next - 1 - folder_.cursor.last_uid;
    batch.backlog = std::min(unread, folder_.exists.value_or(unread));
    ++folder_.given_out;
    events_.emplace_back(std::move(batch));
}

void ImapConversation::refuse_fetch(std::string_view tag, const ImapStatus& status)
{
    const auto mails = fetches_.refuse(tag);
    if (stage_ == Stage::failing)
        return finish_failing();
    if (mails.empty())  // An answer that counts no more.
        return ask_next();

    // One mail that the server cannot read must not keep the others back.
    if (same_word(status.word, "BAD") || mails.size() == 1)
        return fail_folder(status);
    folder_.plan->retry_one_by_one(mails);
    ask_next();
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

/// Asks ahead as far as the limits allow. What a refused command left under way is waited for
/// first: its mails are asked for again.
void ImapConversation::ask_next()
{
    stage_ = Stage::fetching;
    if (fetches_.has_forgotten())
        return;

    // One at a time when a mail is sought that the server refuses, or its neighbour would be
    // refused with it; and behind a large one, or two would be in memory.
    const auto most = folder_.plan->is_one_by_one() ? 1 : limits_.open_batches;
    while (fetches_.size() + folder_.given_out < most && !fetches_.has_large()) {
        auto batch = folder_.plan->next_batch();
        if (batch.empty())
            break;

        auto tag = next_tag();
        output_ += fmt::format("{} ", tag);
        output_ += fmt::format("{}\r\n", fetches_.ask(std::move(tag), std::move(batch)));
    }
    if (fetches_.size() + folder_.given_out > 0)
        return;

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
    stage_ = Stage::failing;
    folder_.failure = Error{code, fmt::format("folder \"{}\": {}", folder_.name, what), {}};
    fetches_.forget();
    finish_failing();
}

void ImapConversation::fail_folder(const ImapStatus& status)
{
    const bool is_bad = same_word(status.word, "BAD");
    fail_folder(is_bad ? Errc::protocol : Errc::refused,
                fmt::format("the server answers {} {}", status.word, status.text));
}

void ImapConversation::finish_failing()
{
    if (fetches_.has_forgotten() || folder_.given_out > 0)
        return;

    stage_ = Stage::between;
    folder_.uid_validity = 0;
    events_.emplace_back(
        FolderFailed{.folder = folder_.name, .error = *std::move(folder_.failure)});
}

}  // namespace advisory::transport
