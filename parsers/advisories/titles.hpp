#pragma once

#include <span>
#include <string>
#include <string_view>

#include "parsers/advisories/vendors.hpp"  // Whoever reads a title looks for makers in it.

namespace advisory::parsers {

/// A subject without what a mailing list and a mail program put around the title: "[JPCERT/CC]",
/// "注意喚起:", "Fwd:", "(公開)", "(更新)", and the prefixes that an operator configures. Reads
/// normalised text.
std::string title_of_subject(std::string_view subject,
                             std::span<const std::string> more_prefixes = {});

/// The product that a title speaks of, Japanese or English: "Apache Log4j" of "Apache Log4jの
/// 任意のコード実行の脆弱性に関する注意喚起", "Example Server" of "Multiple vulnerabilities in
/// Example Server". Its maker is left out where the title names it as such (○○製, ○○が提供する,
/// ○○社の). Empty when the title speaks of no vulnerability of a product: ransomware, phishing,
/// settings, campaigns.
std::string product_of_title(std::string_view title);

/// True when the title speaks of a weakness or a fix of something; campaigns, statistics and
/// events do not.
bool speaks_of_vulnerability(std::string_view title);

}  // namespace advisory::parsers
