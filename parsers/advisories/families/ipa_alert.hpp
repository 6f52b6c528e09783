#pragma once

#include "parsers/advisories/notice.hpp"

namespace advisory::parsers {

/// True for an IPA security alert (重要なセキュリティ情報): it has the address of its page
/// at IPA and the structure of one.
bool is_ipa_alert(const Notice& notice);

/// Reads an IPA security alert. Its id is the name of its page: IPA-alert20240415,
/// IPA-20180418-jre. Kind `campaign`, without affected products, when it is about none.
Advisory read_ipa_alert(const Notice& notice);

}  // namespace advisory::parsers
