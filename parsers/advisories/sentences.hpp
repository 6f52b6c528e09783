#pragma once

#include <string_view>
#include <vector>

namespace advisory::parsers {

/// What a list or a sentence says of the versions in it.
enum class Meaning {
    none,  ///< Nothing that we know.
    affected,
    unaffected,
    fixed,
};

/// The sentences of a normalised text, each with its full stop.
std::vector<std::string_view> sentences_of(std::string_view text);

/// True for a sentence that announces the list behind it: 次のとおりです, 以下の製品,
/// "as follows:".
bool is_lead(std::string_view sentence);

/// What a sentence says of what it names or announces; `otherwise` when it does not say.
Meaning meaning_of(std::string_view sentence, Meaning otherwise);

/// True when a sentence says that something is affected, or is what the notice speaks of:
/// 影響を受け, 対象と, 該当し, "are affected".
bool states_affected(std::string_view sentence);

/// True when a sentence speaks of where a weakness is, in words that may also explain:
/// 脆弱, 存在し, 含まれ.
bool speaks_of_presence(std::string_view sentence);

/// True when a sentence says under what condition something is affected: 有効にしている場合
/// に影響を受けます, 構成に限ります, "if ... is enabled".
bool states_condition(std::string_view sentence);

/// True when a sentence says that nobody looked whether something is affected: 評価を行って
/// いない, 検証していない, "has not been evaluated".
bool states_no_evaluation(std::string_view sentence);

/// True when a sentence announces a list of products or versions: 製品は次のとおりです.
bool announces_products(std::string_view sentence);

/// True when a sentence leaves open what is with versions older than those listed: nobody looked
/// at versions out of support, older ones may be affected too.
bool leaves_older_open(std::string_view sentence);

/// True when a sentence leaves open what is with all versions but those listed:
/// 上記以外のバージョン も影響を受ける可能性がある.
bool leaves_others_open(std::string_view sentence);

/// True for a line that is prose although it has no full stop: 詳細は…を参照してください.
bool reads_as_prose(std::string_view line);

/// False for a sentence without any sign of versions: no digit, no "all". Cheap to ask.
bool may_name_versions(std::string_view sentence);

/// True for words that name who is meant, or where to read on, and no product: 皆様, 詳細は.
bool names_no_product(std::string_view text);

/// A sentence that stands in a bracket, or is a note, without the marks of that at its front:
/// "※ Foo は…", "(Foo は…)".
std::string_view without_note_marks(std::string_view sentence);

/// What a statement speaks of: "Apache Log4j 1系" of "なお、Apache Log4j 1系は影響を受けません。".
std::string_view subject_of(std::string_view sentence);

}  // namespace advisory::parsers
