#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "parsers/phrases/cursor.hpp"

namespace advisory::parsers::phrases {

/// What the rules may look at beside the tokens before them.
struct Context {
    std::string_view text;           ///< Normalised; the tokens refer to it.
    std::span<const Token> product;  ///< The phrase's product, which may be repeated in it.

    enum class Numbers { version, serial };  ///< Serial numbers may begin with letters.
    Numbers numbers = Numbers::version;
};

/// One version as a phrase writes it, with its labels, quotes and counts:
/// "ファームウェアバージョン ”16”", "5.8 (Build 1575)", "2.x 系".
struct Term {
    std::string version;  ///< "16", "5.8 (Build 1575)", "2".
    bool is_branch = false;
    bool has_branch_word = false;  ///< 系, シリーズ
    bool has_series_word = false;  ///< "シリーズ": a branch, or the end of a name.
    bool is_doubtful_branch = false;
    bool is_doubtful_hyphen = false;
    bool is_labelled = false;  ///< A label or a quote shows that it is a version.
    bool is_dotted = false;
    bool is_release = false;        ///< "R4"
    bool is_doubtful_name = false;  ///< "VB60" without a label: may belong to the name.
    bool is_firmware = false;
    bool is_build = false;
};

/// Takes a version, skipping the product before it when it is repeated.
std::optional<Term> take_term(Cursor& cursor, const Context& context);

/// True for the noun of "ソフトウェア Ver.2.0" and "ソフトウェアバージョン", not for one that ends
/// a Japanese name: プログラミングソフトウェア バージョン 1.6.
bool stands_before_label(std::span<const Token> tokens, std::string_view text);

/// True for "VB60 より前", "G00-10 以前": a version without a label, or the end of a name.
bool is_letter_led_bound(std::span<const Token> tokens);

/// Takes the nouns that may end a range and add nothing: のバージョン, のファームウェア.
void skip_nouns(Cursor& cursor);

}  // namespace advisory::parsers::phrases
