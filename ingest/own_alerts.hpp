#pragma once

#include "core/mail.hpp"
#include "ingest/read_mail.hpp"
#include "storage/outbox.hpp"

namespace advisory::ingest {

/// Whether a mail is an alert that advisoryd itself has sent, and nothing else: it came back
/// because an alert goes to a mailbox that is read, too. Read as a notice it would raise the next
/// alert, and so on for ever.
///
/// Its Message-ID names the alert, and its text is what that alert's mail says. A notice under a
/// forged Message-ID has another text, so it is no such mail.
bool is_own_alert(const Mail& mail, storage::Outbox& outbox);

/// Takes back what was read from such a mail: it stays, as one that says nothing about products.
void disarm(ReadMail& read);

}  // namespace advisory::ingest
