#include "parsers/advisories/read_advisory.hpp"
#include "parsers/mail/decode_mail.hpp"
#include "tests/fuzz/promises.hpp"
#include "tests/fuzz/targets.hpp"

namespace advisory::fuzz {

void run_notice(Bytes bytes)
{
    const auto mail = parsers::decode_mail(text_of(bytes));
    demand_sound(parsers::read_advisory(mail), mail);
}

}  // namespace advisory::fuzz
