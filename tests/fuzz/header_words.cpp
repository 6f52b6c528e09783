#include <algorithm>

#include "parsers/mail/encoded_words.hpp"
#include "parsers/mail/parameters.hpp"
#include "tests/fuzz/promises.hpp"
#include "tests/fuzz/targets.hpp"
#include "text/unicode.hpp"

namespace advisory::fuzz {

namespace {

bool is_control(char byte)
{
    return static_cast<unsigned char>(byte) < 0x20 || byte == 0x7F;
}

bool is_upper(char byte)
{
    return byte >= 'A' && byte <= 'Z';
}

}  // namespace

void run_header_words(Bytes bytes)
{
    const auto header = parsers::mime::decode_header_value(text_of(bytes));
    demand_utf8(header.text, "a header value");
    demand(std::ranges::none_of(header.text, is_control), "a header value has no controls");
    demand(!header.text.starts_with(' ') && !header.text.ends_with(' '),
           "a header value is trimmed");

    const auto field = parsers::mime::read_structured_field(text_of(bytes));
    demand(std::ranges::none_of(field.word, is_upper), "a word is in lower case");
    for (const auto& parameter : field.parameters) {
        demand(!parameter.name.empty(), "a parameter has a name");
        demand(std::ranges::none_of(parameter.name, is_upper), "a name is in lower case");
        const auto base = parameter.name.substr(0, parameter.name.find('*'));
        demand(field.value_of(base).size() <= 4 * bytes.size(), "a value comes from its field");
    }
}

}  // namespace advisory::fuzz
