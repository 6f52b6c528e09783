#include <cstddef>
#include <filesystem>
#include <ostream>
#include <string>
#include <system_error>

#include "cli/backup_folder.hpp"
#include "cli/commands.hpp"
#include "cli/options.hpp"
#include "language/say.hpp"
#include "storage/backup.hpp"
#include "text/unicode.hpp"

namespace advisory::cli {

namespace {

namespace fs = std::filesystem;

struct BackupOptions {
    std::string path;
    std::size_t keep = 0;  ///< 0: the path is the file, and nothing is removed.
};

void back_up(Console& console, const fs::path& store, const fs::path& target)
{
    const auto backup = storage::back_up(store, target);
    console.out << say("{}: {} bytes, schema {}, checked\n",
                       text::printable(target.string()),
                       backup.bytes,
                       backup.schema);
}

ExitStatus back_up_into_folder(Console& console,
                               const fs::path& store,
                               const BackupOptions& options)
{
    std::error_code ignored;  // A folder that cannot be looked at is as good as none.
    const fs::path folder = options.path;
    if (!fs::is_directory(folder, ignored)) {
        complain(console,
                 say("{} is no folder", options.path),
                 say("--keep takes a folder that is there already"));
        return ExitStatus::failed;
    }

    const auto name = backup_name(console.clock());
    back_up(console, store, folder / name);
    for (const auto& removed : remove_old_backups(folder, options.keep, name))
        console.out << say("{}: removed\n", text::printable(removed.string()));
    return ExitStatus::done;
}

ExitStatus run_backup(Context& context, const BackupOptions& options)
{
    const auto settings = read_settings(context);
    if (!settings)
        return settings.error();

    if (options.keep > 0)
        return back_up_into_folder(context.console, settings->store, options);

    back_up(context.console, settings->store, options.path);
    return ExitStatus::done;
}

}  // namespace

void add_backup(Command& app, Context& context)
{
    auto command = add_command(app,
                               context,
                               "backup",
                               say("Copies the store while advisoryd runs, and checks the copy"),
                               run_backup);
    command.footer(say(
        "FILE must not exist yet. The copy has this name only once it is whole, checked and on\n"
        "the disk. Exit status 0 means that it is; 1 that there is none.\n"
        "Example: advisoryctl backup /mnt/backup/advisoryd.db"));

    auto& options = *command.options;
    command.option("FILE", options.path, say("The copy; with --keep, a folder for copies"))
        .required()
        .check(not_blank);
    command
        .option("--keep",
                options.keep,
                say("Name the copy by its time, then remove all but the newest N (1 to 10000)"))
        .type_name("N")
        .within(1, 10'000);
}

}  // namespace advisory::cli
