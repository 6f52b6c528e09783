#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace advisory::text {

/// Bytes read in one charset, to be held against other readings.
struct Reading {
    std::string text;
    std::string charset;     ///< MIME name, lower case.
    std::size_t errors = 0;  ///< Sequences without a meaning.
};

bool is_ascii(std::string_view bytes);

/// True when an ISO 2022 escape switches to Japanese somewhere.
bool has_japanese_escapes(std::string_view bytes);

/// Reads the vendors' ISO-2022-JP: NEC characters, JIS X 0201 kana by escape, by
/// shift or in 8 bits, and lines that are not ISO-2022-JP at all.
Reading read_iso_2022_jp(std::string_view bytes);

/// Shift_JIS as Microsoft has it (CP932).
Reading read_shift_jis(std::string_view bytes);

/// EUC-JP with the rows of NEC and IBM.
Reading read_euc_jp(std::string_view bytes);

/// UTF-8, without its BOM.
Reading read_utf_8(std::string_view bytes);

/// True when the text is so much like Japanese that it cannot be by accident: kana
/// or full-width signs among its characters, few of them half-width kana.
bool is_surely_japanese(const Reading& reading);

/// True when the bytes are UTF-8, or so nearly that they were before a byte was
/// damaged. ASCII alone does not count.
bool looks_like_utf_8(std::string_view bytes);

/// The likeliest reading of bytes that nobody labelled. An `errors` above zero also
/// says that Windows-1252 was taken for want of anything better.
Reading detect(std::string_view bytes);

}  // namespace advisory::text
