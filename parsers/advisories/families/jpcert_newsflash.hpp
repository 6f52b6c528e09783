#pragma once

#include "parsers/advisories/notice.hpp"

namespace advisory::parsers {

/// True for a CyberNewsFlash of JPCERT/CC: it says so and has the address of its page.
bool is_jpcert_newsflash(const Notice& notice);

/// Reads a CyberNewsFlash. Its id is the number of its page: JPCERT-NEWSFLASH-2021122401.
Advisory read_jpcert_newsflash(const Notice& notice);

}  // namespace advisory::parsers
