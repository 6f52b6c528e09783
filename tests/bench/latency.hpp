#pragma once

#include <cstddef>

namespace advisory::bench {

/// Delivers so many notices one after the other to mailboxes that a running advisoryd watches, and
/// a twentieth of them to a second server, and prints rows of name, number and unit: how long until
/// another client in IDLE hears of the mail, how long until the alert stands in the log, and the
/// difference, which is advisoryd's own.
///
/// The first is a Dovecot with imap_hibernate_timeout, which tells a client that sleeps in IDLE at
/// once; each of its 20 mailboxes gets its next mail when its clients sleep again. The second is
/// Dovecot as it comes, which waits half a second before it tells anybody.
void print_latency(std::size_t mails);

}  // namespace advisory::bench
