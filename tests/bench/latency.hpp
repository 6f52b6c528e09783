#pragma once

#include <cstddef>

namespace advisory::bench {

/// Delivers so many notices one after the other to a mailbox that a running advisoryd watches,
/// and prints rows of name, number and unit: how long until a second client in IDLE hears of the
/// mail, how long until the alert stands in the log, and the difference, which is advisoryd's own.
void print_latency(std::size_t mails);

}  // namespace advisory::bench
