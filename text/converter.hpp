#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct UConverter;

namespace advisory::text {

/// What ICU made of some bytes.
struct Converted {
    std::string text;        ///< UTF-8, U+FFFD for what had no meaning.
    std::size_t errors = 0;  ///< How many sequences had none.
};

/// A converter of ICU. Opening one costs more than reading a line with it: who reads many
/// short texts opens it once.
class Converter {
public:
    /// Nothing when ICU knows no converter of that name; the name may come from outside.
    static std::optional<Converter> open(const std::string& name);

    /// Each text is read for itself: no escape of the one before counts.
    [[nodiscard]] Converted convert(std::string_view bytes) const;

private:
    struct Close {
        void operator()(UConverter* converter) const;
    };

    explicit Converter(UConverter* converter) : converter_{converter} {}

    std::unique_ptr<UConverter, Close> converter_;
};

/// Reads `bytes` with the converter `name`, as Converter does.
std::optional<Converted> convert(std::string_view bytes, const std::string& name);

/// The MIME name of the charset that ICU knows as `name`, lower case: "latin1" is
/// "iso-8859-1". ICU's own name when it has none. Nothing when ICU does not know it.
std::optional<std::string> mime_name(const std::string& name);

}  // namespace advisory::text
