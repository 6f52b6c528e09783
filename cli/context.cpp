#include "cli/context.hpp"

#include <ostream>
#include <system_error>

#include "config/load.hpp"
#include "language/say.hpp"

namespace advisory::cli {

std::expected<Settings, ExitStatus> read_settings(Context& context)
{
    std::filesystem::path file = context.config_file;
    if (file.empty()) {
        // The machine's own configuration says nothing about a store named by hand.
        // One that may not be looked at is there, too, and says who may.
        std::error_code failure;
        const bool has_default = std::filesystem::exists(config::default_file, failure) ||
                                 failure == std::errc::permission_denied;
        if (!context.store_file.empty() || !has_default)
            return Settings{
                .configuration = std::nullopt,
                .store = context.store_file.empty() ? config::default_store : context.store_file,
            };
        file = config::default_file;
    }

    auto configuration = config::load(file);
    if (!configuration) {
        for (const auto& problem : configuration.error())
            context.console.err << config::describe(problem) << '\n';
        return std::unexpected{ExitStatus::bad_configuration};
    }

    auto store = context.store_file.empty() ? configuration->store
                                            : std::filesystem::path{context.store_file};
    return Settings{.configuration = *std::move(configuration), .store = std::move(store)};
}

std::expected<storage::Database, ExitStatus> open_for_reading(Context& context,
                                                              const Settings& settings)
{
    std::error_code failure;
    if (!std::filesystem::exists(settings.store, failure) && !failure) {
        complain(context.console,
                 say("there is no store at {}", settings.store.string()),
                 say("advisoryd makes it at its first start, `advisoryctl ingest` and `inventory "
                     "import` "
                     "when they have something to keep; if it did not start, `journalctl -u "
                     "advisoryd` has the reason; --db FILE names another place"));
        return std::unexpected{ExitStatus::failed};
    }
    return storage::Database::open(settings.store, storage::Database::Access::read_only);
}

ExitStatus with_store(Context& context,
                      storage::Database::Access access,
                      const std::function<ExitStatus(storage::Database&)>& use)
{
    const auto settings = read_settings(context);
    if (!settings)
        return settings.error();

    if (access == storage::Database::Access::read_write) {
        auto db = storage::Database::open(settings->store, access);
        return use(db);
    }

    auto db = open_for_reading(context, *settings);
    if (!db)
        return db.error();
    if (context.console.page && !context.avoids_pager)
        context.console.page();
    return use(*db);
}

}  // namespace advisory::cli
