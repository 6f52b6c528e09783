#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

namespace advisory::text {

/// Writes one JSON text, compact and on one line, as JSON Lines wants it.
///
/// Strings are taken as UTF-8; ill-formed bytes become U+FFFD and control
/// characters, U+2028, U+2029 and bidi controls are escaped, so that a line can
/// be looked at in a terminal. Members appear in the order of the calls.
class JsonWriter {
public:
    JsonWriter& begin_object();
    JsonWriter& end_object();
    JsonWriter& begin_array();
    JsonWriter& end_array();
    JsonWriter& key(std::string_view name);

    JsonWriter& value(std::string_view text);
    JsonWriter& value(const char* text) { return value(std::string_view{text}); }
    JsonWriter& value(const std::string& text) { return value(std::string_view{text}); }
    JsonWriter& value(std::int64_t number);
    JsonWriter& value(double number);  ///< Shortest form that reads back: 9.8; not finite: null.
    JsonWriter& null();
    JsonWriter& boolean(bool truth);

    /// An array of strings.
    JsonWriter& value(std::span<const std::string> texts);

    template <class Value>
    JsonWriter& field(std::string_view name, const Value& member)
    {
        key(name);
        if constexpr (std::is_same_v<Value, bool>)
            return boolean(member);
        else if constexpr (std::is_integral_v<Value>)
            return value(static_cast<std::int64_t>(member));
        else
            return value(member);
    }

    /// The text so far; the writer is empty afterwards.
    std::string take();

private:
    void separate();

    std::string text_;
    bool needs_comma_ = false;
};

}  // namespace advisory::text
