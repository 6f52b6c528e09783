#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace advisory::bench {

/// Reads the mails in turn until `count` were read, and prints a row for each stage: its name,
/// the mails, their bytes, and the seconds that they took; columns are set apart by tabs.
///
///   decode  decode_mail
///   family  read_advisory, without what its phrases take
///   phrase  read_phrase for every phrase that the advisories hold
///   total   decode_mail and read_advisory
void print_reading_speed(std::size_t count, std::span<const std::string> mails);

}  // namespace advisory::bench
