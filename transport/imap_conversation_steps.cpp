#include "language/say.hpp"
#include "transport/imap_conversation.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "transport/imap_command.hpp"

// How a folder is read, from one answered command to the next; imap_conversation.cpp takes the
// answers apart.

namespace advisory::transport {

namespace {

Error folder_error(const FolderState& folder, Errc code, std::string_view what)
{
    return {code, say("folder \"{}\": {}", folder.name, what), {}};
}

Error folder_error(const FolderState& folder, const ImapStatus& status)
{
    const bool is_bad = same_word(status.word, "BAD");
    return folder_error(folder,
                        is_bad ? Errc::protocol : Errc::refused,
                        say("the server answers {} {}", status.word, status.text));
}

/// Refused again and again, or never sent.
bool may_set_aside(const FolderState& folder, std::uint32_t uid)
{
    return folder.knows(&KnownFailures::refused, uid) ||
           folder.knows(&KnownFailures::unannounced, uid);
}

/// Holds the bare fact of a mail back until another one comes: see ImapConversation::set_aside.
void hold(FolderState& folder, RawMail mail, Error error)
{
    mail.is_complete = false;
    mail.is_refused = true;
    if (folder.held.empty())
        folder.failure = std::move(error);
    folder.held.push_back(std::move(mail));
}

}  // namespace

void ImapConversation::complete(const ImapStatus& status)
{
    const bool is_ok = same_word(status.word, "OK");

    if (stage_ == Stage::leaving) {
        stage_ = Stage::ended;
        events_.emplace_back(SessionEnded{});
    } else if (stage_ == Stage::failing) {
        finish_failing();
    } else if (stage_ == Stage::asking) {
        complete_asking();
    } else if (stage_ == Stage::waiting) {
        complete_wait(is_ok);
    } else if (stage_ == Stage::tidying) {
        complete_tidying(status);
    } else if (folder_.is_recreated) {
        fail_folder(Errc::unreachable, say("it was recreated while it was read"));
    } else if (!is_ok) {
        fail_folder(folder_error(folder_, status));
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
        return fail_tidying({Errc::unreachable, say("it was recreated"), {}});

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
                             say("the server answers {} {}", status.word, status.text),
                             is_missing ? say("create the folder") : Said{}});
    }

    tidy_->commands.pop_front();
    if (tidy_->commands.empty())
        end_tidying();
    else if (folder_.is_recreated)
        fail_tidying({Errc::unreachable, say("it was recreated"), {}});
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
        return fail_folder(Errc::protocol, say("the server gives it no UIDVALIDITY"));

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
        return fail_folder(Errc::unreachable, say("it was recreated while it was read"));

    while (auto whole = fetches_.next_whole()) {
        give_out(*std::move(whole));
        if (stage_ != Stage::fetching)
            return;
    }
    ask_next();
}

void ImapConversation::give_out(FetchQueue::Whole whole)
{
    if (const auto uid = whole.textless_uid; uid != 0) {
        auto error =
            folder_error(folder_, Errc::protocol, say("the server sends no text of UID {}", uid));
        if (whole.mails.size() == 1 && may_set_aside(folder_, uid))
            return set_aside(std::move(whole.mails.front()), std::move(error));
        return fail_folder(std::move(error), UidRange{.first = uid, .last = uid});
    }

    // The mails that are held back wait for one that can be read.
    if (whole.mails.empty() && !folder_.held.empty())
        return;
    std::ranges::move(whole.mails, std::back_inserter(folder_.held));

    MailBatch batch{
        .folder = folder_.name,
        .mails = std::exchange(folder_.held, {}),
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
    const auto& first = mails.front();
    if (same_word(status.word, "BAD") || mails.size() == 1) {
        if (mails.size() > 1 || !may_set_aside(folder_, first.uid))
            return fail_folder(folder_error(folder_, status),
                               UidRange{.first = first.uid, .last = mails.back().uid});
        RawMail mail;
        mail.uid = first.uid;
        mail.size = first.size;
        return set_aside(std::move(mail), folder_error(folder_, status));
    }
    folder_.plan->retry_one_by_one(mails);
    ask_next();
}

/// Tries what is left of a mail that is refused again: its header, and then the bare fact, which
/// is held back until a mail behind it shows that the server gives mails at all.
void ImapConversation::set_aside(RawMail mail, Error error)
{
    if (std::exchange(folder_.header_uid, mail.uid) != mail.uid &&
        !folder_.knows(&KnownFailures::unannounced, mail.uid))
        return ask({{.uid = mail.uid, .size = mail.size}});

    hold(folder_, std::move(mail), std::move(error));
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
    if (folder_.known.uid_validity == folder_.uid_validity)
        folder_.plan->go_alone_to(folder_.known.alone_to);
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
    const auto most = [&] { return folder_.plan->is_one_by_one() ? 1 : limits_.open_batches; };
    while (fetches_.size() + folder_.given_out < most() && !fetches_.has_large()) {
        auto batch = folder_.plan->next_batch();
        if (batch.empty())
            break;
        if (const auto uid = batch.front().uid; folder_.knows(&KnownFailures::unasked, uid)) {
            RawMail mail;
            mail.uid = uid;
            mail.size = batch.front().size;
            hold(folder_,
                 std::move(mail),
                 folder_error(folder_,
                              Errc::unreachable,
                              say("the session ends each time that UID {} is asked for", uid)));
            continue;
        }
        ask(std::move(batch));
    }
    if (tag_.empty())
        list_ahead();
}

/// Asks for the sizes of the next mails before those that are known run out, so that no fetch
/// waits for them. Not while a mail is sought that ends the session: none but its own command may
/// be under way then.
void ImapConversation::list_ahead()
{
    const bool is_idle = fetches_.size() + folder_.given_out == 0;
    if (!is_idle && (!folder_.plan->is_to_list() || folder_.plan->is_one_by_one()))
        return;

    if (const auto window = folder_.plan->next_window())
        send(Stage::fetching, list_command(*window));
    else if (is_idle)
        end_folder();
}

void ImapConversation::ask(std::vector<ListedMail> mails)
{
    const auto first = mails.front();
    const bool is_header =
        first.uid == folder_.header_uid || folder_.knows(&KnownFailures::unannounced, first.uid);
    auto tag = next_tag();
    output_ += fmt::format("{} ", tag);
    output_ += fmt::format("{}\r\n",
                           is_header ? fetches_.ask_header(std::move(tag), first)
                                     : fetches_.ask(std::move(tag), std::move(mails)));
}

void ImapConversation::end_folder()
{
    if (!folder_.held.empty()) {
        const auto uid = folder_.held.front().uid;
        return fail_folder(*std::move(folder_.failure), UidRange{.first = uid, .last = uid});
    }
    stage_ = Stage::between;
    events_.emplace_back(FolderRead{.folder = folder_.name, .cursor = folder_.cursor});
}

void ImapConversation::fail_folder(Errc code, std::string_view what)
{
    fail_folder(folder_error(folder_, code, what));
}

void ImapConversation::fail_folder(Error error, std::optional<UidRange> mails)
{
    if (mails)
        folder_.failed_mails = {.uid_validity = folder_.uid_validity, .uids = *mails};
    stage_ = Stage::failing;
    folder_.failure = std::move(error);
    fetches_.forget();
    finish_failing();
}

void ImapConversation::finish_failing()
{
    if (fetches_.has_forgotten() || folder_.given_out > 0 || !tag_.empty())
        return;

    stage_ = Stage::between;
    folder_.uid_validity = 0;
    events_.emplace_back(FolderFailed{.folder = folder_.name,
                                      .error = *std::move(folder_.failure),
                                      .mails = folder_.failed_mails});
}

}  // namespace advisory::transport
