#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace advisory::parsers {

/// One "Tag: value" of an SPDX document in tag-value.
struct SpdxTag {
    std::size_t line = 0;    ///< Where it begins; 1-based.
    std::string_view name;   ///< Empty when the line is no tag: `value` is the line then.
    std::string_view value;  ///< Without blanks around, without <text> and </text>.
    bool is_open = false;    ///< A <text> that is never closed: the document was cut off.
};

/// Takes the document apart, tag by tag. A value in <text>...</text> may span lines; empty lines
/// and comments (#) between tags are passed over. Lines end in LF or CRLF.
class SpdxTags {
public:
    /// Keeps a view: `text` must outlive the tags and what they answer.
    explicit SpdxTags(std::string_view text) : text_{text} {}

    /// Nothing behind the last one.
    std::optional<SpdxTag> next();

    /// Bytes that were taken.
    [[nodiscard]] std::size_t done() const { return at_; }

private:
    std::string_view take_line();
    void take_open_text(SpdxTag& tag, std::size_t begin);

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t line_ = 0;
};

}  // namespace advisory::parsers
