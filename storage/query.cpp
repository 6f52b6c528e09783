#include "storage/query.hpp"

#include <cassert>
#include <utility>

#include "language/say.hpp"

namespace advisory::storage {

namespace {

/// Runs a call into SQLite; what it throws leaves as StorageError.
template <class Call>
auto guarded(const Connection& connection, Call call)
{
    try {
        return call();
    } catch (const SQLite::Exception& failure) {
        throw storage_error(connection.path, failure);
    }
}

}  // namespace

Query::Query(Connection& connection, Sql sql) : connection_{connection}, sql_{sql}
{
    // The empty place stays, so that giving the statement back allocates nothing.
    statement_ = std::move(connection.idle[sql.text]);
    if (!statement_) {
        statement_ = guarded(connection, [&] {
            return std::make_unique<SQLite::Statement>(connection.database, sql.text);
        });
    }
}

Query::~Query()
{
    // A reset repeats the error of the last step, which was thrown already.
    statement_->tryReset();
    connection_.idle.find(sql_.text)->second = std::move(statement_);
}

void Query::restart(std::size_t parameters)
{
    assert(static_cast<std::size_t>(statement_->getBindParameterCount()) == parameters);
    static_cast<void>(parameters);  // Looked at by the assertion only.
    statement_->tryReset();
}

bool Query::step()
{
    return guarded(connection_, [&] { return statement_->executeStep(); });
}

std::int64_t Query::run()
{
    return guarded(connection_, [&] { return statement_->exec(); });
}

void Query::bind_one(int index, std::nullopt_t)
{
    guarded(connection_, [&] { statement_->bind(index); });
}

void Query::bind_one(int index, const std::string& text)
{
    guarded(connection_, [&] {
        if (strings_ == Strings::borrowed)
            statement_->bindNoCopy(index, text);
        else
            statement_->bind(index, text);
    });
}

void Query::bind_one(int index, std::string_view text)
{
    guarded(connection_, [&] { statement_->bind(index, std::string{text}); });
}

void Query::bind_one(int index, Blob blob)
{
    // A null pointer would be bound as NULL, not as an empty blob.
    const auto* const bytes = blob.bytes.empty() ? "" : blob.bytes.data();
    const auto size = static_cast<int>(blob.bytes.size());
    guarded(connection_, [&] { statement_->bindNoCopy(index, bytes, size); });
}

void Query::bind_one(int index, std::int64_t number)
{
    guarded(connection_, [&] { statement_->bind(index, number); });
}

void Query::bind_one(int index, double number)
{
    guarded(connection_, [&] { statement_->bind(index, number); });
}

bool Query::is_null(int column) const
{
    return guarded(connection_, [&] { return statement_->isColumnNull(column); });
}

std::int64_t Query::integer(int column) const
{
    return guarded(connection_, [&] { return statement_->getColumn(column).getInt64(); });
}

std::string Query::text(int column) const
{
    return guarded(connection_, [&] { return statement_->getColumn(column).getString(); });
}

void Query::read_one(int column, double& value) const
{
    value = guarded(connection_, [&] { return statement_->getColumn(column).getDouble(); });
}

template <class Enum>
Enum Query::word(int column, std::optional<Enum> (*named)(std::string_view)) const
{
    const auto written = text(column);
    if (const auto known = named(written))
        return *known;

    throw StorageError{
        say("{}: a column holds \"{}\", which is no word of this program: the store was "
            "changed by another one; put the last backup in its place",
            connection_.path.string(),
            written)};
}

void Query::read_one(int column, Source& source) const
{
    source = word(column, source_named);
}

void Query::read_one(int column, Kind& kind) const
{
    kind = word(column, kind_named);
}

void Query::read_one(int column, PhraseStatus& status) const
{
    status = word(column, phrase_status_named);
}

void Query::read_one(int column, Verdict& verdict) const
{
    verdict = word(column, verdict_named);
}

void Query::read_one(int column, Reason& reason) const
{
    reason = word(column, reason_named);
}

}  // namespace advisory::storage
