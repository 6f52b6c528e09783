#pragma once

#include <span>
#include <string_view>

namespace advisory::fuzz {

/// How a mail of one family begins. The fuzzed text follows the body's first lines.
struct NoticeHead {
    std::string_view name;
    std::string_view subject;
    std::string_view from;
    std::string_view list_id;
    std::string_view opening;
};

/// One for each family that a notice may be of, and one that is of none. Every text is made up.
std::span<const NoticeHead> notice_heads();

}  // namespace advisory::fuzz
