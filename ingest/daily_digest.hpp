#pragma once

#include <chrono>

#include "core/time.hpp"
#include "storage/database.hpp"

namespace advisory::ingest {

/// Puts today's digest into the outbox when it is due and not there: a day of Japan has one, made
/// `at` so long after midnight or, when nothing ran then, later on that day. Its id is
/// "DIGEST-2026-11-26". Answers whether it did.
///
/// Expects no storage::Transaction of the caller's.
bool make_daily_digest(storage::Database& db, std::chrono::minutes at, Time now);

}  // namespace advisory::ingest
