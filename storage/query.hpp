#pragma once

#include <concepts>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include <SQLiteCpp/SQLiteCpp.h>

#include "core/time.hpp"
#include "core/vocabulary.hpp"
#include "storage/connection.hpp"

namespace advisory::storage {

/// Bytes to bind as a BLOB. They are not copied: they must live until the query has run.
struct Blob {
    std::string_view bytes;
};

/// An enumerator with a word in core/vocabulary.hpp.
template <class Value>
concept Word = std::is_enum_v<Value> && requires(Value value) {
    { name_of(value) } -> std::same_as<std::string_view>;
};

/// A prepared statement, on loan from the connection's cache. Internal to storage.
///
/// Throws StorageError for whatever SQLite throws. A loan ends with the query, so the
/// same SQL may be open twice.
class Query {
public:
    Query(Connection& connection, Sql sql);
    ~Query();
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;

    /// Binds every parameter in its order and makes the query ready to run again.
    template <class... Values>
    Query& bind(const Values&... values)
    {
        restart(sizeof...(values));
        int index = 0;
        (bind_one(++index, values), ...);
        return *this;
    }

    /// As `bind` and `run`, without a copy of the strings: they outlive the call.
    template <class... Values>
    std::int64_t run(const Values&... values)
    {
        strings_ = Strings::borrowed;
        bind(values...);
        strings_ = Strings::copied;
        return run();
    }

    /// Moves to the next row; false after the last.
    bool step();

    /// Runs to the end and answers how many rows were changed.
    std::int64_t run();

    /// Reads the columns of the row in their order.
    template <class... Values>
    void read(Values&... values)
    {
        int column = 0;
        (read_one(column++, values), ...);
    }

private:
    enum class Strings { copied, borrowed };

    void restart(std::size_t parameters);

    void bind_one(int index, std::nullopt_t);
    void bind_one(int index, const std::string& text);
    void bind_one(int index, std::string_view text);
    void bind_one(int index, Blob blob);
    void bind_one(int index, std::int64_t number);
    void bind_one(int index, double number);
    void bind_one(int index, Time when) { bind_one(index, when.time_since_epoch().count()); }

    template <std::integral Integer>
    void bind_one(int index, Integer number)
    {
        bind_one(index, static_cast<std::int64_t>(number));
    }

    template <Word Enum>
    void bind_one(int index, Enum value)
    {
        bind_one(index, name_of(value));
    }

    template <class Value>
    void bind_one(int index, const std::optional<Value>& value)
    {
        if (value)
            bind_one(index, *value);
        else
            bind_one(index, std::nullopt);
    }

    [[nodiscard]] bool is_null(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] std::string text(int column) const;

    template <class Enum>
    Enum word(int column, std::optional<Enum> (*named)(std::string_view)) const;

    void read_one(int column, std::string& value) const { value = text(column); }
    void read_one(int column, double& value) const;
    void read_one(int column, Time& when) const
    {
        when = Time{std::chrono::seconds{integer(column)}};
    }

    template <std::integral Integer>
    void read_one(int column, Integer& value) const
    {
        value = static_cast<Integer>(integer(column));
    }

    // A word that is not in the vocabulary means that another program changed the store.
    void read_one(int column, Source& source) const;
    void read_one(int column, Kind& kind) const;
    void read_one(int column, PhraseStatus& status) const;
    void read_one(int column, Verdict& verdict) const;
    void read_one(int column, Reason& reason) const;

    template <class Value>
    void read_one(int column, std::optional<Value>& value) const
    {
        value.reset();
        if (!is_null(column))
            read_one(column, value.emplace());
    }

    Connection& connection_;
    Sql sql_;
    Strings strings_ = Strings::copied;
    std::unique_ptr<SQLite::Statement> statement_;
};

}  // namespace advisory::storage
