#include "cli/backup_folder.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <string_view>
#include <system_error>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "storage/backup.hpp"

namespace advisory::cli {

namespace {

namespace fs = std::filesystem;

enum class Name { other, copy, unfinished };

/// The name tells: a 0 stands for any digit, all else for itself.
Name kind_of(std::string_view name)
{
    constexpr std::string_view pattern = "advisoryd-00000000T000000Z.db";
    if (name.size() < pattern.size())
        return Name::other;

    const auto fits = [](char letter, char wanted) {
        return wanted == '0' ? letter >= '0' && letter <= '9' : letter == wanted;
    };
    const auto head = name.substr(0, pattern.size());
    if (!std::ranges::equal(head, pattern, fits))
        return Name::other;

    const auto tail = name.substr(pattern.size());
    if (tail.empty())
        return Name::copy;
    return tail == storage::partial_suffix ? Name::unfinished : Name::other;
}

}  // namespace

std::string backup_name(Time made_at)
{
    return fmt::format("advisoryd-{:%Y%m%dT%H%M%S}Z.db", made_at);
}

std::vector<fs::path> remove_old_backups(const fs::path& folder,
                                         std::size_t kept,
                                         const std::string& newest)
{
    std::vector<std::string> copies;
    std::vector<std::string> outdated;
    std::error_code failure;
    for (fs::directory_iterator at{folder, failure}; !failure && at != fs::directory_iterator{};
         at.increment(failure)) {
        auto name = at->path().filename().string();
        std::error_code ignored;  // What cannot be looked at is not removed.
        if (!fs::is_regular_file(at->symlink_status(ignored)))
            continue;

        const auto kind = kind_of(name);
        if (kind == Name::copy && name != newest)
            copies.push_back(std::move(name));
        else if (kind == Name::unfinished && !storage::is_being_written(at->path()))
            outdated.push_back(std::move(name));
    }

    std::ranges::sort(copies, std::greater{});
    const auto others_kept = std::min(copies.size(), std::max<std::size_t>(kept, 1) - 1);
    outdated.insert(outdated.end(),
                    copies.begin() + static_cast<std::ptrdiff_t>(others_kept),
                    copies.end());

    std::vector<fs::path> removed;
    for (const auto& name : outdated) {
        std::error_code left;
        if (fs::remove(folder / name, left))
            removed.push_back(folder / name);
    }
    return removed;
}

}  // namespace advisory::cli
