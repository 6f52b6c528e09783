#pragma once

#include <cstddef>

namespace advisory::bench {

/// Prints how fast mails are collected over a line of 30 ms there and back, beside a client that
/// fetches them one by one.
void print_line_speed(std::size_t mails);

}  // namespace advisory::bench
