#include "cli/input.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <istream>
#include <system_error>

#include "language/say.hpp"

namespace advisory::cli {

namespace {

Result<std::string> read_all(std::istream& in, std::size_t limit, const std::string& name)
{
    std::string bytes;
    std::array<char, 65536> buffer{};
    while (in.read(buffer.data(), buffer.size()) || in.gcount() > 0) {
        bytes.append(buffer.data(), static_cast<std::size_t>(in.gcount()));
        if (bytes.size() > limit)
            return Failure{Errc::too_large, say("{} is larger than {} bytes", name, limit)};
    }

    if (in.bad())
        return Failure{Errc::io, say("{} cannot be read to its end", name)};
    return bytes;
}

Failure unreadable(const std::string& name, int why)
{
    // As another user than the one who may read it: a shell may hand it over.
    return {Errc::io,
            say("{} cannot be read: {}", name, said(std::strerror(why))),
            why == EACCES ? say("have somebody who may read it hand it over: ... - < {}", name)
                          : std::string{}};
}

}  // namespace

Result<std::string> read_input(const std::string& name, std::istream& in, std::size_t limit)
{
    if (name == standard_input)
        return read_all(in, limit, say("standard input"));

    // A folder opens as a file does and fails at the first read only.
    std::error_code ignored;
    if (std::filesystem::is_directory(name, ignored))
        return Failure{Errc::io, say("{} is a folder", name)};

    std::ifstream file{name, std::ios::binary};
    if (!file)
        return unreadable(name, errno);
    return read_all(file, limit, name);
}

}  // namespace advisory::cli
