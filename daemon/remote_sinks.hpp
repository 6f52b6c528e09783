#pragma once

#include <memory>

#include <boost/asio/io_context.hpp>

#include "config/alert_sinks.hpp"
#include "core/time.hpp"
#include "daemon/remote_sink.hpp"
#include "storage/database.hpp"

namespace advisory::daemon {

/// What a configured sink is reached by. Keeps references: `loop` and `db` must outlive it.
std::unique_ptr<RemoteSink> make_remote_sink(const config::AlertSink& settings,
                                             boost::asio::io_context& loop,
                                             storage::Database& db,
                                             const Clock& clock);

}  // namespace advisory::daemon
