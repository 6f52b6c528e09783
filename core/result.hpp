#pragma once

#include <expected>
#include <string>
#include <utility>

namespace advisory {

/// What a caller decides on: try again, skip, or tell a person.
enum class Errc {
    malformed,      ///< The input is not what it claims to be.
    too_large,      ///< A bound on size, depth or count was met.
    not_found,      ///< Something was asked for by name and is not there.
    refused,        ///< The other side said no: login, folder, permission.
    unreachable,    ///< No connection, or it broke. Worth another try.
    untrusted,      ///< The other side could not prove who it is.
    protocol,       ///< The other side does not keep to the protocol.
    configuration,  ///< A person must change the configuration.
    io,             ///< A file could not be read or written.
};

/// An expected failure. `message` is for people and names the thing and its
/// place; `hint` is the remedy, empty when there is none to name.
struct Error {
    Errc code{};
    std::string message;
    std::string hint;
};

/// What can fail in a good week comes back as a Result. Broken ground (store
/// unreadable, disk full) is thrown instead, see storage/database.hpp.
template <class T>
using Result = std::expected<T, Error>;

/// `return Failure{Errc::refused, "..."};` in a function that answers a Result.
class Failure : public std::unexpected<Error> {
public:
    Failure(Errc code, std::string message, std::string hint = {})
        : std::unexpected<Error>{Error{code, std::move(message), std::move(hint)}}
    {}
};

}  // namespace advisory
