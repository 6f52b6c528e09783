#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace advisory::parsers {

/// More columns than this in a row are counted, but not kept.
inline constexpr std::size_t max_csv_columns = 1'000;

/// What is wrong with the quotation marks of a row.
enum class CsvFault {
    none,
    unclosed_quote,     ///< The text ended inside of a quoted field.
    text_behind_quote,  ///< A quoted field goes on behind its closing mark.
};

/// One row of a CSV text, which may be several lines of it.
struct CsvRow {
    std::size_t line = 0;       ///< Of its first character; 1-based, as an editor shows it.
    std::size_t last_line = 0;  ///< Greater than `line` when a quoted field holds line breaks.
    std::size_t columns = 0;
    std::vector<std::string_view> fields;  ///< The first `max_csv_columns`, without blanks around.
    CsvFault fault = CsvFault::none;
};

/// Takes a CSV text apart, row by row, as RFC 4180 says, and bears what is seen in practice:
/// lines may end in LF, CRLF or CR, blanks may stand before a quotation mark, and one
/// inside an unquoted field is text. Rows without any text are passed over. A line break
/// inside a field comes out as LF.
class CsvReader {
public:
    /// Keeps a view: `text`, in UTF-8, must outlive the reader.
    CsvReader(std::string_view text, char separator);
    CsvReader(const CsvReader&) = delete;
    CsvReader& operator=(const CsvReader&) = delete;

    /// The next row, valid until the next call; null behind the last one.
    const CsvRow* next();

private:
    void read_row();
    std::string_view read_field();
    std::string_view read_quoted();
    std::string_view read_bare();
    void take_line_end();

    std::string_view text_;
    char separator_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;

    CsvRow row_;
    bool row_has_text_ = false;
    std::deque<std::string> unescaped_;  ///< A deque, because views into it stay valid.
};

}  // namespace advisory::parsers
