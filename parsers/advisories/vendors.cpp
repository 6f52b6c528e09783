#include "parsers/advisories/vendors.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "parsers/advisories/ascii.hpp"
#include "parsers/advisories/japanese.hpp"
#include "parsers/advisories/word_set.hpp"

namespace advisory::parsers {

namespace {

constexpr std::size_t most_vendors = 20;
constexpr std::size_t longest_name = 120;

// What stands where a maker's name may and is none: "対象製品", "開発者が提供する". "Microsoft
// 製品" names one.
constexpr std::array<std::string_view, 59> no_makers{
    "対象",         "該当",     "当該",         "他",           "他社",         "各",
    "各社",         "自社",     "本",           "同",           "複数",         "関連",
    "同社",         "当社",     "弊社",         "開発者",       "開発元",       "提供元",
    "販売元",       "製造元",   "配布元",       "FA",           "ベンダ",       "ベンダー",
    "メーカ",       "メーカー", "第三者",       "攻撃者",       "ユーザ",       "ユーザー",
    "管理者",       "利用者",   "セキュリティ", "ネットワーク", "ソフトウェア", "ソフトウエア",
    "ハードウェア", "VPN",      "IoT",          "ICS",          "制御システム", "医療機器",
    "サーバ",       "最新",     "後継",         "代替",         "一部",         "海外",
    "国内",         "外国",     "既存",         "JPCERT/CC",    "IPA",          "株式会社",
    "有限会社",     "合同会社", "会社",         "主な",         "JVN",
};

// What ends a maker's name in front of it: the sentence or list before.
constexpr std::array<std::string_view, 14> edges{
    "、",
    "。",
    "「",
    "」",
    "『",
    "』",
    "および",
    "及び",
    "または",
    "ならびに",
    ":",
    "\n",
    "【",
    "】",
};

// Hiragana that end a word before a name: particles, verbs, adjectives. Others may be a part of
// it: さくらインターネット, みずほ銀行.
constexpr std::array<std::string_view, 27> word_ends{
    "の", "は", "が", "を", "に", "と", "へ", "も",   "や",   "で",   "る",   "た", "な", "い",
    "て", "う", "す", "く", "つ", "む", "ぶ", "から", "より", "まで", "など", "だ", "き",
};

/// Where the name that ends with `text` begins.
std::size_t begin_of_name(std::string_view text)
{
    std::size_t begin = 0;
    for (const auto edge : edges) {
        const auto at = text.rfind(edge);
        if (at != std::string_view::npos)
            begin = std::max(begin, at + edge.size());
    }

    for (auto at = text.size(); at > begin;) {
        const auto before = text.substr(0, at);
        const auto character = last_character(before);
        auto behind = text.substr(at);
        while (behind.starts_with(' '))
            behind.remove_prefix(1);
        const bool begins_name =
            is_hiragana(character) && !behind.empty() && !is_hiragana(first_character(behind));
        if (begins_name && std::ranges::any_of(word_ends, [before](std::string_view word) {
                return before.ends_with(word);
            }))
            return at;
        at -= character.size();
    }
    return begin;
}

bool is_maker(std::string_view name)
{
    const bool is_one_sign =
        first_character(name).size() == name.size() && !is_ascii_alphanumeric(name.front());
    const bool is_number = ascii_digits_at(name) == name.size();
    // "三菱電機製 FA" of "三菱電機製 FA 製品".
    const bool names_maker = name.find("製 ") != std::string_view::npos;
    return !is_one_sign && !is_number && !names_maker &&
           std::ranges::find(no_makers, name) == no_makers.end();
}

class Vendors {
public:
    /// The name that ends where `text` ends.
    void add_name_before(std::string_view text)
    {
        if (text.size() > longest_name)
            text = from_character(text.substr(text.size() - longest_name));
        text = trimmed(text);
        // "影響を受ける製品", "同社の製品": no name stands there.
        constexpr std::array<std::string_view, 10>
            particles{"の", "る", "た", "い", "が", "は", "を", "に", "と", "で"};
        const bool is_phrase = std::ranges::any_of(particles, [text](std::string_view particle) {
            return text.ends_with(particle);
        });
        if (is_phrase)
            return;

        auto name = trimmed(text.substr(begin_of_name(text)));
        if (name.ends_with("社") && !name.ends_with("会社"))
            name = trimmed(name.substr(0, name.size() - std::string_view{"社"}.size()));
        add(name);
    }

    void add(std::string_view name)
    {
        const bool is_new = std::ranges::find(names_, name) == names_.end();
        if (!name.empty() && is_new && is_maker(name) && names_.size() < most_vendors)
            names_.emplace_back(name);
    }

    [[nodiscard]] std::vector<std::string> names() && { return std::move(names_); }

private:
    std::vector<std::string> names_;
};

/// "provided by Example, Inc. contains": up to the verb or the end of the sentence.
std::string_view name_behind(std::string_view text)
{
    constexpr std::array<std::string_view, 9>
        ends{" contain", " has ", " have ", " is ", " are ", "\n", "; ", " (", " and is "};
    text = whole_characters(text, longest_name);
    auto end = std::min(text.size(), text.find(". "));
    for (const auto word : ends)
        end = std::min(end, text.find(word));
    if (text.substr(0, end).ends_with("Inc") || text.substr(0, end).ends_with("Ltd"))
        ++end;

    auto name = trimmed(text.substr(0, end));
    const bool is_abbreviated = name.ends_with("Inc.") || name.ends_with("Ltd.");
    if (name.ends_with('.') && !is_abbreviated)
        name.remove_suffix(1);
    return name;
}

/// What names the maker before it: how many of its bytes belong to the name.
struct Marker {
    std::string_view word;
    std::size_t in_name = 0;
};

constexpr std::array markers{
    Marker{"が提供"},
    Marker{"が開発"},
    Marker{"が販売"},
    Marker{"が製造"},
    Marker{"の提供する"},
    Marker{"の開発する"},
    Marker{"より提供され"},
    Marker{"から提供され"},
    Marker{"によって提供され"},
    Marker{"社の", 3},
    Marker{"社が", 3},
};

constexpr std::string_view made_by = "製";
constexpr std::string_view provided_by = "provided by ";

/// Of whatever the walk looks for.
WordSet words_of_makers()
{
    std::vector<std::string_view> words{made_by, provided_by};
    for (const auto& marker : markers)
        words.push_back(marker.word);
    return WordSet{std::move(words)};
}

}  // namespace

std::vector<std::string> vendors_of(std::string_view text)
{
    static const auto words = words_of_makers();

    // Each name is looked for backwards: a text of nothing but markers must end, too.
    constexpr std::size_t most_markers = 200;

    Vendors vendors;
    std::size_t found = 0;
    for (auto at = words.next(text, 0); at < text.size() && found < most_markers;
         at = words.next(text, at + 1)) {
        const auto rest = text.substr(at);
        if (is_made_by(text, at)) {
            vendors.add_name_before(text.substr(0, at));
            ++found;
            continue;
        }
        if (rest.starts_with(provided_by)) {
            vendors.add(name_behind(rest.substr(provided_by.size())));
            continue;
        }
        const auto* const marker = std::ranges::find_if(markers, [rest](const Marker& candidate) {
            return rest.starts_with(candidate.word);
        });
        if (marker == markers.end())
            continue;
        vendors.add_name_before(text.substr(0, at + marker->in_name));
        ++found;
    }
    return std::move(vendors).names();
}

}  // namespace advisory::parsers
