#include "parsers/mail/hex.hpp"

#include <charconv>
#include <cstdint>

namespace advisory::parsers::mime {

std::optional<char> hex_byte(std::string_view text)
{
    if (text.size() < 2)
        return std::nullopt;

    std::uint8_t byte = 0;
    const auto* const begin = text.data();
    const auto* const end = begin + 2;
    const auto read = std::from_chars(begin, end, byte, 16);
    if (read.ec != std::errc{} || read.ptr != end)
        return std::nullopt;
    return static_cast<char>(byte);
}

}  // namespace advisory::parsers::mime
