#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/mail.hpp"
#include "core/result.hpp"
#include "transport/fetch_plan.hpp"
#include "transport/fetch_queue.hpp"
#include "transport/imap_command.hpp"
#include "transport/imap_conversation_state.hpp"
#include "transport/imap_event.hpp"
#include "transport/imap_response.hpp"
#include "transport/imap_tidying.hpp"

namespace advisory::transport {

/// Our half of an authenticated IMAP session: bytes in, events and bytes out.
/// Knows no socket and no clock.
///
/// Reads folders one after the other, with EXAMINE and BODY.PEEK, so that the
/// server keeps no trace of us. It asks for the next batches ahead, and for no more than
/// ImapLimits::open_batches until `proceed` says that there is room. No bytes of a server make
/// it throw, or take more memory than the limits allow.
class ImapConversation {
public:
    explicit ImapConversation(const ImapLimits& limits = {});

    /// Begins to read what lies behind `cursor`, or all when the folder's
    /// UIDVALIDITY is another one. `folder` is UTF-8. Only between folders.
    /// Ends in FolderRead or FolderFailed: Errc::refused when the server says NO,
    /// Errc::protocol when it says BAD, Errc::configuration for an impossible name.
    /// A mail of `known` that is refused once more comes as its header, with
    /// RawMail::is_refused, or without bytes before a mail behind it that can be read.
    void read_folder(std::string folder,
                     FolderCursor cursor,
                     FolderAccess access = FolderAccess::read_only,
                     KnownFailures known = {});

    /// Reads what is new in the folder that was read last, while it is still open: without
    /// asking whether it is the same one. Only between folders, and after one was read.
    void read_news();

    /// There is room for another MailBatch. Once for each.
    void proceed();

    /// Flags or moves mails of the folder that was read last, opened to be written, by ascending
    /// UID. Ends in Tidied or TidyingFailed. Mails that are not there any more are no failure.
    /// Only between folders, after one was read.
    void tidy(std::span<const std::uint32_t> uids, const Tidying& tidying);

    /// Has the server tell when something arrives in the folder that was read last (IDLE,
    /// RFC 2177). Ends in WaitEnded; NewsArrived may come before. Only between folders, and
    /// after one was read.
    void wait_for_news();

    /// Ends the wait. The server may still have to answer: WaitEnded tells.
    void end_wait();

    [[nodiscard]] bool is_waiting() const;

    /// False once the server has said that it has no IDLE.
    [[nodiscard]] bool can_wait() const { return !abilities_ || abilities_->has_idle; }

    /// Ends the session. Only between folders.
    void log_out();

    /// Takes what the server sent, in pieces of any size. What breaks the protocol
    /// ends the session with Errc::protocol, a BYE with Errc::unreachable.
    void receive(std::string_view bytes);

    /// The server closed the connection.
    void disconnected();

    /// What was asked for and has not come: a server may break down at a mail.
    [[nodiscard]] std::optional<FailedMails> mails_under_way() const;

    /// What is to be sent, in order; empty afterwards.
    std::string take_output();
    /// The next event, in order; nothing while the server has to speak first.
    std::optional<ImapEvent> next_event();

private:
    enum class Stage {
        between,
        examining,
        seeking,
        fetching,  ///< Sizes and mails, until the last batch is proceeded from.
        failing,   ///< Until no command is under way any more.
        asking,    ///< What the server can do, before a wait or a tidying.
        waiting,
        tidying,
        leaving,
        ended,
    };

    Result<void> take(ImapResponse response);
    Result<void> take_continuation();
    Result<void> take_untagged(ImapResponse response);
    Result<void> take_numbered(std::uint64_t number, ImapResponse response);
    Result<void> take_untagged_status(const ImapStatus& status);
    Result<void> take_fetch(ImapResponse response);
    Result<void> take_tagged(std::string_view line);
    void take_news();
    void complete(const ImapStatus& status);
    void complete_examine();
    void complete_asking();
    void complete_wait(bool is_ok);
    void ask_abilities();
    void begin_tidying();
    void complete_tidying(const ImapStatus& status);
    void end_tidying();
    void fail_tidying(Error error);
    void complete_fetch(std::string_view tag, const ImapStatus& status);
    void give_out(FetchQueue::Whole whole);
    void refuse_fetch(std::string_view tag, const ImapStatus& status);
    void set_aside(RawMail mail, Error error);
    void ask(std::vector<ListedMail> mails);
    void plan_reading();
    void ask_next();
    void list_ahead();
    void end_folder();
    void fail_folder(Errc code, std::string_view what);
    void fail_folder(Error error, std::optional<UidRange> mails = {});
    void finish_failing();
    void fail(Error error);
    void send(Stage stage, std::string_view command);
    std::string next_tag();

    ImapLimits limits_;
    ImapResponseReader reader_;
    Stage stage_ = Stage::between;
    unsigned last_tag_ = 0;
    std::string tag_;  ///< Of the command under way that is no fetch; empty: none.
    FolderState folder_;
    FetchQueue fetches_;
    WaitState wait_;
    std::optional<TidyState> tidy_;
    std::optional<ImapAbilities> abilities_;  ///< Nothing until the server has told them.
    std::string output_;
    std::deque<ImapEvent> events_;
};

}  // namespace advisory::transport
