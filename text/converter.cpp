#include "text/converter.hpp"

#include <algorithm>
#include <array>

#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ucnv_err.h>
#include <unicode/unistr.h>
#include <unicode/ustring.h>

namespace advisory::text {

namespace {

/// Called by ICU for bytes without a meaning: counts them, writes U+FFFD.
void count_error(const void* context,
                 UConverterToUnicodeArgs* arguments,
                 const char* /*bytes*/,
                 std::int32_t /*length*/,
                 UConverterCallbackReason reason,
                 UErrorCode* status)
{
    // The other reasons tell of resetting and closing.
    if (reason > UCNV_IRREGULAR)
        return;

    ++*static_cast<std::size_t*>(const_cast<void*>(context));
    constexpr UChar replacement = 0xFFFD;
    *status = U_ZERO_ERROR;
    ucnv_cbToUWriteUChars(arguments, &replacement, 1, 0, status);
}

/// Only names in ICU's own table are opened: others would be looked for as files.
bool is_known(const std::string& name)
{
    constexpr std::size_t longest_name = 60;  // ICU's own bound for converter names.

    UErrorCode status = U_ZERO_ERROR;
    return !name.empty() && name.size() < longest_name &&
           ucnv_countAliases(name.c_str(), &status) > 0 && U_SUCCESS(status);
}

std::string lower_case(std::string_view text)
{
    std::string lower{text};
    std::ranges::transform(lower, lower.begin(), [](char byte) {
        return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
    });
    return lower;
}

/// As UnicodeString::toUTF8String, which reads a longer text twice to know its size.
std::string to_utf8(const icu::UnicodeString& utf16)
{
    constexpr std::int32_t most_bytes = 3;  // Of a UTF-16 unit.
    constexpr UChar32 replacement = 0xFFFD;

    std::string utf8(static_cast<std::size_t>(utf16.length()) * most_bytes, '\0');
    std::int32_t length = 0;
    UErrorCode status = U_ZERO_ERROR;
    u_strToUTF8WithSub(utf8.data(),
                       static_cast<std::int32_t>(utf8.size()),
                       &length,
                       utf16.getBuffer(),
                       utf16.length(),
                       replacement,
                       nullptr,
                       &status);
    utf8.resize(static_cast<std::size_t>(length));
    return utf8;
}

}  // namespace

void Converter::Close::operator()(UConverter* converter) const
{
    ucnv_close(converter);
}

std::optional<Converter> Converter::open(const std::string& name)
{
    if (!is_known(name))
        return std::nullopt;

    UErrorCode status = U_ZERO_ERROR;
    Converter opened{ucnv_open(name.c_str(), &status)};
    if (U_FAILURE(status))
        return std::nullopt;
    return opened;
}

Converted Converter::convert(std::string_view bytes) const
{
    Converted converted;
    UErrorCode status = U_ZERO_ERROR;
    ucnv_resetToUnicode(converter_.get());
    ucnv_setToUCallBack(converter_.get(),
                        count_error,
                        &converted.errors,
                        nullptr,
                        nullptr,
                        &status);

    const auto* at = bytes.data();
    const auto* const end = at + bytes.size();
    std::array<UChar, 4096> buffer{};
    bool is_done = false;
    icu::UnicodeString utf16;
    while (!is_done) {
        auto* filled = buffer.data();
        status = U_ZERO_ERROR;
        ucnv_toUnicode(converter_.get(),
                       &filled,
                       buffer.data() + buffer.size(),
                       &at,
                       end,
                       nullptr,
                       /*flush=*/1,
                       &status);
        is_done = status != U_BUFFER_OVERFLOW_ERROR;
        utf16.append(buffer.data(), static_cast<std::int32_t>(filled - buffer.data()));
    }
    // Not a byte is refused since the callback answers each; what fails is ICU itself.
    if (U_FAILURE(status))
        ++converted.errors;
    converted.text = to_utf8(utf16);
    return converted;
}

std::optional<Converted> convert(std::string_view bytes, const std::string& name)
{
    const auto converter = Converter::open(name);
    if (!converter)
        return std::nullopt;
    return converter->convert(bytes);
}

std::optional<std::string> mime_name(const std::string& name)
{
    if (!is_known(name))
        return std::nullopt;

    for (const auto* standard : {"MIME", "IANA"}) {
        UErrorCode status = U_ZERO_ERROR;
        const auto* const known = ucnv_getStandardName(name.c_str(), standard, &status);
        if (U_SUCCESS(status) && known != nullptr)
            return lower_case(known);
    }

    // ICU looks a name up without its signs, whatever they are: its own spelling is safe.
    UErrorCode status = U_ZERO_ERROR;
    const auto* const own_name = ucnv_getAlias(name.c_str(), 0, &status);
    return lower_case(U_SUCCESS(status) && own_name != nullptr ? own_name : "unknown");
}

}  // namespace advisory::text
