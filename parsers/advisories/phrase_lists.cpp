#include "parsers/advisories/phrase_lists.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <utility>

#include "parsers/advisories/japanese.hpp"
#include "parsers/phrases/phrase.hpp"

namespace advisory::parsers {

namespace {

bool is_of_product(const AffectedRange& range)
{
    const auto first = range.product.empty() ? '0' : range.product.front();
    return range.is_whole() && (first < '0' || first > '9');
}

/// Where the next joint outside of brackets begins; npos when there is none. Both of its sides must
/// be phrases with a product, so that it may be a short one.
std::size_t find_joint(std::string_view text, std::size_t from, std::size_t& length)
{
    constexpr auto joints = std::to_array<std::string_view>({"、",
                                                             ", ",
                                                             ",",
                                                             "; ",
                                                             ";",
                                                             "および",
                                                             "及び",
                                                             "ならびに",
                                                             "並びに",
                                                             "または",
                                                             " / ",
                                                             "/",
                                                             " and ",
                                                             "と"});
    int depth = 0;
    for (auto at = from; at < text.size(); ++at) {
        depth += text[at] == '(' ? 1 : 0;
        depth -= text[at] == ')' ? 1 : 0;
        if (depth > 0)
            continue;
        for (const auto joint : joints) {
            if (!text.substr(at).starts_with(joint))
                continue;
            length = joint.size();
            return at;
        }
    }
    return std::string_view::npos;
}

/// What stands behind the first run of hiragana; empty when there is none.
std::string_view behind_word(std::string_view text)
{
    bool was_hiragana = false;
    while (!text.empty()) {
        const auto character = first_character(text);
        if (was_hiragana && !is_hiragana(character))
            return text;
        was_hiragana = is_hiragana(character);
        text.remove_prefix(character.size());
    }
    return text;
}

}  // namespace

AffectedRange read_last_phrase(std::string_view subject)
{
    constexpr int most_words = 24;
    auto range = read_phrase(subject);
    for (int word = 0; word < most_words && !is_of_product(range); ++word) {
        subject = behind_word(subject);
        if (subject.empty())
            break;
        range = read_phrase(subject);
    }
    return range;
}

std::vector<AffectedRange> read_phrase_list(std::string_view text)
{
    // Each joint costs a reading of what stands on both sides.
    constexpr std::size_t longest_text = 1000;
    constexpr int most_joints = 12;
    if (text.size() > longest_text)
        return {};

    std::vector<AffectedRange> ranges;
    std::size_t begin = 0;
    std::size_t from = 0;
    for (int joints = 0; joints < most_joints; ++joints) {
        std::size_t length = 0;
        const auto at = find_joint(text, from, length);
        if (at == std::string_view::npos)
            break;
        from = at + length;

        std::size_t next_length = 0;
        const auto next = find_joint(text, from, next_length);
        const auto member = text.substr(from, next == std::string_view::npos ? next : next - from);
        auto left = read_phrase(text.substr(begin, at - begin));
        if (!is_of_product(left) || !is_of_product(read_phrase(member)))
            continue;
        ranges.push_back(std::move(left));
        begin = from;
    }
    if (ranges.empty())
        return {};
    ranges.push_back(read_phrase(text.substr(begin)));
    return is_of_product(ranges.back()) ? ranges : std::vector<AffectedRange>{};
}

}  // namespace advisory::parsers
