#include "tests/bench/stages.hpp"

#include <array>
#include <cstddef>
#include <cstdlib>

#include "parsers/advisories/read_advisory.hpp"
#include "parsers/inventory/inventory_csv.hpp"
#include "parsers/mail/decode_mail.hpp"
#include "parsers/mail/encoded_words.hpp"
#include "parsers/mail/html_text.hpp"
#include "parsers/mail/parameters.hpp"
#include "parsers/phrases/phrase.hpp"
#include "text/charset.hpp"
#include "text/unicode.hpp"

namespace advisory::bench {

namespace {

void read_phrases(std::string_view text)
{
    constexpr std::size_t longest_phrase = 4096;
    while (!text.empty()) {
        const auto phrase = text.substr(0, longest_phrase);
        parsers::read_phrase(phrase);
        text.remove_prefix(phrase.size());
    }
}

void read_value_of_field(std::string_view text)
{
    const auto field = parsers::mime::read_structured_field(text);
    if (field.value_of("boundary").size() > text.size())
        std::abort();  // A value comes from its field.
}

void read_inventory(std::string_view text)
{
    const auto file = parsers::read_inventory_csv(text, parsers::InventoryKind::products);
    if (file && file->products.size() > text.size())
        std::abort();  // A row takes a byte at least.
}

}  // namespace

std::span<const Stage> stages()
{
    static constexpr std::array all{
        Stage{"phrase", read_phrases},
        Stage{"not affected", [](std::string_view text) { parsers::states_not_affected(text); }},
        Stage{"header value",
              [](std::string_view text) { parsers::mime::decode_header_value(text); }},
        Stage{"structured field", read_value_of_field},
        Stage{"html", [](std::string_view text) { parsers::mime::text_of_html(text); }},
        Stage{"charset", [](std::string_view text) { text::decode(text, ""); }},
        Stage{"normal form", [](std::string_view text) { text::normalise(text); }},
        Stage{"folded form", [](std::string_view text) { text::fold(text); }},
        Stage{"inventory", read_inventory},
    };
    return all;
}

void read_mail(std::string_view raw)
{
    const auto mail = parsers::decode_mail(raw);
    parsers::read_advisory(mail);
}

}  // namespace advisory::bench
