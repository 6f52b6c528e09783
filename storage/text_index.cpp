#include "storage/text_index.hpp"

#include <string>
#include <string_view>

#include "storage/connection.hpp"
#include "storage/query.hpp"
#include "storage/search_words.hpp"
#include "storage/text_grams.hpp"
#include "storage/text_rows.hpp"

namespace advisory::storage {

namespace {

/// To be changed with what searchable() or grams_of() make of a text: the index begins anew.
constexpr std::string_view rules = "grams-1";

/// How far the index is. While it lives it holds a state of the store, so that what is read
/// behind it belongs together, whatever another program writes.
class Place {
public:
    explicit Place(Connection& connection)
        : query_{connection, "SELECT position, rules FROM text_index"}
    {
        std::int64_t position = 0;
        std::string known;
        if (query_.bind().step())
            query_.read(position, known);
        if (known == rules)
            position_ = position;
    }

    /// The last revision that is in the index, or that was passed over.
    [[nodiscard]] std::int64_t position() const { return position_; }

private:
    Query query_;
    std::int64_t position_ = 0;
};

std::int64_t position_of(Connection& connection)
{
    return Place{connection}.position();
}

void begin_anew(Connection& connection)
{
    Query{connection, "INSERT INTO text_gram (text_gram) VALUES ('delete-all')"}.run();
    Query{connection, "UPDATE text_index SET position = 0, rules = ?"}.run(rules);
}

bool has_other_rules(Connection& connection)
{
    Query query{connection, "SELECT 1 FROM text_index WHERE rules <> ?"};
    return query.bind(rules).step();
}

bool has_waiting(Connection& connection)
{
    Query query{connection, "SELECT 1 FROM advisory_revision WHERE id > ? LIMIT 1"};
    return query.bind(position_of(connection)).step();
}

/// All that words are looked for in.
std::string searched_text(Connection& connection, std::int64_t revision)
{
    Query query{connection, R"sql(
        SELECT advisory.advisory_id, revision.title, revision.text
          FROM advisory_revision AS revision
          JOIN advisory ON advisory.id = revision.advisory
         WHERE revision.id = ?
    )sql"};
    std::string id;
    std::string title;
    std::string text;
    if (query.bind(revision).step())
        query.read(id, title, text);

    auto found = searchable(id) + field_end + searchable(title) + field_end;
    const auto cves = read_texts(connection,
                                 R"sql(
        SELECT item_cve.cve
          FROM item
          JOIN item_cve ON item_cve.item = item.id
         WHERE item.revision = ?
         ORDER BY item.position, item_cve.position
    )sql",
                                 revision);
    for (const auto& cve : cves)
        found += searchable(cve) + field_end;
    return found + searchable(text);
}

bool is_current(Connection& connection, std::int64_t revision)
{
    Query query{connection, "SELECT 1 FROM current_revision WHERE id = ?"};
    return query.bind(revision).step();
}

/// A revision that is not current never will be: only newer ones are added.
std::size_t take_in(Connection& connection, std::int64_t revision)
{
    if (!is_current(connection, revision))
        return 0;

    const auto text = searched_text(connection, revision);
    Query insert{connection, "INSERT INTO text_gram (rowid, grams) VALUES (?, ?)"};
    insert.run(revision, indexed_words(grams_of(text)));
    return text.size();
}

/// Which of the revisions up to `position` the index finds, by their numbers.
std::vector<bool> found_in_index(Connection& connection,
                                 std::int64_t position,
                                 const std::string& match)
{
    std::vector<bool> found(static_cast<std::size_t>(position) + 1, false);
    Query query{connection, "SELECT rowid FROM text_gram WHERE text_gram MATCH ?"};
    query.bind(match);
    while (query.step()) {
        std::int64_t revision = 0;
        query.read(revision);
        if (revision >= 0 && revision <= position)
            found[static_cast<std::size_t>(revision)] = true;
    }
    return found;
}

/// What a query with words asks of each revision.
class Words {
public:
    Words(Connection& connection, std::string_view words, std::int64_t position)
        : connection_{connection}, words_{search_words(words)}
    {
        if (words_.empty())
            return;
        const auto query = gram_query(words_);
        is_exact_ = query.is_exact;
        found_ = found_in_index(connection, position, query.match);
    }

    /// False when the index knows that the words are not there. Costs nothing.
    [[nodiscard]] bool may_have(std::int64_t revision) const
    {
        return words_.empty() || waits(revision) || found_[static_cast<std::size_t>(revision)];
    }

    /// Looks at the text when the index cannot tell.
    [[nodiscard]] bool has(std::int64_t revision) const
    {
        if (words_.empty() || (is_exact_ && !waits(revision)))
            return true;
        return has_words(searched_text(connection_, revision), words_);
    }

private:
    [[nodiscard]] bool waits(std::int64_t revision) const
    {
        return static_cast<std::size_t>(revision) >= found_.size();
    }

    Connection& connection_;
    std::vector<SearchWord> words_;
    std::vector<bool> found_;
    bool is_exact_ = true;
};

bool suits(Connection& connection, const AdvisoryQuery& query, std::int64_t revision)
{
    Query row{connection, R"sql(
        SELECT 1
          FROM current_revision
         WHERE id = ?1
           AND (?2 IS NULL OR source = ?2)
           AND (?3 IS NULL OR kind = ?3)
    )sql"};
    return row.bind(revision, query.source, query.kind).step();
}

}  // namespace

TextIndex::TextIndex(Database& db) : db_{db} {}

bool TextIndex::step(std::size_t revisions)
{
    // Mails wait while a step runs; a text may be as long as a mail.
    constexpr std::size_t most_bytes = std::size_t{2} << 20;

    auto& connection = db_.connection();
    if (!has_waiting(connection))
        return false;

    Transaction transaction{db_};
    if (has_other_rules(connection))
        begin_anew(connection);

    auto position = position_of(connection);
    {
        Query waiting{connection,
                      "SELECT id FROM advisory_revision WHERE id > ? ORDER BY id LIMIT ?"};
        waiting.bind(position, revisions);
        std::size_t bytes = 0;
        while (bytes < most_bytes && waiting.step()) {
            waiting.read(position);
            bytes += take_in(connection, position);
        }
    }
    Query{connection, "UPDATE text_index SET position = ?"}.run(position);
    transaction.commit();
    return true;
}

std::int64_t TextIndex::pending()
{
    auto& connection = db_.connection();
    Query query{connection, "SELECT COUNT(*) FROM current_revision WHERE id > ?"};
    query.bind(position_of(connection)).step();
    std::int64_t count = 0;
    query.read(count);
    return count;
}

std::vector<std::int64_t> TextIndex::find(const AdvisoryQuery& query)
{
    auto& connection = db_.connection();
    const Place place{connection};
    const Words words{connection, query.words, place.position()};

    Query newest{connection, R"sql(
        SELECT id
          FROM advisory_revision
         WHERE received_at >= ?
         ORDER BY received_at DESC, id DESC
    )sql"};
    newest.bind(query.since.value_or(Time::min()));

    std::vector<std::int64_t> found;
    while (found.size() < query.limit && newest.step()) {
        std::int64_t revision = 0;
        newest.read(revision);
        if (words.may_have(revision) && suits(connection, query, revision) && words.has(revision))
            found.push_back(revision);
    }
    return found;
}

}  // namespace advisory::storage
