#include "parsers/mail/decode_mail.hpp"

#include <utility>

#include "language/say.hpp"
#include "parsers/mail/encoded_words.hpp"
#include "parsers/mail/part_tree.hpp"
#include "parsers/mail/raw_lines.hpp"
#include "parsers/mail/readable_text.hpp"
#include "parsers/mail/warnings.hpp"

namespace advisory::parsers {

namespace {

/// Without what stands before the header now and then: a byte order mark, blank
/// lines, the "From " line of an mbox file.
std::string_view without_prelude(std::string_view raw)
{
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (raw.starts_with(byte_order_mark))
        raw.remove_prefix(byte_order_mark.size());

    while (!raw.empty() && mime::is_blank_line(mime::first_line(raw).text))
        raw.remove_prefix(mime::first_line(raw).size());
    if (raw.starts_with("From ") || raw.starts_with(">From "))
        raw.remove_prefix(mime::first_line(raw).size());
    return raw;
}

void read_headers(const mime::Header& header, Mail& mail, mime::Warnings& warnings)
{
    const auto read = [&](std::string_view name) {
        auto decoded = mime::decode_header_value(header.value_of(name));
        if (decoded.is_lossy)
            warnings.add(say("some bytes of the field {} have no meaning", name));
        return std::move(decoded.text);
    };

    mail.subject = read("subject");
    mail.from = read("from");
    mail.date = read("date");
    mail.message_id = read("message-id");
    mail.list_id = read("list-id");
}

void take_text(mime::ReadableText readable, Mail& mail, mime::Warnings& warnings)
{
    mail.text = std::move(readable.text);
    mail.charset = std::move(readable.charset);
    mail.is_lossy = readable.is_lossy;
    warnings.add_all(readable.warnings);
    if (mail.is_lossy)
        warnings.add(say("some bytes of the text have no meaning in its charset"));
}

}  // namespace

Mail decode_mail(std::string_view raw, const MailLimits& limits)
{
    mime::Warnings warnings;
    if (raw.size() > limits.bytes) {
        raw = raw.substr(0, limits.bytes);
        warnings.add(say("the mail is too large and was read in part"));
    }

    Mail mail;
    const auto tree = mime::read_parts(without_prelude(raw), limits);
    const auto& header = tree.parts.front().header;
    if (mime::is_mail_header(header)) {
        warnings.add_all(tree.warnings);
        read_headers(header, mail, warnings);
        take_text(mime::read_text(tree, limits.text_bytes), mail, warnings);
    } else {
        take_text(mime::read_bare_text(raw, limits.text_bytes), mail, warnings);
    }
    mail.warnings = warnings.texts();
    return mail;
}

}  // namespace advisory::parsers
