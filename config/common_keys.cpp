#include "config/common_keys.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "language/say.hpp"

namespace advisory::config {

std::optional<std::vector<std::string>> read_folders(Section& section, const FolderNames& names)
{
    auto folders = section.texts("folders");
    if (!folders)
        return std::nullopt;

    if (folders->value.empty())
        section.complain(
            folders->place,
            say("`folders` is empty, so no mail would be read"),
            say("name a folder, or leave the key out for {}", said(names.hint_if_absent)));

    std::set<std::string> seen;
    for (const auto& folder : folders->value) {
        if (!names.is_name(folder))
            section.complain(folders->place,
                             say("`folders` names \"{}\", which is no folder", folder),
                             said(names.hint));
        else if (!seen.insert(folder).second)
            section.complain(folders->place, say("`folders` names \"{}\" twice", folder));
    }
    return std::move(folders->value);
}

std::optional<std::chrono::seconds> read_poll_interval(Section& section)
{
    constexpr std::chrono::seconds shortest{1};
    constexpr std::chrono::hours longest{24};

    const auto interval = section.duration("poll_interval");
    if (!interval)
        return std::nullopt;
    if (interval->value < shortest || interval->value > longest)
        section.complain(interval->place, say("`poll_interval` must be from 1s to 24h"));
    return interval->value;
}

std::optional<std::uint64_t> read_mail_limit(Section& section)
{
    constexpr std::int64_t smallest = 1024;
    constexpr std::int64_t largest = std::int64_t{256} * 1024 * 1024;

    const auto limit = section.number("max_mail_bytes");
    if (!limit)
        return std::nullopt;
    if (limit->value < smallest || limit->value > largest)
        section.complain(limit->place,
                         say("`max_mail_bytes` must be from {} to {}", smallest, largest));
    return static_cast<std::uint64_t>(std::max(limit->value, std::int64_t{0}));
}

std::optional<Placed<std::filesystem::path>> read_path(Section& section,
                                                       const std::string& key,
                                                       const std::filesystem::path& folder)
{
    const auto name = section.name(key);
    if (!name)
        return std::nullopt;

    return Placed<std::filesystem::path>{
        .value = (folder / name->value).lexically_normal(),
        .place = name->place,
    };
}

NamedFile read_file_name(Section& section,
                         const std::string& key,
                         const std::filesystem::path& folder)
{
    auto path = read_path(section, key, folder);
    if (!path)
        return {};
    return {.path = std::move(path->value), .place = path->place};
}

}  // namespace advisory::config
