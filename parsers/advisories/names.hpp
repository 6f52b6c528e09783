#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace advisory::parsers {

/// The parts of an enumeration of names: "Cisco IOS", "Cisco NX-OS" of "Cisco IOS、Cisco NX-OS
/// および ...". Joints in brackets part nothing.
std::vector<std::string_view> names_in(std::string_view subject);

/// The name at the end of a sentence's subject: "Apache Log4j" of "すでに開発の終わっている
/// Apache Log4j", "A および B" of an enumeration.
std::string name_at_end(std::string_view subject);

/// The same of what is read as a name, which may have hiragana of its own: without a clause before
/// it (サポートを終了している Foo), and empty when nothing is left.
std::string name_behind_clause(std::string_view name);

/// True for words that may be the name of a product: with Latin letters or katakana, and not
/// ended by a noun for products in general (製品, 利用者, システム).
bool may_be_name(std::string_view words);

}  // namespace advisory::parsers
