#pragma once

namespace advisory::cli {

/// What the shell is told. Fixed interface.
enum class ExitStatus {
    done = 0,
    failed = 1,  ///< Or, of `status`: something is wrong.
    usage = 2,
    not_found = 3,           ///< One thing was asked for, and it is not there.
    bad_configuration = 78,  ///< EX_CONFIG of sysexits.h.
};

}  // namespace advisory::cli
