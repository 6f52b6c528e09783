#pragma once

#include <string>

#include "tests/cli/session.hpp"

namespace advisory::test {

/// A configuration with one mailbox of one folder, beside the session's store.
inline std::string write_configuration(const Session& session)
{
    return session.folder
        .write("a.toml",
               "[store]\npath = \"store.db\"\n"
               "[[mailbox]]\nname = \"psirt\"\nurl = \"imaps://h/INBOX\"\nuser = \"u\"\n"
               "password_file = \"secret\"\npoll_interval = \"5m\"\n"
               "[alert.log]\npath = \"alerts.jsonl\"\n")
        .string();
}

}  // namespace advisory::test
