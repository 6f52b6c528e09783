#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/mail_source.hpp"
#include "core/time.hpp"
#include "storage/database.hpp"

namespace advisory::storage {

/// The number of a notice: within its year, from 1.
struct NoticeNumber {
    int year = 0;
    int number = 0;

    auto operator<=>(const NoticeNumber&) const = default;
};

/// How a numbered notice came to us.
enum class Way {
    watched,  ///< By mail, while its source was watched.
    history,  ///< By mail that was older than that.
    other,    ///< By a back-fill, or from somebody else.
    waived,   ///< Not at all: a person said that it need not come.
};

/// Numbers `first` to `last` of a year that were missing when a later one came.
struct NumberGap {
    std::int64_t row = 0;
    std::string source;  ///< Whose mail showed it.
    Numbering numbers = Numbering::none;
    int year = 0;
    int first = 0;
    int last = 0;
    Time noticed_at{};
    std::optional<Time> raised_at;
    bool is_jump = false;  ///< Number `last` + 1 is far ahead, and may be mistyped or made up.
};

/// The numbers of notices that have arrived, and the gaps between them.
class NumberStore {
public:
    /// Keeps a reference: `db` must outlive the store.
    explicit NumberStore(Database& db);

    /// Keeps the number. False when it was there already; one that came otherwise only is new
    /// when a source's mail brings it.
    bool add(Numbering numbers, NoticeNumber number, Way way, Time when);

    /// Notes that a person, named in `note`, waits for the number no longer. One that has
    /// arrived stays as it is.
    void waive(Numbering numbers, NoticeNumber number, std::string_view note, Time when);

    /// What stands around a number of a year; what came otherwise only does not count.
    struct Neighbours {
        std::optional<int> base;            ///< The first of its year that came.
        std::optional<int> below;           ///< The greatest that is less.
        bool has_year_before_come = false;  ///< One of the year before came while watched.
    };
    Neighbours neighbours_of(Numbering numbers, NoticeNumber number);

    /// Those from `first` to `last` that have arrived or were waived, ascending.
    std::vector<int> arrived(Numbering numbers, int year, int first, int last);

    /// Whether this number was far ahead when it came.
    bool was_far_ahead(Numbering numbers, NoticeNumber number);

    void open_gap(const NumberGap& gap);
    void mark_raised(std::int64_t row, Time now);

    /// From now on the gap is one of `source`.
    void pass_on(std::int64_t row, std::string_view source);
    void end_gap(std::int64_t row, std::string_view by, Time now);

    /// Gaps that are not ended, oldest first.
    std::vector<NumberGap> open_gaps();

private:
    Database& db_;
};

}  // namespace advisory::storage
