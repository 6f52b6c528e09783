#include "storage/range_rows.hpp"

#include <utility>

#include "storage/query.hpp"
#include "storage/text_rows.hpp"

namespace advisory::storage {

namespace {

void write_intervals(Connection& connection,
                     std::int64_t range,
                     const std::vector<Interval>& intervals)
{
    Query insert{connection, R"sql(
        INSERT INTO range_interval (range, position, low, low_inclusive, high, high_inclusive)
             VALUES (?, ?, ?, ?, ?, ?)
    )sql"};

    const auto version_of = [](const std::optional<Bound>& bound) {
        return bound ? std::optional{bound->version} : std::nullopt;
    };
    for (std::size_t position = 0; position < intervals.size(); ++position) {
        const auto& [low, high] = intervals[position];
        insert.run(range,
                   position,
                   version_of(low),
                   low && low->inclusive,
                   version_of(high),
                   high && high->inclusive);
    }
}

std::vector<Interval> read_intervals(Connection& connection, std::int64_t range)
{
    Query query{connection, R"sql(
        SELECT low, low_inclusive, high, high_inclusive
          FROM range_interval
         WHERE range = ?
         ORDER BY position
    )sql"};
    query.bind(range);

    std::vector<Interval> intervals;
    while (query.step()) {
        std::optional<std::string> low;
        std::optional<std::string> high;
        bool is_low_inclusive = false;
        bool is_high_inclusive = false;
        query.read(low, is_low_inclusive, high, is_high_inclusive);

        auto& interval = intervals.emplace_back();
        if (low)
            interval.low = Bound{.version = *std::move(low), .inclusive = is_low_inclusive};
        if (high)
            interval.high = Bound{.version = *std::move(high), .inclusive = is_high_inclusive};
    }
    return intervals;
}

void write_qualifiers(Connection& connection,
                      std::int64_t range,
                      const std::vector<Qualifier>& qualifiers)
{
    Query insert{
        connection,
        "INSERT INTO range_qualifier (range, position, kind, value) VALUES (?, ?, ?, ?)",
    };
    for (std::size_t position = 0; position < qualifiers.size(); ++position)
        insert.run(range, position, qualifiers[position].kind, qualifiers[position].value);
}

std::vector<Qualifier> read_qualifiers(Connection& connection, std::int64_t range)
{
    Query query{
        connection,
        "SELECT kind, value FROM range_qualifier WHERE range = ? ORDER BY position",
    };
    query.bind(range);

    std::vector<Qualifier> qualifiers;
    while (query.step()) {
        auto& qualifier = qualifiers.emplace_back();
        query.read(qualifier.kind, qualifier.value);
    }
    return qualifiers;
}

void write_children(Connection& connection, std::int64_t row, const AffectedRange& range)
{
    write_intervals(connection, row, range.intervals);
    write_texts(connection,
                "INSERT INTO range_cve (range, position, cve) VALUES (?, ?, ?)",
                row,
                range.cves);
    write_qualifiers(connection, row, range.qualifiers);
    write_texts(connection,
                "INSERT INTO range_flag (range, position, flag) VALUES (?, ?, ?)",
                row,
                range.flags);
    write_texts(connection,
                "INSERT INTO range_model (range, position, model) VALUES (?, ?, ?)",
                row,
                range.models);
}

void read_children(Connection& connection, std::int64_t row, AffectedRange& range)
{
    range.intervals = read_intervals(connection, row);
    range.cves =
        read_texts(connection, "SELECT cve FROM range_cve WHERE range = ? ORDER BY position", row);
    range.qualifiers = read_qualifiers(connection, row);
    range.flags = read_texts(connection,
                             "SELECT flag FROM range_flag WHERE range = ? ORDER BY position",
                             row);
    range.models = read_texts(connection,
                              "SELECT model FROM range_model WHERE range = ? ORDER BY position",
                              row);
}

/// How a section stands in the table: superseded phrases are affected ones with a mark.
struct StoredSection {
    std::string_view name;
    bool is_superseded = false;
};

StoredSection stored_section(Section section)
{
    switch (section) {
        case Section::affected:
            break;
        case Section::unaffected:
            return {.name = "unaffected"};
        case Section::fixed:
            return {.name = "fixed"};
        case Section::superseded:
            return {.name = "affected", .is_superseded = true};
    }
    return {.name = "affected"};
}

/// The first position that is free in a section of an item.
std::size_t free_position(Connection& connection, std::int64_t item, std::string_view section)
{
    Query query{connection, R"sql(
        SELECT COUNT(*)
          FROM affected_range
         WHERE item = ?
           AND section = ?
    )sql"};
    query.bind(item, section).step();

    std::size_t position = 0;
    query.read(position);
    return position;
}

}  // namespace

void write_ranges(Connection& connection,
                  std::int64_t item,
                  Section section,
                  const std::vector<AffectedRange>& ranges)
{
    if (ranges.empty())
        return;

    const auto [name, is_superseded] = stored_section(section);
    auto position = free_position(connection, item, name);
    Query insert{connection, R"sql(
        INSERT INTO affected_range (item, section, position, product, phrase, status,
                                    span_begin, span_end, stated_on, is_superseded)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    )sql"};

    for (const auto& range : ranges) {
        insert.run(item,
                   name,
                   position++,
                   range.product,
                   range.phrase,
                   range.status,
                   range.span.begin,
                   range.span.end,
                   range.stated_on,
                   is_superseded);
        write_children(connection, connection.last_row(), range);
    }
}

std::vector<AffectedRange> read_ranges(Connection& connection, std::int64_t item, Section section)
{
    const auto [name, is_superseded] = stored_section(section);
    Query query{connection, R"sql(
        SELECT id, product, phrase, status, span_begin, span_end, stated_on
          FROM affected_range
         WHERE item = ?
           AND section = ?
           AND is_superseded = ?
         ORDER BY position
    )sql"};
    query.bind(item, name, is_superseded);

    std::vector<AffectedRange> ranges;
    while (query.step()) {
        std::int64_t row = 0;
        auto& range = ranges.emplace_back();
        query.read(row,
                   range.product,
                   range.phrase,
                   range.status,
                   range.span.begin,
                   range.span.end,
                   range.stated_on);
        read_children(connection, row, range);
    }
    return ranges;
}

}  // namespace advisory::storage
