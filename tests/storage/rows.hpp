#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/advisory.hpp"
#include "core/inventory.hpp"
#include "core/mail.hpp"
#include "core/match.hpp"
#include "core/time.hpp"
#include "storage/advisory_store.hpp"
#include "storage/database.hpp"

namespace advisory::test {

/// An instant of 2026 in Japan, as in "2026-11-23T21:30:00+09:00" or "2026-11-23".
Time at(std::string_view time);

RawMail make_mail(std::string bytes, std::uint32_t uid = 1);

/// Keeps a mail of these bytes and answers what stands for its hash.
std::string save_mail(storage::Database& db, std::string bytes);

/// A notice with every field filled, and some texts that try to get out of their column.
Advisory make_rich_advisory();

/// A notice with one item, read from `text` of a mail that is in the store.
storage::StoredAdvisory make_notice(storage::Database& db,
                                    std::string id,
                                    std::string text = "text");

/// A product version "P-1 1.0" with one component, or others by the arguments.
InventoryFile make_inventory(std::string product_id = "P-1", std::string version = "1.0");

}  // namespace advisory::test
