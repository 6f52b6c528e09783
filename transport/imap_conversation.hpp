#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/mail.hpp"
#include "core/result.hpp"
#include "transport/fetch_plan.hpp"
#include "transport/imap_event.hpp"
#include "transport/imap_response.hpp"

namespace advisory::transport {

struct FetchedMail;

/// Our half of an authenticated IMAP session: bytes in, events and bytes out.
/// Knows no socket and no clock.
///
/// Reads folders one after the other, with EXAMINE and BODY.PEEK, so that the
/// server keeps no trace of us. After each batch it waits for `proceed`: the caller
/// stores the batch first. No bytes of a server make it throw, or take more memory
/// than the limits allow.
class ImapConversation {
public:
    explicit ImapConversation(const ImapLimits& limits = {});

    /// Begins to read what lies behind `cursor`, or all when the folder's
    /// UIDVALIDITY is another one. `folder` is UTF-8. Only between folders.
    ///
    /// Ends in FolderRead or FolderFailed: Errc::refused when the server says NO,
    /// Errc::protocol when it says BAD, Errc::configuration for an impossible name.
    void read_folder(std::string folder, FolderCursor cursor);

    /// Goes on after a MailBatch.
    void proceed();

    /// Ends the session. Only between folders.
    void log_out();

    /// Takes what the server sent, in pieces of any size. What breaks the protocol
    /// ends the session with Errc::protocol, a BYE with Errc::unreachable.
    void receive(std::string_view bytes);

    /// The server closed the connection.
    void disconnected();

    /// What is to be sent, in order; empty afterwards.
    std::string take_output();

    /// The next event, in order; nothing while the server has to speak first.
    std::optional<ImapEvent> next_event();

private:
    enum class Stage { between, examining, seeking, listing, fetching, paused, leaving, ended };

    struct Folder {
        std::string name;
        FolderCursor cursor;
        std::uint32_t uid_validity = 0;  ///< 0 until the server has said it.
        std::uint64_t uid_next = 0;      ///< 0 until the server has said it, or it was sought.
        std::optional<std::uint64_t> exists;
        std::optional<FetchPlan> plan;
        bool is_recreated = false;  ///< UIDVALIDITY changed while we read.
    };

    struct ArrivedMail {
        RawMail mail;
        bool has_text = false;
    };

    Result<void> take(ImapResponse response);
    Result<void> take_untagged(ImapResponse response);
    Result<void> take_numbered(std::uint64_t number, ImapResponse response);
    Result<void> take_untagged_status(const ImapStatus& status);
    Result<void> take_fetch(ImapResponse response);
    Result<void> take_mail(FetchedMail fetched);
    Result<void> take_tagged(std::string_view line);

    void complete(const ImapStatus& status);
    void complete_examine();
    void complete_fetch();
    void retry_or_fail(const ImapStatus& status);

    void plan_reading();
    void ask_next();
    void end_folder();
    void fail_folder(Errc code, std::string_view what);
    void fail(Error error);
    void send(Stage stage, std::string_view command);
    [[nodiscard]] bool is_asked_too_large() const;

    ImapLimits limits_;
    ImapResponseReader reader_;
    Stage stage_ = Stage::between;
    unsigned last_tag_ = 0;
    std::string tag_;  ///< Of the command under way; empty when there is none.
    Folder folder_;
    std::vector<ListedMail> asked_;                 ///< The batch under way.
    std::map<std::uint32_t, ArrivedMail> arrived_;  ///< Of that batch, by UID.
    std::uint64_t arrived_bytes_ = 0;
    std::string output_;
    std::deque<ImapEvent> events_;
};

}  // namespace advisory::transport
