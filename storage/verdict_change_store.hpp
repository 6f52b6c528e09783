#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/match.hpp"
#include "core/time.hpp"
#include "storage/database.hpp"
#include "storage/match_store.hpp"

namespace advisory::storage {

/// What a person said about a verdict that would become less grave.
enum class Decision { accepted, kept };

/// A verdict that an evaluation changed, or would lower if a person agreed.
struct VerdictChange {
    std::int64_t row = 0;
    std::int64_t match = 0;  ///< The one whose verdict it is about.
    Verdict before = Verdict::review;
    Verdict verdict = Verdict::review;  ///< What the evaluation came to.
    std::string why;                    ///< In words, for a person.
    std::string cause;                  ///< As in Evaluation.
    Time made_at{};
    std::optional<Decision> decision;
    std::string decided_by;
    std::string reason;
    std::optional<Time> decided_at;
    bool is_over = false;  ///< The match was superseded, or a later change says what is so.

    /// Less grave, and nobody has decided: the match stays as it was.
    [[nodiscard]] bool is_waiting() const { return verdict < before && !decision && !is_over; }
};

/// The changes of verdicts, as events: none is ever taken back.
class VerdictChangeStore {
public:
    /// Keeps a reference: `db` must outlive the store.
    explicit VerdictChangeStore(Database& db);

    /// Adds a change to what the last evaluation of the match's advisory came to. Nothing is
    /// added when the last change of the match said the same.
    void add(const VerdictChange& change);

    /// Of one match, oldest first.
    std::vector<VerdictChange> of(std::int64_t match);

    /// A change with the live or superseded match that it is about.
    struct Listed {
        VerdictChange change;
        StoredMatch match;
    };
    enum class Which { waiting, all };
    /// Newest first. Of each match only the last change waits: it says what is so today.
    std::vector<Listed> list(Which which, std::size_t limit);

    std::int64_t count_waiting();

    /// Records the decision on a waiting change.
    void decide(std::int64_t change,
                Decision decision,
                std::string_view by,
                std::string_view reason,
                Time when);

private:
    Database& db_;
};

}  // namespace advisory::storage
