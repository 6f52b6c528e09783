#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace advisory::matching {

/// A name as it is compared: folded, separators as one blank, no blank between Japanese and
/// ASCII (notices put it there or not). "Log4j-core" and "log4j_core" have one key.
std::string key_of(std::string_view name);

/// `key_of` a maker's name without its legal form (株式会社, Inc., Co., Ltd., Foundation).
std::string vendor_key_of(std::string_view vendor);

/// The names that a notice's product may be looked for under, folded: the name itself, without
/// a word such as ファームウェア behind it, without or inside its brackets, and its parts when
/// it lists several. At most sixteen, the whole name first.
std::vector<std::string> product_names_of(std::string_view product);

/// The names that one model of a list may be looked for under, folded: the model, the model
/// without a word such as ファームウェア behind it, and each with the words before the list in
/// `product` ("Aterm" of "Aterm WG2600HS、WG2600HP4"). Never a part of a model's name:
/// WG2600HS is not WG2600HS2.
std::vector<std::string> model_names_of(std::string_view model, std::string_view product);

/// The product of which `key` is the core artifact: "log4j" of "log4j core". Empty for any
/// other name.
std::string_view family_of(std::string_view key);

/// True when two keys are alike enough to ask a person (rule I6): the words of one, at least
/// two, are among those of the other, or 0.85 of their pairs of bytes agree (Dice). What has
/// digits must be the same in both: WG2600HS is not WG2600HS2.
bool are_similar(std::string_view one, std::string_view other);

/// The words of a key that tell names apart: at least three bytes, the longest first.
std::vector<std::string_view> telling_words(std::string_view key);

/// True for names that say nothing alone: short ones without a digit, and words such as
/// "core", "viewer", "gateway".
bool is_generic(std::string_view key);

}  // namespace advisory::matching
