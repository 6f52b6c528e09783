#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/console.hpp"
#include "cli/listing.hpp"
#include "cli/mail_files.hpp"
#include "cli/progress.hpp"
#include "core/hints.hpp"
#include "ingest/evaluator.hpp"
#include "ingest/ingest.hpp"
#include "storage/back_fill_store.hpp"
#include "storage/database.hpp"
#include "storage/message_store.hpp"

namespace advisory::cli {

/// What a back-fill has done so far.
struct Tally {
    std::size_t mails = 0;
    std::size_t known_mails = 0;
    std::size_t advisories = 0;
    std::size_t revisions = 0;
    std::size_t unread = 0;  ///< Notices that no parser knows, among the new mails.
    std::size_t alerts = 0;
    std::size_t skipped = 0;

    void count(const ingest::Outcome& outcome);
};

/// Takes mails into the store, a batch a transaction. What a batch did is printed only once it
/// is committed; that only the header of a mail is kept, because it is over `largest_mail` bytes,
/// at once. A batch is in memory before the store is locked for it, so that nobody waits for a slow
/// disk or pipe.
///
/// A run that was interrupted goes on where it was: a mail that has a receipt for its place is
/// passed over, and an mbox file that has not changed is read from its last mail that was taken.
class BackFill {
public:
    /// Keeps references: `db` and `console` must outlive it.
    BackFill(storage::Database& db,
             const Hints& hints,
             const OutputOptions& output,
             Console& console,
             std::size_t largest_mail = default_largest_mail);

    /// Reads files and folders. Returns early when the user interrupts it.
    void read(const std::vector<std::string>& paths);

    /// Reads standard input. Answers how many mails there were.
    std::size_t read_piped();

    [[nodiscard]] const Tally& tally() const { return tally_; }
    [[nodiscard]] bool is_interrupted() const;

    /// Paths that could not be read, with the reason. Those beyond a bound are only counted.
    [[nodiscard]] const std::vector<std::string>& refused() const { return refused_; }
    [[nodiscard]] std::size_t refused_count() const { return refused_count_; }

private:
    MailFileReader reader();
    void take(RawMail mail);
    void tell_of_cut(const RawMail& mail);
    MboxPlace begin_mbox(const MboxFile& file);
    void end_mbox(const MboxFile& file);
    void refuse(const std::filesystem::path& path, std::string_view reason);
    void skip(const std::filesystem::path& path);
    void commit();
    void keep_position();

    storage::Database& db_;
    ingest::Evaluator evaluator_;
    ingest::Ingest ingest_;
    storage::MessageStore messages_;
    storage::BackFillStore positions_;
    Console& console_;
    Progress progress_;
    Listing listing_;
    bool is_listing_;
    std::size_t largest_mail_;
    Tally tally_;
    std::vector<RawMail> batch_;
    std::size_t batch_bytes_ = 0;
    std::optional<MboxFile> mbox_;  ///< Being read.
    MboxPlace place_;               ///< In it.
    std::vector<std::string> refused_;
    std::size_t refused_count_ = 0;
};

}  // namespace advisory::cli
