#include "storage/number_store.hpp"

#include "storage/connection.hpp"
#include "storage/query.hpp"

namespace advisory::storage {

namespace {

std::string_view name_of(Way way)
{
    switch (way) {
        case Way::watched:
            return "watched";
        case Way::history:
            return "history";
        case Way::waived:
            return "waived";
        case Way::other:
            break;
    }
    return "other";
}

}  // namespace

NumberStore::NumberStore(Database& db) : db_{db} {}

bool NumberStore::add(Numbering numbers, NoticeNumber number, Way way, Time when)
{
    auto& connection = db_.connection();
    WholeWrite write{connection};

    Query insert{connection, R"sql(
        INSERT INTO notice_number (numbers, year, number, way, arrived_at)
             VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (numbers, year, number) DO NOTHING
    )sql"};
    bool is_new =
        insert.run(advisory::name_of(numbers), number.year, number.number, name_of(way), when) > 0;

    if (!is_new && way != Way::other) {
        Query update{connection, R"sql(
            UPDATE notice_number
               SET way = ?
             WHERE numbers = ?
               AND year = ?
               AND number = ?
               AND way IN ('other', 'waived')
        )sql"};
        is_new =
            update.run(name_of(way), advisory::name_of(numbers), number.year, number.number) > 0;
    }
    write.commit();
    return is_new;
}

void NumberStore::waive(Numbering numbers, NoticeNumber number, std::string_view note, Time when)
{
    Query insert{db_.connection(), R"sql(
        INSERT INTO notice_number (numbers, year, number, way, arrived_at, note)
             VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (numbers, year, number) DO NOTHING
    )sql"};
    insert.run(advisory::name_of(numbers),
               number.year,
               number.number,
               name_of(Way::waived),
               when,
               note);
}

NumberStore::Neighbours NumberStore::neighbours_of(Numbering numbers, NoticeNumber number)
{
    Query query{db_.connection(), R"sql(
        SELECT (SELECT number
                  FROM notice_number
                 WHERE numbers = ?1 AND year = ?2 AND way IN ('watched', 'history') AND number <> ?3
                 ORDER BY id
                 LIMIT 1),
               (SELECT MAX(number)
                  FROM notice_number
                 WHERE numbers = ?1 AND year = ?2 AND way IN ('watched', 'history') AND number < ?3),
               EXISTS (SELECT 1
                         FROM notice_number
                        WHERE numbers = ?1 AND year = ?2 - 1 AND way = 'watched')
    )sql"};
    query.bind(advisory::name_of(numbers), number.year, number.number).step();

    Neighbours neighbours;
    query.read(neighbours.base, neighbours.below, neighbours.has_year_before_come);
    return neighbours;
}

std::vector<int> NumberStore::arrived(Numbering numbers, int year, int first, int last)
{
    Query query{db_.connection(), R"sql(
        SELECT number
          FROM notice_number
         WHERE numbers = ?
           AND year = ?
           AND number BETWEEN ? AND ?
         ORDER BY number
    )sql"};
    query.bind(advisory::name_of(numbers), year, first, last);

    std::vector<int> found;
    while (query.step())
        query.read(found.emplace_back());
    return found;
}

bool NumberStore::was_far_ahead(Numbering numbers, NoticeNumber number)
{
    Query query{db_.connection(), R"sql(
        SELECT 1
          FROM number_gap
         WHERE numbers = ?
           AND year = ?
           AND last = ? - 1
           AND is_jump
    )sql"};
    return query.bind(advisory::name_of(numbers), number.year, number.number).step();
}

void NumberStore::open_gap(const NumberGap& gap)
{
    Query insert{db_.connection(), R"sql(
        INSERT INTO number_gap (source, numbers, year, first, last, noticed_at, is_jump)
             VALUES (?, ?, ?, ?, ?, ?, ?)
    )sql"};
    insert
        .bind(gap.source,
              advisory::name_of(gap.numbers),
              gap.year,
              gap.first,
              gap.last,
              gap.noticed_at,
              gap.is_jump)
        .run();
}

void NumberStore::mark_raised(std::int64_t row, Time now)
{
    Query write{db_.connection(), "UPDATE number_gap SET raised_at = ? WHERE id = ?"};
    write.run(now, row);
}

void NumberStore::pass_on(std::int64_t row, std::string_view source)
{
    Query write{db_.connection(), "UPDATE number_gap SET source = ? WHERE id = ?"};
    write.bind(source, row).run();
}

void NumberStore::end_gap(std::int64_t row, std::string_view by, Time now)
{
    Query write{db_.connection(), R"sql(
        UPDATE number_gap
           SET ended_at = ?, ended_by = ?
         WHERE id = ?
           AND ended_at IS NULL
    )sql"};
    write.run(now, by, row);
}

std::vector<NumberGap> NumberStore::open_gaps()
{
    Query query{db_.connection(), R"sql(
        SELECT id, source, numbers, year, first, last, noticed_at, raised_at, is_jump
          FROM number_gap
         WHERE ended_at IS NULL
         ORDER BY id
    )sql"};

    std::vector<NumberGap> gaps;
    while (query.step()) {
        auto& gap = gaps.emplace_back();
        std::string numbers;
        query.read(gap.row,
                   gap.source,
                   numbers,
                   gap.year,
                   gap.first,
                   gap.last,
                   gap.noticed_at,
                   gap.raised_at,
                   gap.is_jump);
        gap.numbers = numbering_named(numbers).value_or(Numbering::none);
    }
    return gaps;
}

}  // namespace advisory::storage
