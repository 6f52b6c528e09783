#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

#include "language/catalogue.hpp"

namespace advisory::japanese {

/// One a file of this folder.
std::span<const Translation> cli_commands_texts();
std::span<const Translation> cli_explanations_texts();
std::span<const Translation> cli_inventory_texts();
std::span<const Translation> cli_pages_texts();
std::span<const Translation> cli_service_texts();
std::span<const Translation> config_texts();
std::span<const Translation> daemon_texts();
std::span<const Translation> foreign_texts();
std::span<const Translation> ingest_texts();
std::span<const Translation> inventory_texts();
std::span<const Translation> matching_texts();
std::span<const Translation> parsers_texts();
std::span<const Translation> storage_texts();
std::span<const Translation> transport_texts();
std::span<const Translation> versions_texts();

/// So that a file may list its texts in the order of the sources that they belong to.
template <std::size_t Count>
consteval std::array<Translation, Count> sorted(std::array<Translation, Count> texts)
{
    std::ranges::sort(texts, {}, &Translation::english);
    return texts;
}

}  // namespace advisory::japanese
