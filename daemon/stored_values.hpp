#pragma once

#include <utility>

#include "storage/refused_mail_store.hpp"
#include "transport/imap_event.hpp"

namespace advisory::daemon {

// The store and the conversation have words of their own for one thing: they never include each
// other.

inline storage::Cursor to_storage(transport::FolderCursor cursor)
{
    return {.uid_validity = cursor.uid_validity, .last_uid = cursor.last_uid};
}

inline transport::FolderCursor to_transport(storage::Cursor cursor)
{
    return {.uid_validity = cursor.uid_validity, .last_uid = cursor.last_uid};
}

inline transport::KnownFailures to_transport(storage::RefusedMailStore::Known known)
{
    return {.uid_validity = known.uid_validity,
            .alone_to = known.last_uid,
            .refused = std::move(known.refused),
            .unannounced = std::move(known.unannounced),
            .unasked = std::move(known.unasked)};
}

}  // namespace advisory::daemon
