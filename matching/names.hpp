#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace advisory::matching {

/// `text::fold` a name, without the marks ™, ®, ©, ℠, (R) and (TM). "(R)" behind a number stays.
std::string folded_name(std::string_view name);

/// A name as it is compared: folded, separators (blank, dash, _, middle dot ...) as one blank,
/// no blank beside a Japanese letter (notices put it there or not), and no prolonged sound mark
/// behind a katakana word of three letters or more, which spelling rules (JIS Z 8301) add or
/// leave out: サーバー is サーバ, キー stays. These are spellings of one name, so equal keys may
/// be exact. "Log4j-core" and "log4j_core" have one key.
std::string key_of(std::string_view name);

/// `key_of` a name that `folded_name` has folded.
std::string key_of_folded(std::string_view folded);

/// `key_of` a maker's name without its legal form, in front or behind (株式会社, ㈱, Inc.,
/// Co., Ltd., B.V., GmbH, Foundation).
std::string vendor_key_of(std::string_view vendor);

/// A key with ヴァ, ヴィ, ヴ, ヴェ, ヴォ as バ, ビ, ブ, ベ, ボ: how a foreign name sounds. For
/// finding only (rule I6, watch terms): two names may sound alike, so equal search keys never
/// make an exact identity.
std::string search_key_of(std::string_view key);

/// The names that a notice's product may be looked for under, folded: the name itself, without
/// a word such as ファームウェア behind it, without or inside its brackets, and its parts when
/// it lists several. At most 128, the whole name first.
std::vector<std::string> product_names_of(std::string_view product);

/// The names of the parts that "サーバと端末" or "A・B" may list, folded, at most 128: a name
/// may have such a sign itself, so a person must look at what is found by them.
std::vector<std::string> possible_names_of(std::string_view product);

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
/// digits must be the same in both: WG2600HS is not WG2600HS2. Search keys are compared, so
/// ヴァイタル is like バイタル.
bool are_similar(std::string_view one, std::string_view other);

/// The words of a key, each once, in the order of their bytes.
std::vector<std::string_view> words_of(std::string_view key);

/// Those of `words` that have an ASCII digit.
std::vector<std::string_view> words_with_digits(std::vector<std::string_view> words);

/// The words of a key that tell names apart: at least three bytes, the longest first.
std::vector<std::string_view> telling_words(std::string_view key);

/// True for names that say nothing alone: short ones without a digit, and words such as
/// "core", "viewer", "gateway".
bool is_generic(std::string_view key);

}  // namespace advisory::matching
