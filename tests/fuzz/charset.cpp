#include "text/charset.hpp"

#include <algorithm>
#include <string>

#include "tests/fuzz/promises.hpp"
#include "tests/fuzz/targets.hpp"
#include "text/unicode.hpp"

namespace advisory::fuzz {

namespace {

bool is_printable_ascii(std::string_view text)
{
    return std::ranges::all_of(text, [](char byte) { return byte >= 0x20 && byte < 0x7F; });
}

void demand_sound_decoded(const text::Decoded& decoded)
{
    const bool is_lower_case =
        std::ranges::none_of(decoded.charset, [](char byte) { return byte >= 'A' && byte <= 'Z'; });

    demand_utf8(decoded.text, "what was decoded");
    demand(!decoded.charset.empty(), "a charset was used");
    demand(is_printable_ascii(decoded.charset), "a charset has a printable name");
    demand(is_lower_case, "a charset is named in lower case");
}

/// The promises of text/unicode.hpp.
void demand_sound_forms(std::string_view text)
{
    constexpr std::size_t width = 20;
    const auto normal = text::normalise(text);
    const auto shown = text::printable(text);

    demand_utf8(normal, "a normal form");
    demand_utf8(text::fold(text), "a folded form");
    demand(text::normalise(normal) == normal, "what is normal stays as it is");
    demand(text::printable(shown) == shown, "what is printable stays as it is");
    demand(text::display_width(text::shorten(shown, width)) <= width, "a short form is short");
    demand(is_printable_ascii(text::to_imap_utf7(text)), "modified UTF-7 is printable ASCII");
}

}  // namespace

void run_charset(Bytes bytes)
{
    const auto input = text_of(bytes);
    const auto name_end = std::min(input.find('\n'), input.size());
    const auto name = input.substr(0, name_end);
    const auto content = input.substr(std::min(name_end + 1, input.size()));

    const auto decoded = text::decode(content, name);
    demand_sound_decoded(decoded);
    demand_sound_decoded(text::decode(content, ""));
    demand_utf8(text::decode_document(content).text, "a document");
    demand_sound_forms(decoded.text);
    demand_utf8(text::printable_block(content), "a block made printable");
}

}  // namespace advisory::fuzz
