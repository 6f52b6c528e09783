#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace advisory::bench {

/// A raw mail that tries to cost more than its length is worth.
struct MailCase {
    std::string name;
    std::function<std::string(std::size_t bytes)> make;
};

/// Mails whose form is the attack: parts, headers, encodings.
std::vector<MailCase> mail_cases();

/// A mail of plain text, as it would be sent by the family of tests/fuzz/notice_heads.hpp.
std::string mail_of_family(std::size_t family, std::string_view text);

/// The ways in which a text can be sent beside plain: base64, quoted-printable, HTML, flowed,
/// under wrong labels.
struct Envelope {
    std::string_view name;
    std::string (*wrap)(std::string_view text);
};

std::vector<Envelope> envelopes();

}  // namespace advisory::bench
