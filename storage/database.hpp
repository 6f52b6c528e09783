#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>

namespace advisory::storage {

struct Connection;

/// The ground gave way: the store is unreadable, locked for too long, full, damaged
/// or of a newer schema. The text names the file and, where there is one, the remedy.
/// All that storage offers throws this and nothing else.
class StorageError : public std::runtime_error {
public:
    enum class Cause {
        ground,
        busy,  ///< Another program holds the store. What was to be written can be tried again.
    };

    explicit StorageError(const std::string& text, Cause cause = Cause::ground)
        : std::runtime_error{text}, cause_{cause}
    {}

    [[nodiscard]] bool is_busy() const { return cause_ == Cause::busy; }

private:
    Cause cause_;
};

/// One connection to the store. For one thread.
///
/// WAL and synchronous=FULL: what was committed survives a power cut. Another
/// connection's lock is waited for up to ten seconds.
class Database {
public:
    enum class Access {
        read_write,  ///< Creates the file in an existing folder, brings the schema up to date.
        read_only,   ///< Fails when the file is missing or its schema is not today's.
    };

    /// Fails on a file that is not a store of ours, and leaves it as it is. Read-only it
    /// works while another program writes. Where nobody writes and this user may not
    /// create the log beside the file, what is written later is not seen.
    static Database open(const std::filesystem::path& path, Access access);
    static Database in_memory();

    Database(Database&& other) noexcept;
    Database& operator=(Database&& other) noexcept;
    ~Database();

    /// From now on another connection's lock is waited for no longer than this.
    void wait_for_locks(std::chrono::milliseconds longest);

    /// Bytes on disk with the write-ahead log; 0 in memory.
    [[nodiscard]] std::uint64_t size() const;

    /// Gives back what can be read or prepared again: pages of the file and statements.
    void release_memory();

    /// Changes whenever another connection has written, and then only.
    [[nodiscard]] std::int64_t data_version() const;

    /// The newest schema that this program knows, and thus every open store's.
    static int schema_version();

    /// For the stores; Connection is complete in storage/connection.hpp only.
    [[nodiscard]] Connection& connection() const { return *connection_; }

private:
    explicit Database(std::unique_ptr<Connection> connection);

    std::unique_ptr<Connection> connection_;
};

/// All or nothing: rolls back unless committed. Takes the write lock at once
/// (BEGIN IMMEDIATE), so that a reader is never promoted half-way.
class Transaction {
public:
    /// Keeps a reference: `db` must outlive the transaction. Does not nest.
    explicit Transaction(Database& db);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    void commit();

private:
    Database& db_;
    bool is_open_ = true;
};

}  // namespace advisory::storage
