#pragma once

#include <cstddef>

#include <sys/types.h>

namespace advisory::test {

/// Whether a process of this build holds what the program asks for. A sanitizer adds shadows, and
/// keeps what was freed for a while, which has bounds of its own.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool has_plain_memory = false;
#else
inline constexpr bool has_plain_memory = true;
#endif

/// Bytes of memory that a process holds now, and the most that it ever held. 0: it is gone.
std::size_t resident_memory(pid_t process);
std::size_t peak_memory(pid_t process);

/// Files, sockets and all else that it holds open. 0: it is gone.
std::size_t open_descriptors(pid_t process);

}  // namespace advisory::test
