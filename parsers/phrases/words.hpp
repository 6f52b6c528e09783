#pragma once

#include <cstddef>
#include <string_view>

namespace advisory::parsers::phrases {

/// What a word of a version phrase means. The words are in words.cpp.
enum class Word {
    none,

    // Behind a version.
    below,             ///< X未満: up to X, without it.
    at_most,           ///< X以前: up to X, with it.
    at_most_doubtful,  ///< Xより以前: with or without X.
    above,             ///< Xより後: from X, without it.
    at_least,          ///< X以降: from X, with it.
    since,             ///< Xから.
    it,                ///< The それ of "X およびそれ以前".
    earlier,           ///< "X and earlier".
    later,             ///< "X and later".

    // Before a version.
    prior_to,         ///< "before X".
    through,          ///< "through X".
    up_to,            ///< "up to X".
    up_to_excluding,  ///< "up to but not including X".
    starting_at,      ///< "from X".
    later_than,       ///< "later than X".
    between,          ///< "between X and Y".
    to,               ///< "X to Y".

    // Joints.
    also,      ///< および
    either,    ///< または
    both,      ///< かつ
    of,        ///< の
    particle,  ///< は, が, を, ...

    // Nouns.
    label,     ///< バージョン
    noun,      ///< 版, 製品: may follow a range, adds nothing.
    firmware,  ///< ファームウェア
    build,     ///< ビルド
    count,     ///< SP, Update, Patch: counts within a version.
    stage,     ///< beta, RC: part of a version.
    channel,   ///< LTS, GA: says nothing about the version.
    branch,    ///< 系
    series,    ///< シリーズ: a branch, or part of a name.
    all,       ///< 全バージョン
    every,     ///< The all of "all 2.x versions".
    latest,    ///< 最新版
    unknown,   ///< 不明, 複数の製品: no version is named.
    details,   ///< 詳細は: what follows names no version.
    retired,   ///< サポート終了: says nothing about versions.
    prefixed,  ///< で始まる
    outdated,  ///< 旧バージョン: names none, adds nothing behind a bound.
    serial,    ///< シリアル番号
    shipped,   ///< 出荷, 製造日: speaks of dates, not of versions.
    leading,   ///< The 上 of 上5桁.
    digits,    ///< 桁

    // Everything around a range.
    except,         ///< を除く
    however,        ///< ただし
    including,      ///< を含む
    not_including,  ///< を含まない
    on,             ///< "for Windows", "on Linux".
    platform,       ///< Windows
    edition,        ///< エディション
    only,           ///< のみ
    unsupported,    ///< サポート対象外: says nothing about being affected.
    and_so_on,      ///< 等
    affected,       ///< が影響を受けます: ends the sentence, adds nothing.
    not_affected,   ///< 影響を受けません
    subject,        ///< 本脆弱性の: adds nothing.
    field,          ///< 影響を受けるバージョン: the name of a field.
    fixed,          ///< 修正版: speaks of what is repaired, not of what is affected.
    audience,       ///< ユーザー向け: speaks of people.
    negation,       ///< not
};

/// A word found at the front of a text.
struct FoundWord {
    Word word = Word::none;
    std::size_t length = 0;
};

/// The longest word of the vocabulary that `text` has at `at`; none when there is
/// none. `text` is normalised. Blanks within Japanese words do not count, since lines
/// are wrapped anywhere; Latin words are found whole only.
FoundWord find_word(std::string_view text, std::size_t at);

}  // namespace advisory::parsers::phrases
