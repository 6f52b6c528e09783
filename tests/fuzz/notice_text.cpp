#include "parsers/advisories/read_advisory.hpp"
#include "tests/fuzz/notice_heads.hpp"
#include "tests/fuzz/promises.hpp"
#include "tests/fuzz/targets.hpp"
#include "text/charset.hpp"

namespace advisory::fuzz {

void run_notice_text(Bytes bytes)
{
    if (bytes.empty())
        return;

    const auto heads = notice_heads();
    const auto& head = heads[bytes.front() % heads.size()];
    Mail mail;
    mail.subject = head.subject;
    mail.from = head.from;
    mail.list_id = head.list_id;
    mail.charset = "utf-8";

    // As decode_mail leaves it: UTF-8, no CR, no NUL.
    mail.text = head.opening;
    mail.text += text::decode(text_of(bytes.subspan(1)), "utf-8").text;
    std::erase_if(mail.text, [](char byte) { return byte == '\r' || byte == '\0'; });
    demand_sound(parsers::read_advisory(mail), mail);
}

}  // namespace advisory::fuzz
