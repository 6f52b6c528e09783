#pragma once

#include <span>
#include <string>
#include <string_view>

#include "parsers/phrases/tokens.hpp"

namespace advisory::parsers::phrases {

/// The tokens of a name without the particles, marks and scopes around it.
std::span<const Token> trim_name(std::span<const Token> tokens);

/// The name as it is written, without quotes around the whole.
std::string name_of(std::span<const Token> tokens, std::string_view text);

/// Without the label at the end: "Foo Version: < 8.0".
std::span<const Token> without_label(std::span<const Token> product);

/// Without the "サポート終了バージョンを含む" of "Foo サポート終了バージョンを含む全バージョン".
std::span<const Token> without_retired(std::span<const Token> product);

/// Without the words that join a name to a condition: "units" of "Foo units shipped before".
std::span<const Token> without_joint_nouns(std::span<const Token> product);

/// The bracket at the end of a name that states a condition, as "(HTTP 機能が有効な場合)" does;
/// nothing when there is none.
std::span<const Token> condition_at_end(std::span<const Token> product, std::string_view text);

}  // namespace advisory::parsers::phrases
