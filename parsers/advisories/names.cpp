#include "parsers/advisories/names.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "parsers/advisories/japanese.hpp"

namespace advisory::parsers {

namespace {

/// The length of "、", "および", " and " at the front; 0 when none is there.
std::size_t joint_length(std::string_view text)
{
    constexpr auto joints = std::to_array<std::string_view>(
        {"、", "および", "及び", "ならびに", "並びに", "または", ", ", " and ", " or "});
    const auto* const joint = std::ranges::find_if(joints, [text](std::string_view word) {
        return text.starts_with(word);
    });
    return joint == joints.end() ? 0 : joint->size();
}

}  // namespace

std::vector<std::string_view> names_in(std::string_view subject)
{
    std::vector<std::string_view> names;
    std::size_t begin = 0;
    int depth = 0;
    for (std::size_t at = 0; at < subject.size();) {
        depth += subject[at] == '(' ? 1 : 0;
        depth -= subject[at] == ')' ? 1 : 0;
        const auto length = depth > 0 ? 0 : joint_length(subject.substr(at));
        if (length == 0) {
            ++at;
            continue;
        }
        if (at > begin)
            names.push_back(subject.substr(begin, at - begin));
        at += length;
        begin = at;
    }
    if (begin < subject.size())
        names.push_back(subject.substr(begin));
    return names;
}

std::string name_at_end(std::string_view subject)
{
    auto name = subject;
    for (std::size_t at = 0; at < subject.size();) {
        const auto joint = subject[at] == ',' ? 0 : joint_length(subject.substr(at));
        if (joint > 0 && !subject.substr(at).starts_with("、")) {
            at += joint;
            continue;
        }
        std::size_t next = at + 1;
        while (next < subject.size() &&
               (static_cast<unsigned char>(subject[next]) & 0xC0U) == 0x80U)
            ++next;
        const auto character = subject.substr(at, next - at);
        if (is_hiragana(character) || character == "、" || character == "「")
            name = subject.substr(next);
        at = next;
    }
    while (name.starts_with(' '))
        name.remove_prefix(1);
    return std::string{name};
}

std::string name_behind_clause(std::string_view name)
{
    constexpr auto endings = std::to_array<std::string_view>(
        {"ている", "ていた", "ていない", "した", "された", "なった", "である", "する"});
    std::size_t begin = 0;
    for (const auto ending : endings) {
        const auto at = name.rfind(ending);
        if (at != std::string_view::npos)
            begin = std::max(begin, at + ending.size());
    }
    return std::string{trimmed(name.substr(begin))};
}

bool may_be_name(std::string_view words)
{
    constexpr auto nouns = std::to_array<std::string_view>(
        {"製品",     "機器",    "システム", "ユーザ",   "ユーザー",   "利用者",
         "環境",     "サーバ",  "サーバー", "端末",     "バージョン", "ソフトウェア",
         "サービス", "場合",    "設定",     "機能",     "脆弱性",     "問題",
         "攻撃",     "機種",    "モデル",   "構成",     "情報",       "影響",
         "users",    "systems", "products", "versions", "devices",    "installations",
         "It",       "This"});
    const bool has_letter = std::ranges::any_of(words, [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    });
    const bool has_katakana = words.find("\xE3\x82") != std::string_view::npos ||
                              words.find("\xE3\x83") != std::string_view::npos;
    return (has_letter || has_katakana) &&
           std::ranges::none_of(nouns, [words](auto noun) { return words.ends_with(noun); });
}

}  // namespace advisory::parsers
