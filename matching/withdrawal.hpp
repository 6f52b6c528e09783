#pragma once

#include "core/advisory.hpp"

namespace advisory::matching {

/// Whether a notice says in its title, or in that of the item, that it was taken back: JVN
/// iPedia's "** 削除 **", a CVE record's "** REJECT **", "[取り下げ]", "Withdrawn:". Doubts such
/// as "** 未確定 **" (disputed) and "** サポート外 **" (unsupported) are none.
bool is_withdrawn(const Advisory& advisory, const AdvisoryItem& item);

}  // namespace advisory::matching
