#include "matching/withdrawal.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "text/unicode.hpp"

namespace advisory::matching {

namespace {

// Folded, with the marks that make a remark of the word: a title about software may speak of
// deleting or rejecting something.
constexpr std::array<std::string_view, 16> remarks{
    "** 削除 **",
    "**削除**",
    "[削除]",
    "【削除】",
    "** 取り下げ **",
    "[取り下げ]",
    "【取り下げ】",
    "(取り下げ)",
    "[取下げ]",
    "【取下げ】",
    "** reject **",
    "** rejected **",
    "[rejected]",
    "** withdrawn **",
    "[withdrawn]",
    "(withdrawn)",
};
constexpr std::array<std::string_view, 4> beginnings{
    "取り下げ:",
    "withdrawn:",
    "rejected reason:",
    "rejected:",
};

bool says_so(std::string_view title)
{
    const auto folded = text::fold(title);
    const auto holds = [&](std::string_view remark) { return folded.contains(remark); };
    const auto begins = [&](std::string_view word) { return folded.starts_with(word); };
    return std::ranges::any_of(remarks, holds) || std::ranges::any_of(beginnings, begins);
}

}  // namespace

bool is_withdrawn(const Advisory& advisory, const AdvisoryItem& item)
{
    return says_so(advisory.title) || says_so(item.title);
}

}  // namespace advisory::matching
