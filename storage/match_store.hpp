#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/inventory.hpp"
#include "core/match.hpp"
#include "core/time.hpp"
#include "storage/database.hpp"

namespace advisory::storage {

/// A match as it is listed, with the words of its advisory and product.
struct StoredMatch {
    std::int64_t row = 0;
    Match match;
    std::string advisory_id;
    std::string advisory_title;
    std::int64_t revision = 0;  ///< Row of the advisory revision it was made from.
    std::string item_title;
    std::string url;  ///< The first of the item; of the notice when the item names none.
    ProductVersion product;
    Component component;  ///< All empty when the product itself is named.
    std::string severity;
    std::optional<double> cvss;  ///< Highest score of the item.
    std::string state;           ///< Of its case; "RECEIVED" while nobody has moved it.
    Time created_at{};
    std::optional<std::int64_t> superseded_by;  ///< Row of the evaluation that set it aside.
    std::int64_t snapshot = 0;
    std::string rules;  ///< Version of the matching rules.
    std::string cause;  ///< Why it was evaluated, as in Evaluation.
};

/// How much of a match is read.
enum class MatchDetail {
    whole,
    listed,   ///< Without the evidence.
    verdict,  ///< Without the words of product and component.
};

/// One advisory revision held against the whole inventory: the record that it was
/// checked, whether or not anything matched.
struct Evaluation {
    std::int64_t revision = 0;
    std::int64_t snapshot = 0;
    std::string rules;
    /// What made it necessary: "import of bom.json"; empty when the notice arrived or changed.
    std::string cause{};
    std::size_t products = 0;
    std::size_t components = 0;
    Time made_at{};
};

struct MatchQuery {
    std::optional<Time> since;      ///< Made at this instant or later.
    std::optional<Time> until;      ///< Made before this instant.
    std::string product;            ///< Product id; empty: any.
    std::string advisory;           ///< Advisory id; empty: any.
    std::string cve;                ///< In either case.
    std::vector<Verdict> verdicts;  ///< Empty: any.
    /// This or graver, of low, medium, high, critical. A match without a score is listed
    /// whatever is asked for: it may be grave.
    std::string severity;
    std::string state;
    std::size_t limit = 1000;
    /// For following: only rows above this one, the oldest first, so that the limit cuts off
    /// the newest.
    std::optional<std::int64_t> after;
};

/// The verdicts. None is overwritten: a new evaluation supersedes the old.
class MatchStore {
public:
    /// Keeps a reference: `db` must outlive the store.
    explicit MatchStore(Database& db);

    /// Keeps an evaluation with its matches and answers their rows, in order. A live
    /// match of the same advisory that says the same stays (its row is answered), with
    /// the revision, item and place in the text that it was made from; the other live
    /// ones of the advisory become superseded, but for those in `kept`. The same means also
    /// the same title, URL and score of the item. `Match::item` must be an item of the
    /// revision, `product` and `component` rows of the inventory.
    ///
    /// `live`: what live_of answers for the advisory, read in the same transaction.
    std::vector<std::int64_t> save(const Evaluation& evaluation,
                                   const std::vector<Match>& matches,
                                   const std::vector<StoredMatch>& live,
                                   const std::set<std::int64_t>& kept = {});
    std::vector<std::int64_t> save(const Evaluation& evaluation, const std::vector<Match>& matches);

    /// The live matches of an advisory.
    std::vector<StoredMatch> live_of(std::string_view advisory_id,
                                     MatchDetail detail = MatchDetail::whole);

    /// A match whole, with its evidence; also a superseded one.
    std::optional<StoredMatch> find(std::int64_t row);

    /// Live matches, newest first unless they are followed; without their evidence.
    std::vector<StoredMatch> list(const MatchQuery& query);

    /// The same one after the other, so that no more than one is held.
    void visit(const MatchQuery& query, const std::function<void(StoredMatch&&)>& take);

    /// How an advisory was evaluated last.
    struct LastEvaluation {
        std::int64_t advisory = 0;
        std::string id;
        std::int64_t snapshot = 0;  ///< 0: never.
        std::string rules;
    };
    /// The advisories behind row `after`, in the order of their rows, at most `limit`; with
    /// `Which::outdated` those whose last evaluation was by other rules or against another
    /// inventory than these.
    enum class Which { outdated, all };
    std::vector<LastEvaluation> last_evaluations(Which which,
                                                 std::string_view rules,
                                                 std::int64_t snapshot,
                                                 std::int64_t after,
                                                 std::size_t limit);
    std::int64_t count_outdated(std::string_view rules, std::int64_t snapshot);

    /// When and against what an advisory was checked, newest first.
    std::vector<Evaluation> evaluations_of(std::string_view advisory_id);

private:
    Database& db_;
};

}  // namespace advisory::storage
