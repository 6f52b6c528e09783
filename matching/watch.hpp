#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/advisory.hpp"
#include "core/inventory.hpp"

namespace advisory::matching {

/// A watched term that a notice speaks of. Only ever a reason for a review.
struct WatchHit {
    std::int64_t term = 0;  ///< WatchTerm::row.
    std::size_t item = 0;   ///< Index into Advisory::items; 0 when there are none.
    TextSpan span;          ///< Of the notice's text; {0, 0} when only a field has the term.
    std::string shown;      ///< As it stands there, at most 240 bytes of it.
};

/// Terms prepared to be looked for all at once.
///
/// A term is found in any spelling of `key_of` and `search_key_of` (width, case, dashes, サーバ
/// and サーバー, ヴァ and バ), also across a line break, where it is a word of its own:
/// - A term that begins or ends with an ASCII letter or digit: no letter or digit may stand in
///   front, no letter behind ("NX" is not in LINUX, "Ada" not in Adapter). Digits behind a letter
///   are a version or a model ("Qt" is in Qt6); behind a digit nothing may follow directly ("S7"
///   is in S7-1500 and not in S71).
/// - Katakana: not inside a longer word of katakana, but for words that go with names (テルモ is
///   not in テルモス; it is in テルモ製 and in テルモシリーズ).
/// - Kanji: not inside a longer run of kanji, but for what goes with names: 旧, 株式会社 in front,
///   製, 社, 版, 株式会社, 製品, 工業 ... behind. Between scripts there is a boundary: when in
///   doubt a term is found.
class WatchIndex {
public:
    /// Terms without a letter are left out; of one longer than 1000 bytes its beginning counts.
    explicit WatchIndex(const std::vector<WatchTerm>& terms);

    [[nodiscard]] bool is_empty() const { return rows_.empty(); }

    /// A term and where it stands.
    struct Found {
        std::int64_t term = 0;
        TextSpan span;
    };

    /// All terms in `text`, by their places; of each at most its first hundred places. One pass:
    /// the time grows with the text and the longest term, not with the number of terms.
    [[nodiscard]] std::vector<Found> find_in(std::string_view text) const;

private:
    using Node = std::uint32_t;

    void add(const WatchTerm& term);

    std::unordered_map<std::uint64_t, Node> edges_;  ///< By node and the byte that leads on.
    std::vector<std::vector<std::size_t>> ends_;     ///< By node: the terms that end there.
    std::vector<std::int64_t> rows_;                 ///< WatchTerm::row of each term.
};

/// What a notice says of watched terms: in its title, its text, and of each item in title, makers
/// and product names. Each term once an item, where the text has it first; ordered by item and
/// term. `text` is Mail::text. What the text says before the first item, such as a table of
/// contents, counts for item 0 when the term stands nowhere else.
std::vector<WatchHit> find_watched(const Advisory& advisory,
                                   std::string_view text,
                                   const WatchIndex& index);

}  // namespace advisory::matching
