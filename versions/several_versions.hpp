#pragma once

#include <string_view>

namespace advisory::versions {

/// True when a text means more than one version, as an inventory may have it: `3.4.2〜3.4.4`,
/// `3.4.2 - 3.4.4`, `3.4.2+`, `3.4.2 or later`. Which of them is there, nobody can tell, so such a
/// text stands in no order.
///
/// False where the same signs belong to one version: `1.0-2`, `1.0~rc1`, `1.0~20200101`,
/// `2.0.1+build5`, `V07-50`.
bool names_several(std::string_view text);

}  // namespace advisory::versions
