#include "text/json_writer.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <utility>

#include <fmt/format.h>

#include "text/code_points.hpp"

namespace advisory::text {

namespace {

/// \uXXXX, as a surrogate pair beyond the basic plane.
void append_escape(std::string& json, char32_t code)
{
    const auto unit = [&](std::uint32_t value) {
        fmt::format_to(std::back_inserter(json), "\\u{:04x}", value);
    };

    if (code < 0x10000)
        return unit(static_cast<std::uint32_t>(code));
    const auto offset = static_cast<std::uint32_t>(code) - 0x10000;
    unit(0xD800 + (offset >> 10));
    unit(0xDC00 + (offset & 0x3FF));
}

void append_character(std::string& json, char32_t code)
{
    switch (code) {
        case U'"':
            json += "\\\"";
            return;
        case U'\\':
            json += "\\\\";
            return;
        case U'\n':
            json += "\\n";
            return;
        case U'\r':
            json += "\\r";
            return;
        case U'\t':
            json += "\\t";
            return;
        default:
            break;
    }
    if (is_hidden(code))
        append_escape(json, code);
    else
        append_utf8(json, code);
}

void append_string(std::string& json, std::string_view text)
{
    json += '"';
    for (std::size_t at = 0; at < text.size();) {
        const auto point = code_point_at(text, at);
        at += point.bytes.size();
        append_character(json, point.code);
    }
    json += '"';
}

}  // namespace

JsonWriter& JsonWriter::begin_object()
{
    separate();
    text_ += '{';
    needs_comma_ = false;
    return *this;
}

JsonWriter& JsonWriter::end_object()
{
    text_ += '}';
    needs_comma_ = true;
    return *this;
}

JsonWriter& JsonWriter::begin_array()
{
    separate();
    text_ += '[';
    needs_comma_ = false;
    return *this;
}

JsonWriter& JsonWriter::end_array()
{
    text_ += ']';
    needs_comma_ = true;
    return *this;
}

JsonWriter& JsonWriter::key(std::string_view name)
{
    separate();
    append_string(text_, name);
    text_ += ':';
    needs_comma_ = false;
    return *this;
}

JsonWriter& JsonWriter::value(std::string_view text)
{
    separate();
    append_string(text_, text);
    return *this;
}

JsonWriter& JsonWriter::value(std::int64_t number)
{
    separate();
    fmt::format_to(std::back_inserter(text_), "{}", number);
    return *this;
}

JsonWriter& JsonWriter::value(double number)
{
    if (!std::isfinite(number))
        return null();

    separate();
    std::array<char, 32> digits{};
    const auto written = std::to_chars(digits.begin(), digits.end(), number);
    const std::string_view shortest{digits.begin(), written.ptr};
    text_ += shortest;

    // A score of 10 stays a decimal number for readers that tell the two apart.
    if (shortest.find_first_of(".e") == std::string_view::npos)
        text_ += ".0";
    return *this;
}

JsonWriter& JsonWriter::null()
{
    separate();
    text_ += "null";
    return *this;
}

JsonWriter& JsonWriter::boolean(bool truth)
{
    separate();
    text_ += truth ? "true" : "false";
    return *this;
}

JsonWriter& JsonWriter::value(std::span<const std::string> texts)
{
    begin_array();
    for (const auto& text : texts)
        value(text);
    return end_array();
}

std::string JsonWriter::take()
{
    needs_comma_ = false;
    return std::exchange(text_, {});
}

void JsonWriter::separate()
{
    if (needs_comma_)
        text_ += ',';
    needs_comma_ = true;
}

}  // namespace advisory::text
