#include "parsers/advisories/vendor_answers.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "parsers/advisories/blocks.hpp"

namespace advisory::parsers {

namespace {

// Longer ones before their beginnings.
constexpr std::array<std::string_view, 16> answers{
    "該当製品あり(調査中)",
    "該当製品あり:調査中",
    "該当製品なし:調査中",
    "該当製品あり: 調査中",
    "該当製品なし: 調査中",
    "該当製品あり",
    "該当製品無し(調査中)",
    "該当製品なし(調査中)",
    "該当製品なし",
    "該当製品無し",
    "脆弱性情報提供済み",
    "回答なし",
    "調査中",
    "Not Affected",
    "Affected",
    "Unknown",
};

constexpr std::string_view blanks_and_marks = " :|\t-";

std::string_view without_edges(std::string_view text)
{
    const auto begin = text.find_first_not_of(blanks_and_marks);
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(blanks_and_marks) - begin + 1);
}

/// The maker's name before the answer, without the word for the column.
std::string_view name_in(std::string_view before)
{
    auto name = without_edges(before);
    for (const std::string_view label : {"ステータス", "Status", "ベンダ", "ベンダー名"}) {
        if (name.ends_with(label))
            name = without_edges(name.substr(0, name.size() - label.size()));
        if (name.starts_with(label))
            name = without_edges(name.substr(label.size()));
    }
    return name;
}

}  // namespace

std::vector<VendorStatus> read_vendor_answers(const std::vector<Line>& lines)
{
    std::vector<VendorStatus> found;
    std::string above;
    for (const auto& line : lines) {
        const auto text = std::string_view{line.text}.substr(bullet_length(line.text));
        const auto* const answer = std::ranges::find_if(answers, [text](std::string_view word) {
            return text.find(word) != std::string_view::npos;
        });
        if (answer == answers.end()) {
            if (!text.empty() && text.find("://") == std::string_view::npos)
                above = without_edges(text);
            continue;
        }
        const auto name = name_in(text.substr(0, text.find(*answer)));
        found.push_back({
            .vendor = name.empty() ? above : std::string{name},
            .status = std::string{*answer},
        });
    }
    return found;
}

}  // namespace advisory::parsers
