#include "daemon/remote_sinks.hpp"

#include <variant>

#include "daemon/command_sink.hpp"
#include "daemon/smtp_sink.hpp"
#include "daemon/syslog_sink.hpp"
#include "daemon/webhook_sink.hpp"
#include "storage/outbox.hpp"

namespace advisory::daemon {

namespace {

struct Maker {
    const config::AlertSink& settings;
    boost::asio::io_context& loop;
    storage::Database& db;
    const Clock& clock;

    std::unique_ptr<RemoteSink> operator()(const config::MailSink& mail) const
    {
        auto first_on = [&store = db](std::string_view advisory_id) {
            return storage::Outbox{store}.first_on(advisory_id);
        };
        return std::make_unique<SmtpSink>(mail, settings.language, first_on);
    }

    std::unique_ptr<RemoteSink> operator()(const config::WebhookSink& webhook) const
    {
        return std::make_unique<WebhookSink>(loop, webhook, settings.language, clock);
    }

    std::unique_ptr<RemoteSink> operator()(const config::SyslogSink& syslog) const
    {
        return std::make_unique<SyslogSink>(loop, syslog, settings.language);
    }

    std::unique_ptr<RemoteSink> operator()(const config::CommandSink& command) const
    {
        return std::make_unique<CommandSink>(loop, command);
    }
};

}  // namespace

std::unique_ptr<RemoteSink> make_remote_sink(const config::AlertSink& settings,
                                             boost::asio::io_context& loop,
                                             storage::Database& db,
                                             const Clock& clock)
{
    return std::visit(Maker{.settings = settings, .loop = loop, .db = db, .clock = clock},
                      settings.way);
}

}  // namespace advisory::daemon
