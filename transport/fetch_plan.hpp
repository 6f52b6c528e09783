#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <vector>

namespace advisory::transport {

/// Both ends belong to it.
struct UidRange {
    std::uint32_t first = 0;
    std::uint32_t last = 0;

    bool operator==(const UidRange&) const = default;
};

/// A mail that the server says it has.
struct ListedMail {
    std::uint32_t uid = 0;
    std::uint64_t size = 0;

    auto operator<=>(const ListedMail&) const = default;
};

/// Decides in which steps a folder is read: which UIDs to list next, and which of
/// the listed mails to fetch together. Plain arithmetic, bounded memory: a folder
/// may hold two million mails, or three whose UIDs lie a billion apart.
class FetchPlan {
public:
    struct Limits {
        std::size_t listed_mails = 1024;  ///< Of a window, kept at a time.
        std::size_t batch_mails = 200;
        std::uint64_t batch_bytes = std::uint64_t{8} * 1024 * 1024;  ///< Larger mails go alone.
    };

    /// Plans to read `uids`, in ascending order. An empty plan when first > last.
    FetchPlan(Limits limits, UidRange uids);

    /// The UIDs to list next; nothing when all were listed. One window at a time.
    std::optional<UidRange> next_window();

    /// Notes a mail of the window. One outside of it is passed over: servers
    /// answer `n:*` with the last mail even when it is older than n, and report
    /// on any mail whenever they like.
    void note(ListedMail mail);

    /// The window was answered in full.
    void close_window();

    /// Takes the mails to fetch together next, by ascending UID; empty when no
    /// listed mail is left.
    std::vector<ListedMail> next_batch();

    /// Up to this UID every mail goes alone.
    void go_alone_to(std::uint32_t uid) { alone_to_ = std::max(alone_to_, uid); }

    /// Gives mails back, at least one; each of them goes alone from now on.
    void retry_one_by_one(std::span<const ListedMail> batch);

    /// Whether the last batch was a mail that goes alone, or the next one is.
    [[nodiscard]] bool is_one_by_one() const;

    /// Whether fewer mails than two batches are listed, and others can be.
    [[nodiscard]] bool is_to_list() const;

private:
    Limits limits_;
    std::uint64_t next_uid_;  ///< First not listed; wider than a UID, it may pass the last one.
    std::uint64_t end_uid_;
    std::uint64_t window_size_;
    UidRange window_;
    std::vector<ListedMail> noted_;  ///< A heap, largest UID on top, of the open window.
    bool is_window_cut_ = false;     ///< More mails than we keep: the rest is listed again.
    std::deque<ListedMail> listed_;
    std::uint32_t alone_to_ = 0;
    std::uint32_t last_uid_ = 0;  ///< Of the last batch; 0: there was none.
};

}  // namespace advisory::transport
