#include "parsers/advisories/sentences.hpp"

#include <algorithm>
#include <array>

#include "parsers/advisories/word_set.hpp"
#include "parsers/phrases/phrase.hpp"

namespace advisory::parsers {

namespace {

const WordSet lead_words{
    "次の",
    "以下の",
    "下記の",
    "次のとおり",
    "次の通り",
    "以下に",
    "次に",
    "下記",
    "とおりです",
    "通りです",
    "以下、",
    "以下が",
    "次が",
    "以下は",
    "as follows",
    "following",
    "below:",
    "listed below",
};

// What solves the problem.
const WordSet fix_words{
    "修正済",         "修正した",         "修正され",
    "修正版",         "対策済",           "対策した",
    "対策版",         "修正バージョン",   "公開され",
    "公開しました",   "公開して",         "リリースされ",
    "リリースし",     "解決し",           "解消し",
    "更新して",       "アップデートして", "適用して",
    "更新を",         "移行して",         "patched",
    "fixed",          "upgrade",          "update to",
    "resolved",       "修正プログラム",   "への更新",
    "へ更新",         "に更新",           "へのアップデート",
    "にアップデート", "へアップデート",   "最新版",
    "最新バージョン",
};

const WordSet affected_words{
    "影響を受け",
    "対象と",
    "対象製品",
    "対象バージョン",
    "対象は",
    "対象に含ま",
    "の対象",
    "が対象",
    "該当する",
    "該当し",
    "影響があ",
    "影響する",
    "影響を及ぼ",
    "affected",
    "Affected",
    "impacted",
    "vulnerable",
};

const WordSet presence_words{"脆弱", "存在し", "含まれ", "対象", "該当", "影響"};

const WordSet condition_words{
    "場合に限",         "場合のみ",       "場合に影響",     "場合、影響",     "場合は影響",
    "場合にのみ",       "場合が対象",     "場合に本脆弱性", "に限ります",     "に限り",
    "構成のみ",         "環境のみ",       "場合に該当",     "場合、本脆弱性", "場合、この脆弱性",
    "場合は、本脆弱性", "場合は本脆弱性", "場合は対象",     "only if",        "only when",
    "is enabled",       "are enabled",
};

const WordSet no_evaluation_words{
    "評価を行っていな",   "評価を行っていませ",   "評価を行っておりませ",   "評価していな",
    "評価していませ",     "評価しておりませ",     "評価されていな",         "評価されていませ",
    "検証を行っていな",   "検証を行っていませ",   "検証を行っておりませ",   "検証していな",
    "検証していませ",     "検証しておりませ",     "検証されていな",         "調査を行っていな",
    "調査を行っていませ", "調査を行っておりませ", "調査していな",           "調査していませ",
    "調査しておりませ",   "確認していな",         "確認していませ",         "確認しておりませ",
    "対象に含まれていな", "対象に含まれていませ", "対象に含まれておりませ", "対象に含まれませ",
    "評価の対象外",       "評価対象外",           "検証の対象外",           "検証対象外",
    "調査の対象外",       "調査対象外",           "確認されておら",         "不明です",
    "不明とのこと",       "not been evaluated",   "not evaluated",          "not been tested",
    "not been assessed",
};

// Of versions: nobody knows yet. Of attacks it is said, too, and means something else.
const WordSet open_words{
    "調査中",
    "確認中",
    "評価中",
    "検証中",
    "調査しています",
    "調査しております",
    "確認されていな",
    "確認されていませ",
    "確認されておりませ",
    "確認できていな",
    "確認できていませ",
    "確認できておりませ",
    "under investigation",
    "being investigated",
    "not been confirmed",
    "not confirmed",
};

const WordSet attack_words{"悪用", "攻撃", "被害", "exploit", "Exploit", "attack"};

const WordSet older_words{
    "サポートが終了",     "サポートの終了",  "サポート終了",       "サポートを終了",
    "サポート対象外",     "サポート外",      "サポートされていな", "サポートが切れ",
    "より前のバージョン", "それ以前",        "以前のバージョン",   "古いバージョン",
    "より古い",           "旧バージョン",    "end of life",        "end-of-life",
    "End of Life",        "end of support",  "no longer support",  "unsupported",
    "Unsupported",        "earlier version", "older version",      "Earlier version",
    "Older version",
};

const WordSet possibility_words{
    "可能性",
    "おそれ",
    "恐れ",
    "場合があ",
    "may be",
    "might be",
    "may also",
    "could be",
    "likely",
};

constexpr auto prose_endings = std::to_array<std::string_view>({
    "ください",
    "ます",
    "です",
    "ません",
    "ました",
    "でした",
    "である",
    "ない",
    "こと",
    "参照",
    "下さい",
    "願います",
    "れる",
    "している",
    "します",
});

constexpr std::string_view full_stop = "。";

/// Without what joins a sentence to the one before it.
std::string_view without_connective(std::string_view sentence)
{
    constexpr auto words = std::to_array<std::string_view>({"なお、",
                                                            "なお",
                                                            "また、",
                                                            "ただし、",
                                                            "但し、",
                                                            "一方、",
                                                            "一方で、",
                                                            "さらに、",
                                                            "加えて、",
                                                            "その他、",
                                                            "このほか、",
                                                            "However, ",
                                                            "Note that ",
                                                            "In addition, ",
                                                            "Also, "});
    for (bool was_cut = true; was_cut;) {
        was_cut = false;
        for (const auto word : words) {
            if (sentence.starts_with(word)) {
                sentence.remove_prefix(word.size());
                was_cut = true;
            }
        }
    }
    return sentence;
}

bool may_be_affected(std::string_view sentence)
{
    return possibility_words.is_in(sentence) &&
           (affected_words.is_in(sentence) || presence_words.is_in(sentence));
}

}  // namespace

std::vector<std::string_view> sentences_of(std::string_view text)
{
    std::vector<std::string_view> sentences;
    while (!text.empty()) {
        const auto stop = text.find(full_stop);
        const auto end = stop == std::string_view::npos ? text.size() : stop + full_stop.size();
        sentences.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return sentences;
}

bool is_lead(std::string_view sentence)
{
    const auto end = sentence.find_last_not_of(" :");
    const bool is_open = end != std::string_view::npos && sentence.find(':', end) != sentence.npos;
    const bool ends_thought = sentence.ends_with(full_stop) || is_open || reads_as_prose(sentence);
    return ends_thought && lead_words.is_in(sentence);
}

Meaning meaning_of(std::string_view sentence, Meaning otherwise)
{
    if (states_not_affected(sentence))
        return Meaning::unaffected;

    // The last word is the head of the clause: 影響を受ける製品の修正済みバージョン.
    const auto fix = fix_words.last_end_in(sentence);
    const auto affected = affected_words.last_end_in(sentence);
    if (fix == 0 && affected == 0)
        return otherwise;
    return fix > affected ? Meaning::fixed : Meaning::affected;
}

bool states_affected(std::string_view sentence)
{
    return affected_words.is_in(sentence);
}

bool speaks_of_presence(std::string_view sentence)
{
    return presence_words.is_in(sentence);
}

bool states_condition(std::string_view sentence)
{
    return condition_words.is_in(sentence);
}

bool states_no_evaluation(std::string_view sentence)
{
    if (no_evaluation_words.is_in(sentence))
        return true;
    return open_words.is_in(sentence) && !attack_words.is_in(sentence) &&
           (may_name_versions(sentence) || affected_words.is_in(sentence) ||
            presence_words.is_in(sentence));
}

bool announces_products(std::string_view sentence)
{
    static const WordSet words{"製品は",
                               "製品が",
                               "バージョンは",
                               "バージョンが",
                               "システムは",
                               "機種は",
                               "products",
                               "versions"};
    return words.is_in(sentence);
}

bool leaves_others_open(std::string_view sentence)
{
    static const WordSet words{"以外のバージョン",
                               "他のバージョン",
                               "以外の版",
                               "Other versions",
                               "other versions"};
    return words.is_in(sentence) && (states_no_evaluation(sentence) || may_be_affected(sentence) ||
                                     meaning_of(sentence, Meaning::none) == Meaning::affected);
}

bool leaves_older_open(std::string_view sentence)
{
    if (!older_words.is_in(sentence))
        return false;
    // "サポートが終了しているバージョンも影響を受けます。": which ones, it does not say.
    const bool is_unnumbered =
        !may_name_versions(sentence) && meaning_of(sentence, Meaning::none) == Meaning::affected;
    return states_no_evaluation(sentence) || may_be_affected(sentence) || is_unnumbered;
}

bool reads_as_prose(std::string_view line)
{
    constexpr int most_ends = 16;
    auto text = line;
    for (int ends = 0; ends < most_ends &&
                       (text.ends_with(' ') || text.ends_with(')') || text.ends_with(full_stop));
         ++ends) {
        // What a bracket says of an entry makes no sentence of it.
        const auto bracket = text.ends_with(')') ? text.rfind('(') : std::string_view::npos;
        if (bracket != std::string_view::npos && bracket > 0)
            text = text.substr(0, bracket);
        else
            text.remove_suffix(text.ends_with(full_stop) ? full_stop.size() : 1);
    }
    return std::ranges::any_of(prose_endings,
                               [text](std::string_view ending) { return text.ends_with(ending); });
}

bool may_name_versions(std::string_view sentence)
{
    static const WordSet signs{"全", "すべて", "all ", "All ", "any ", "Any ", "最新"};
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    return std::ranges::any_of(sentence, is_digit) || signs.is_in(sentence);
}

bool names_no_product(std::string_view text)
{
    constexpr auto words = std::to_array<std::string_view>({
        "詳細は",
        "詳しくは",
        "上記",
        "皆様",
        "の方",
        "ご確認",
        "なお",
        "以上",
        "該当なし",
        "特になし",
        "なし",
        "確認中",
        "調査中",
        "See ",
        "Please",
        "For details",
        "N/A",
    });
    return std::ranges::any_of(words, [text](std::string_view word) {
        return text.starts_with(word) || (word == "皆様" && text.ends_with(word));
    });
}

std::string_view without_note_marks(std::string_view sentence)
{
    constexpr std::string_view mark = "※";
    constexpr int most_marks = 4;
    // "(株)Foo は…" does not stand in a bracket.
    const auto close = sentence.find(')');
    const bool is_enclosed = close == std::string_view::npos || close + 1 == sentence.size();
    for (int marks = 0; marks < most_marks; ++marks) {
        if (sentence.starts_with(mark))
            sentence.remove_prefix(mark.size());
        else if (sentence.starts_with(' ') || (sentence.starts_with('(') && is_enclosed))
            sentence.remove_prefix(1);
    }
    return sentence;
}

std::string_view subject_of(std::string_view sentence)
{
    sentence = without_connective(sentence);
    auto end = sentence.size();
    end = std::min({end,
                    affected_words.first_in(sentence),
                    presence_words.first_in(sentence),
                    no_evaluation_words.first_in(sentence),
                    open_words.first_in(sentence)});

    constexpr std::array<std::string_view, 10>
        particles{"は", "が", "には", "も", "を", " is ", " are ", " was ", " were ", " does "};
    auto subject = std::string_view::npos;
    for (const auto particle : particles) {
        const auto at = sentence.substr(0, end).rfind(particle);
        if (at != std::string_view::npos && (subject == std::string_view::npos || at > subject))
            subject = at;
    }
    if (subject == std::string_view::npos || subject == 0)
        return sentence;

    auto words = sentence.substr(0, subject);
    for (const std::string_view ending : {"について", "に関して", "に対して", "において"})
        if (words.ends_with(ending))
            words.remove_suffix(ending.size());
    if (sentence.substr(subject).starts_with("も") &&
        (words.ends_with("に") || words.ends_with("で")))
        words.remove_suffix(std::string_view{"に"}.size());
    return words;
}

}  // namespace advisory::parsers
