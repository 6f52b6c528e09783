#include "storage/advisory_rows.hpp"

#include "storage/query.hpp"
#include "storage/range_rows.hpp"
#include "storage/text_rows.hpp"

namespace advisory::storage {

namespace {

void write_history(Connection& connection,
                   std::int64_t revision,
                   const std::vector<HistoryEntry>& history)
{
    Query insert{
        connection,
        "INSERT INTO advisory_history (revision, position, date, text) VALUES (?, ?, ?, ?)",
    };
    for (std::size_t position = 0; position < history.size(); ++position)
        insert.run(revision, position, history[position].date, history[position].text);
}

std::vector<HistoryEntry> read_history(Connection& connection, std::int64_t revision)
{
    Query query{
        connection,
        "SELECT date, text FROM advisory_history WHERE revision = ? ORDER BY position",
    };
    query.bind(revision);

    std::vector<HistoryEntry> history;
    while (query.step()) {
        auto& entry = history.emplace_back();
        query.read(entry.date, entry.text);
    }
    return history;
}

void write_scores(Connection& connection, std::int64_t item, const std::vector<Cvss>& scores)
{
    Query insert{
        connection,
        "INSERT INTO item_cvss (item, position, version, vector, score) VALUES (?, ?, ?, ?, ?)",
    };
    for (std::size_t position = 0; position < scores.size(); ++position) {
        const auto& cvss = scores[position];
        insert.run(item, position, cvss.version, cvss.vector, cvss.score);
    }
}

std::vector<Cvss> read_scores(Connection& connection, std::int64_t item)
{
    Query query{
        connection,
        "SELECT version, vector, score FROM item_cvss WHERE item = ? ORDER BY position",
    };
    query.bind(item);

    std::vector<Cvss> scores;
    while (query.step()) {
        auto& cvss = scores.emplace_back();
        query.read(cvss.version, cvss.vector, cvss.score);
    }
    return scores;
}

void write_workarounds(Connection& connection,
                       std::int64_t item,
                       const std::vector<Workaround>& workarounds)
{
    Query insert{connection, R"sql(
        INSERT INTO item_workaround (item, position, stated_on, is_withdrawn, span_begin,
                                     span_end, text)
             VALUES (?, ?, ?, ?, ?, ?, ?)
    )sql"};
    for (std::size_t position = 0; position < workarounds.size(); ++position) {
        const auto& workaround = workarounds[position];
        insert.run(item,
                   position,
                   workaround.stated_on,
                   workaround.is_withdrawn,
                   workaround.span.begin,
                   workaround.span.end,
                   workaround.text);
    }
}

std::vector<Workaround> read_workarounds(Connection& connection, std::int64_t item)
{
    Query query{connection, R"sql(
        SELECT stated_on, is_withdrawn, span_begin, span_end, text
          FROM item_workaround
         WHERE item = ?
         ORDER BY position
    )sql"};
    query.bind(item);

    std::vector<Workaround> workarounds;
    while (query.step()) {
        auto& workaround = workarounds.emplace_back();
        query.read(workaround.stated_on,
                   workaround.is_withdrawn,
                   workaround.span.begin,
                   workaround.span.end,
                   workaround.text);
    }
    return workarounds;
}

void write_vendor_status(Connection& connection,
                         std::int64_t item,
                         const std::vector<VendorStatus>& answers)
{
    Query insert{connection, R"sql(
        INSERT INTO item_vendor_status (item, position, vendor, status)
             VALUES (?, ?, ?, ?)
    )sql"};
    for (std::size_t position = 0; position < answers.size(); ++position)
        insert.run(item, position, answers[position].vendor, answers[position].status);
}

std::vector<VendorStatus> read_vendor_status(Connection& connection, std::int64_t item)
{
    Query query{
        connection,
        "SELECT vendor, status FROM item_vendor_status WHERE item = ? ORDER BY position",
    };
    query.bind(item);

    std::vector<VendorStatus> answers;
    while (query.step()) {
        auto& answer = answers.emplace_back();
        query.read(answer.vendor, answer.status);
    }
    return answers;
}

void write_item_rows(Connection& connection, std::int64_t row, const AdvisoryItem& item)
{
    write_texts(connection,
                "INSERT INTO item_vendor (item, position, vendor) VALUES (?, ?, ?)",
                row,
                item.vendors);
    write_texts(connection,
                "INSERT INTO item_cve (item, position, cve) VALUES (?, ?, ?)",
                row,
                item.cves);
    write_texts(connection,
                "INSERT INTO item_jvn (item, position, jvn) VALUES (?, ?, ?)",
                row,
                item.jvn);
    write_texts(connection,
                "INSERT INTO item_url (item, position, url) VALUES (?, ?, ?)",
                row,
                item.urls);
    write_texts(connection,
                "INSERT INTO item_cwe (item, position, cwe) VALUES (?, ?, ?)",
                row,
                item.cwes);
    write_texts(connection,
                "INSERT INTO item_other_id (item, position, other_id) VALUES (?, ?, ?)",
                row,
                item.other);
    write_scores(connection, row, item.cvss);
    write_ranges(connection, row, Section::affected, item.affected);
    write_ranges(connection, row, Section::unaffected, item.unaffected);
    write_ranges(connection, row, Section::fixed, item.fixed);
    write_ranges(connection, row, Section::superseded, item.superseded);
    write_workarounds(connection, row, item.workarounds);
    write_vendor_status(connection, row, item.vendor_status);
}

void read_item_rows(Connection& connection, std::int64_t row, AdvisoryItem& item)
{
    item.vendors = read_texts(connection,
                              "SELECT vendor FROM item_vendor WHERE item = ? ORDER BY position",
                              row);
    item.cves =
        read_texts(connection, "SELECT cve FROM item_cve WHERE item = ? ORDER BY position", row);
    item.jvn =
        read_texts(connection, "SELECT jvn FROM item_jvn WHERE item = ? ORDER BY position", row);
    item.urls =
        read_texts(connection, "SELECT url FROM item_url WHERE item = ? ORDER BY position", row);
    item.cwes =
        read_texts(connection, "SELECT cwe FROM item_cwe WHERE item = ? ORDER BY position", row);
    item.other = read_texts(connection,
                            "SELECT other_id FROM item_other_id WHERE item = ? ORDER BY position",
                            row);
    item.cvss = read_scores(connection, row);
    item.affected = read_ranges(connection, row, Section::affected);
    item.unaffected = read_ranges(connection, row, Section::unaffected);
    item.fixed = read_ranges(connection, row, Section::fixed);
    item.superseded = read_ranges(connection, row, Section::superseded);
    item.workarounds = read_workarounds(connection, row);
    item.vendor_status = read_vendor_status(connection, row);
}

void write_items(Connection& connection,
                 std::int64_t revision,
                 const std::vector<AdvisoryItem>& items)
{
    Query insert{
        connection,
        "INSERT INTO item (revision, position, title, severity) VALUES (?, ?, ?, ?)",
    };
    for (std::size_t position = 0; position < items.size(); ++position) {
        insert.run(revision, position, items[position].title, items[position].severity);
        write_item_rows(connection, connection.last_row(), items[position]);
    }
}

std::vector<AdvisoryItem> read_items(Connection& connection, std::int64_t revision)
{
    Query query{
        connection,
        "SELECT id, title, severity FROM item WHERE revision = ? ORDER BY position",
    };
    query.bind(revision);

    std::vector<AdvisoryItem> items;
    while (query.step()) {
        std::int64_t row = 0;
        auto& item = items.emplace_back();
        query.read(row, item.title, item.severity);
        read_item_rows(connection, row, item);
    }
    return items;
}

}  // namespace

void write_advisory_rows(Connection& connection, std::int64_t revision, const Advisory& advisory)
{
    write_texts(connection,
                "INSERT INTO advisory_check (revision, position, text) VALUES (?, ?, ?)",
                revision,
                advisory.authenticity.checks);
    write_texts(connection,
                "INSERT INTO advisory_warning (revision, position, text) VALUES (?, ?, ?)",
                revision,
                advisory.warnings);
    write_history(connection, revision, advisory.history);
    write_items(connection, revision, advisory.items);
}

void read_advisory_rows(Connection& connection, std::int64_t revision, Advisory& advisory)
{
    advisory.authenticity.checks =
        read_texts(connection,
                   "SELECT text FROM advisory_check WHERE revision = ? ORDER BY position",
                   revision);
    advisory.warnings =
        read_texts(connection,
                   "SELECT text FROM advisory_warning WHERE revision = ? ORDER BY position",
                   revision);
    advisory.history = read_history(connection, revision);
    advisory.items = read_items(connection, revision);
}

}  // namespace advisory::storage
