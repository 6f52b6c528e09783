#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace advisory::parsers {

/// A subject without what a mailing list and a mail program put around the title: "[JPCERT/CC]",
/// "注意喚起:", "Fwd:", "(公開)", "(更新)". Reads normalised text.
std::string title_of_subject(std::string_view subject);

/// The product that a title speaks of: "Apache Log4j" of "Apache Log4jの任意のコード実行の
/// 脆弱性に関する注意喚起". Empty when the title speaks of no vulnerability of a product.
std::string product_of_title(std::string_view title);

/// The makers that a title or sentence names as such: "NEC" of "NEC製Atermシリーズ".
std::vector<std::string> vendors_of(std::string_view text);

/// True when the title speaks of a weakness or a fix of something; campaigns, statistics and
/// events do not.
bool speaks_of_vulnerability(std::string_view title);

}  // namespace advisory::parsers
