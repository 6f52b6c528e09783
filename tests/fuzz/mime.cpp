#include "parsers/mail/decode_mail.hpp"
#include "tests/fuzz/promises.hpp"
#include "tests/fuzz/targets.hpp"

namespace advisory::fuzz {

void run_mime(Bytes bytes)
{
    const parsers::MailLimits ample;
    demand_sound(parsers::decode_mail(text_of(bytes), ample), ample.text_bytes);

    // Bounds that every seed meets.
    const parsers::MailLimits narrow{
        .bytes = 1500,
        .depth = 3,
        .parts = 4,
        .header_bytes = 300,
        .text_bytes = 200,
    };
    demand_sound(parsers::decode_mail(text_of(bytes), narrow), narrow.text_bytes);
}

}  // namespace advisory::fuzz
