#pragma once

#include <cstddef>
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

namespace advisory::transport {

struct FetchedMail;

/// The batches that a conversation has asked for, from the command to the last byte, in the
/// order of their UIDs. Several may be under way, so that the line is never idle. A mail that is
/// larger than a batch comes alone and in pieces; one over the size limit as its header.
class FetchQueue {
public:
    explicit FetchQueue(const ImapLimits& limits) : limits_{limits} {}

    /// Asks for mails by ascending UID, at least one: answers the command to send with `tag`.
    std::string ask(std::string tag, std::vector<ListedMail> mails);

    /// Likewise for a mail's header only, whatever its size.
    std::string ask_header(std::string tag, ListedMail mail);

    /// Takes what a FETCH response says; passes over what nobody asked for. Fails with
    /// Errc::protocol when the server sends far more than it announced.
    Result<void> take(FetchedMail fetched);

    /// Whether a command with this tag is under way.
    [[nodiscard]] bool is_under_way(std::string_view tag) const;

    /// The command was done. True when the mail has another piece, which is to be asked for next.
    bool complete(std::string_view tag);

    /// The command for that piece, to be sent with `next_tag`.
    std::string ask_next_piece(std::string_view tag, std::string next_tag);

    /// The command was refused: forgets every batch and gives back their mails. What other
    /// commands under way still bring is passed over. Nothing when this one was forgotten before.
    std::vector<ListedMail> refuse(std::string_view tag);

    /// Likewise without a refusal.
    std::vector<ListedMail> forget();

    /// The mails of the first batch, once it is whole. Those that are missing were expunged in
    /// the meantime. RawMail's mailbox, folder and UIDVALIDITY are left to the caller.
    struct Whole {
        std::vector<RawMail> mails;
        std::uint32_t last_uid = 0;      ///< Of those that were asked for.
        std::uint32_t textless_uid = 0;  ///< A mail that came without its text; 0: none.
    };
    std::optional<Whole> next_whole();

    /// The mails that are asked for; nothing: none are.
    [[nodiscard]] std::optional<UidRange> under_way() const;

    [[nodiscard]] std::size_t size() const { return batches_.size(); }
    /// Whether a mail that is larger than a batch is among them.
    [[nodiscard]] bool has_large() const;

    [[nodiscard]] bool has_forgotten() const { return !forgotten_.empty(); }

private:
    struct Arrived {
        RawMail mail;
        bool has_text = false;
    };

    struct Batch {
        std::string tag;  ///< Empty once it is whole.
        std::vector<ListedMail> mails;
        std::map<std::uint32_t, Arrived> arrived;  ///< By UID.
        std::uint64_t bytes = 0;                   ///< Of their texts.
        std::optional<std::uint64_t> last_piece;   ///< Its bytes, of a mail in pieces.
        bool is_header = false;                    ///< The header is asked for only.
    };

    enum class Way { whole, pieces, header };
    [[nodiscard]] Way way_of(const Batch& batch) const;
    [[nodiscard]] std::string command_for(const Batch& batch) const;
    Result<void> take_text(Batch& batch, FetchedMail& fetched, Arrived& arrived) const;

    ImapLimits limits_;
    std::deque<Batch> batches_;
    std::vector<std::string> forgotten_;  ///< Tags under way whose answers count no more.
};

/// The largest literal that is taken. RFC822.SIZE is an estimate on some servers, so it may be
/// half as large again as the largest that we ask for.
std::uint64_t literal_limit(const ImapLimits& limits);

}  // namespace advisory::transport
