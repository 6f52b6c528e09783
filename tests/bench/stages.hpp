#pragma once

#include <span>
#include <string_view>

namespace advisory::bench {

/// One step of the way of a mail, for any text.
struct Stage {
    std::string_view name;
    void (*run)(std::string_view text);
};

/// The steps that read text of any length. A phrase is bounded: there the text is cut into
/// phrases of the greatest length.
std::span<const Stage> stages();

/// The whole way: decode_mail, then read_advisory.
void read_mail(std::string_view raw);

}  // namespace advisory::bench
