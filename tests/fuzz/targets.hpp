#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace advisory::fuzz {

using Bytes = std::span<const std::uint8_t>;

/// Each gives bytes from outside to one entrance of the program and holds what comes out
/// against what the header of that entrance promises. Throws Violation for a promise that
/// was broken, which ends a fuzzer and fails a test.
void run_charset(Bytes bytes);        ///< The first line names the charset.
void run_header_words(Bytes bytes);   ///< A header value: as text, and as structured field.
void run_inventory_csv(Bytes bytes);  ///< The first byte chooses the kind of rows.
void run_mime(Bytes bytes);           ///< A raw mail.
void run_notice(Bytes bytes);         ///< A raw mail, as far as the advisory.
void run_notice_text(Bytes bytes);    ///< The first byte chooses the head, see notice_heads.hpp.
void run_phrase(Bytes bytes);         ///< A phrase on versions.
void run_sbom(Bytes bytes);           ///< A bill of materials in any format.
void run_token_answer(Bytes bytes);   ///< The first byte chooses the status of HTTP.

struct Target {
    std::string_view name;
    void (*run)(Bytes bytes);
};

/// All of them, by name.
std::span<const Target> targets();

/// The same bytes as text.
std::string_view text_of(Bytes bytes);

}  // namespace advisory::fuzz
