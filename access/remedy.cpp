#include "access/remedy.hpp"

#include "access/file_access.hpp"
#include "language/say.hpp"

namespace advisory::access {

std::string remedy_for_reading(const std::filesystem::path& file)
{
    if (const auto group = group_that_reads(file))
        return say(
            "an administrator lets this user in with `usermod -aG {} NAME`, which holds from "
            "the next login on",
            *group);
    return say("give this user access to the file and its folder");
}

std::string remedy_for_writing(const std::filesystem::path& file)
{
    if (const auto owner = owner_of(file))
        return say("only {0} writes it: run this as that user, as with `sudo -u {0}`", *owner);
    return say("give this user write access to the file and its folder");
}

}  // namespace advisory::access
