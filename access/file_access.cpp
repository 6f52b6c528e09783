#include "access/file_access.hpp"

#include <algorithm>
#include <array>
#include <system_error>
#include <vector>

#include <grp.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

namespace advisory::access {

namespace {

namespace fs = std::filesystem;

/// The file, or the nearest folder above it that can be seen.
std::optional<struct stat> look_at(const fs::path& file)
{
    std::error_code failure;
    auto path = fs::absolute(file, failure);
    if (failure)
        return std::nullopt;

    struct stat status{};
    while (::stat(path.c_str(), &status) != 0) {
        if (!path.has_relative_path())
            return std::nullopt;
        path = path.parent_path();
    }
    return status;
}

bool is_member_of(gid_t group)
{
    if (group == ::getegid())
        return true;
    const int count = ::getgroups(0, nullptr);
    std::vector<gid_t> groups(static_cast<std::size_t>(std::max(count, 0)));
    const int filled = ::getgroups(static_cast<int>(groups.size()), groups.data());
    groups.resize(static_cast<std::size_t>(std::max(filled, 0)));
    return std::ranges::find(groups, group) != groups.end();
}

/// Room for one entry; longer ones, of groups with very many members, go without a name.
using Room = std::array<char, 65536>;

}  // namespace

std::optional<std::string> group_that_reads(const fs::path& file)
{
    const auto status = look_at(file);
    if (!status || status->st_gid == 0 || (status->st_mode & S_IRGRP) == 0 ||
        is_member_of(status->st_gid))
        return std::nullopt;

    Room room{};
    struct group entry{};
    struct group* found = nullptr;
    ::getgrgid_r(status->st_gid, &entry, room.data(), room.size(), &found);
    return found != nullptr ? std::optional<std::string>{found->gr_name} : std::nullopt;
}

std::optional<std::string> owner_of(const fs::path& file)
{
    const auto status = look_at(file);
    if (!status || status->st_uid == 0 || status->st_uid == ::geteuid())
        return std::nullopt;

    Room room{};
    struct passwd entry{};
    struct passwd* found = nullptr;
    ::getpwuid_r(status->st_uid, &entry, room.data(), room.size(), &found);
    return found != nullptr ? std::optional<std::string>{found->pw_name} : std::nullopt;
}

}  // namespace advisory::access
