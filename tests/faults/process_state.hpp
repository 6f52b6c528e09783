#pragma once

#include <cstddef>

#include <sys/types.h>

namespace advisory::test {

/// Bytes of memory that a process holds now, and the most that it ever held. 0: it is gone.
std::size_t resident_memory(pid_t process);
std::size_t peak_memory(pid_t process);

/// Files, sockets and all else that it holds open. 0: it is gone.
std::size_t open_descriptors(pid_t process);

}  // namespace advisory::test
