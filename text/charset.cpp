#include "text/charset.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <optional>
#include <utility>

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include "text/converter.hpp"
#include "text/detection.hpp"
#include "text/unicode.hpp"

namespace advisory::text {

namespace {

enum class Family {
    iso_2022_jp,
    shift_jis,
    euc_jp,
    utf_8,
    western,  ///< What mailers write without having looked.
    other,    ///< As ICU knows it.
};

struct Label {
    std::string_view name;
    Family family;
};

// ICU knows most of these names itself, but for narrower charsets.
constexpr std::array labels{
    Label{"cp50220", Family::iso_2022_jp},
    Label{"cp50221", Family::iso_2022_jp},
    Label{"cp50222", Family::iso_2022_jp},
    Label{"csiso2022jp", Family::iso_2022_jp},
    Label{"csiso2022jp2", Family::iso_2022_jp},
    Label{"iso-2022-jp", Family::iso_2022_jp},
    Label{"iso-2022-jp-1", Family::iso_2022_jp},
    Label{"iso-2022-jp-2", Family::iso_2022_jp},
    Label{"iso-2022-jp-ms", Family::iso_2022_jp},
    Label{"iso2022-jp", Family::iso_2022_jp},
    Label{"iso2022jp", Family::iso_2022_jp},
    Label{"jis", Family::iso_2022_jp},
    Label{"jis_encoding", Family::iso_2022_jp},
    Label{"x-windows-iso2022jp", Family::iso_2022_jp},

    Label{"cp932", Family::shift_jis},
    Label{"csshiftjis", Family::shift_jis},
    Label{"cswindows31j", Family::shift_jis},
    Label{"ms932", Family::shift_jis},
    Label{"ms_kanji", Family::shift_jis},
    Label{"shift-jis", Family::shift_jis},
    Label{"shift_jis", Family::shift_jis},
    Label{"sjis", Family::shift_jis},
    Label{"windows-31j", Family::shift_jis},
    Label{"windows-932", Family::shift_jis},
    Label{"x-ms-cp932", Family::shift_jis},
    Label{"x-sjis", Family::shift_jis},

    Label{"cp51932", Family::euc_jp},
    Label{"cseucpkdfmtjapanese", Family::euc_jp},
    Label{"euc-jp", Family::euc_jp},
    Label{"euc_jp", Family::euc_jp},
    Label{"eucjp", Family::euc_jp},
    Label{"eucjp-ms", Family::euc_jp},
    Label{"ujis", Family::euc_jp},
    Label{"x-euc-jp", Family::euc_jp},

    Label{"unicode-1-1-utf-8", Family::utf_8},
    Label{"utf-8", Family::utf_8},
    Label{"utf8", Family::utf_8},

    Label{"ansi_x3.4-1968", Family::western},
    Label{"ascii", Family::western},
    Label{"cp1252", Family::western},
    Label{"iso-8859-1", Family::western},
    Label{"iso-8859-15", Family::western},
    Label{"iso8859-1", Family::western},
    Label{"iso_8859-1", Family::western},
    Label{"latin1", Family::western},
    Label{"us-ascii", Family::western},
    Label{"windows-1252", Family::western},
};

struct Superset {
    std::string_view name;
    const char* converter;
};

// Labels that mean more in practice than they say, as browsers read them.
constexpr std::array supersets{
    Superset{"euc-kr", "windows-949"},
    Superset{"gb2312", "gb18030"},
    Superset{"gbk", "gb18030"},
    Superset{"iso-8859-1", "windows-1252"},
    Superset{"ks_c_5601-1987", "windows-949"},
};

std::string clean_name(std::string_view declared)
{
    constexpr std::string_view around = " \t\r\n\"'";
    const auto begin = declared.find_first_not_of(around);
    if (begin == std::string_view::npos)
        return {};

    std::string name{declared.substr(begin, declared.find_last_not_of(around) - begin + 1)};
    std::ranges::transform(name, name.begin(), [](char byte) {
        return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
    });
    return name;
}

Family family_of(std::string_view name)
{
    const auto* const label = std::ranges::find(labels, name, &Label::name);
    return label == labels.end() ? Family::other : label->family;
}

std::optional<Reading> read_by_name(std::string_view bytes, const std::string& name)
{
    auto charset = mime_name(name);
    if (!charset)
        return std::nullopt;

    const auto* const superset = std::ranges::find(supersets, *charset, &Superset::name);
    auto converted = convert(bytes, superset == supersets.end() ? name : superset->converter);
    if (!converted)
        return std::nullopt;
    return Reading{
        .text = std::move(converted->text),
        .charset = std::move(*charset),
        .errors = converted->errors,
    };
}

/// A label in UTF-16 or UTF-32 on bytes that are plainly one byte a character.
bool is_wide_by_mistake(std::string_view bytes, std::string_view name)
{
    const bool is_wide = name.starts_with("utf-16") || name.starts_with("utf-32") ||
                         name.starts_with("ucs-") || name.starts_with("iso-10646-ucs");
    return is_wide && is_ascii(bytes) && bytes.find('\0') == std::string_view::npos;
}

Reading read_western(std::string_view bytes, const std::string& name)
{
    auto detected = detect(bytes);
    if (detected.charset == "utf-8" || is_surely_japanese(detected))
        return detected;

    auto declared = read_by_name(bytes, name);
    return declared && declared->errors == 0 ? std::move(*declared) : detected;
}

/// UTF-8 with a sequence of three bytes, which half-width kana cannot look like.
bool is_wholly_utf_8(std::string_view bytes)
{
    const bool has_long_sequence = std::ranges::any_of(bytes, [](char byte) {
        return static_cast<unsigned char>(byte) >= 0xE0;
    });
    return has_long_sequence && is_utf8(bytes);
}

/// Japanese in 8 bits under one label may be Japanese under another.
Reading read_japanese_label(std::string_view bytes, Reading declared)
{
    if (is_ascii(bytes) || is_surely_japanese(declared))
        return declared;
    if (is_wholly_utf_8(bytes) || (declared.errors > 0 && looks_like_utf_8(bytes)))
        return read_utf_8(bytes);

    auto detected = detect(bytes);
    const bool is_better =
        detected.errors == 0 && (declared.errors > 0 || is_surely_japanese(detected));
    return is_better ? detected : declared;
}

Reading read_utf_8_label(std::string_view bytes)
{
    // One bad character is damage; a text in another charset is bad throughout.
    constexpr std::size_t errors_of_one_character = 2;
    auto declared = read_utf_8(bytes);
    if (declared.errors <= errors_of_one_character || looks_like_utf_8(bytes))
        return declared;

    auto detected = detect(bytes);
    return detected.errors == 0 ? detected : declared;
}

Reading read_other_label(std::string_view bytes, const std::string& name)
{
    auto declared = read_by_name(bytes, name);
    if (!declared || is_wide_by_mistake(bytes, declared->charset))
        return detect(bytes);
    if (declared->errors == 0)
        return std::move(*declared);

    auto detected = detect(bytes);
    const bool is_better =
        detected.errors == 0 && (detected.charset == "utf-8" || is_surely_japanese(detected));
    return is_better ? detected : std::move(*declared);
}

Reading read_labelled(std::string_view bytes, const std::string& name)
{
    // No other charset has these escapes, the Korean and Chinese ISO 2022 neither.
    if (is_ascii(bytes) && has_japanese_escapes(bytes))
        return read_iso_2022_jp(bytes);

    switch (family_of(name)) {
        case Family::iso_2022_jp:
            return is_ascii(bytes) || has_japanese_escapes(bytes) ? read_iso_2022_jp(bytes)
                                                                  : detect(bytes);
        case Family::shift_jis:
            return read_japanese_label(bytes, read_shift_jis(bytes));
        case Family::euc_jp:
            return read_japanese_label(bytes, read_euc_jp(bytes));
        case Family::utf_8:
            return read_utf_8_label(bytes);
        case Family::western:
            return read_western(bytes, name);
        case Family::other:
            break;
    }
    return read_other_label(bytes, name);
}

Decoded decoded(Reading reading)
{
    return {
        .text = std::move(reading.text),
        .charset = std::move(reading.charset),
        .is_lossy = reading.errors > 0,
    };
}

}  // namespace

Decoded decode(std::string_view bytes, std::string_view declared)
{
    return decoded(read_labelled(bytes, clean_name(declared)));
}

Decoded decode_document(std::string_view bytes)
{
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))
        return decoded(detect(bytes));
    if (is_ascii(bytes) || looks_like_utf_8(bytes))
        return decoded(read_utf_8(bytes));
    return decoded(read_shift_jis(bytes));
}

std::string to_imap_utf7(std::string_view utf8)
{
    UErrorCode status = U_ZERO_ERROR;
    auto* const converter = ucnv_open("IMAP-mailbox-name", &status);
    assert(U_SUCCESS(status));  // Algorithmic, part of ICU itself.

    const auto name =
        icu::UnicodeString::fromUTF8({utf8.data(), static_cast<std::int32_t>(utf8.size())});
    std::string encoded(
        static_cast<std::size_t>(
            UCNV_GET_MAX_BYTES_FOR_STRING(name.length(), ucnv_getMaxCharSize(converter))),
        '\0');
    const auto length = ucnv_fromUChars(converter,
                                        encoded.data(),
                                        static_cast<std::int32_t>(encoded.size()),
                                        name.getBuffer(),
                                        name.length(),
                                        &status);
    ucnv_close(converter);
    assert(U_SUCCESS(status));

    encoded.resize(static_cast<std::size_t>(length));
    return encoded;
}

}  // namespace advisory::text
