#pragma once

namespace advisory::cli {

/// What the shell is told. Fixed interface.
enum class ExitStatus {
    done = 0,
    failed = 1,  ///< Or, of `status`: something is wrong.
    usage = 2,
    not_found = 3,           ///< One thing was asked for, and it is not there.
    bad_data = 65,           ///< EX_DATAERR of sysexits.h: `ingest -` was given no mail.
    try_again = 75,          ///< EX_TEMPFAIL: `ingest -` could not store the mail now.
    bad_configuration = 78,  ///< EX_CONFIG.
    interrupted = 130,       ///< As the shell has it for SIGINT; what was done stays done.
};

}  // namespace advisory::cli
