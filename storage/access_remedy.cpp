#include "storage/access_remedy.hpp"

#include "core/file_access.hpp"
#include "language/say.hpp"

namespace advisory::storage {

std::string remedy_for_reading(const std::filesystem::path& store)
{
    if (const auto group = group_that_reads(store))
        return say(
            "an administrator lets this user in with `usermod -aG {} NAME`, which holds from "
            "the next login on",
            *group);
    return say("give this user access to the file and its folder");
}

std::string remedy_for_writing(const std::filesystem::path& store)
{
    if (const auto owner = owner_of(store))
        return say("only {0} writes it: run this as that user, as with `sudo -u {0}`", *owner);
    return say("give this user write access to the file and its folder");
}

}  // namespace advisory::storage
