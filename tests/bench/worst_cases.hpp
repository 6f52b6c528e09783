#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace advisory::bench {

/// Gives hostile inputs of `bytes` and of half of that to the whole way of a mail and to its
/// stages, and prints the slowest. The ratio of the two times is about 2 where the work grows
/// with the input, and 4 where it grows with its square. `mails` are raw mails to be damaged.
void print_worst_cases(std::size_t bytes, std::span<const std::string> mails);

}  // namespace advisory::bench
