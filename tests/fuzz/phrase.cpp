#include "parsers/phrases/phrase.hpp"

#include "tests/fuzz/promises.hpp"
#include "tests/fuzz/targets.hpp"
#include "text/unicode.hpp"

namespace advisory::fuzz {

void run_phrase(Bytes bytes)
{
    constexpr std::size_t longest_phrase = 4096;
    const auto phrase = text_of(bytes);
    const auto range = parsers::read_phrase(phrase);

    demand(range.phrase == phrase, "a phrase is kept as it was given");
    demand(range.span == TextSpan{}, "the span is left to the caller");
    demand(phrase.size() <= longest_phrase || range.status == PhraseStatus::unparsed,
           "a phrase that is too long is not parsed");
    if (text::is_utf8(phrase))
        demand_sound(range);

    parsers::states_not_affected(phrase);
}

}  // namespace advisory::fuzz
