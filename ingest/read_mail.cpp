#include "ingest/read_mail.hpp"

#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "ingest/naming.hpp"
#include "language/say.hpp"
#include "parsers/advisories/read_advisory.hpp"
#include "parsers/mail/decode_mail.hpp"
#include "trust/sha256.hpp"

namespace advisory::ingest {

namespace {

/// What is kept of a mail that the server gives nothing of. It names the place, because mails are
/// known by their bytes: two of them are two.
std::string stand_in(const RawMail& raw)
{
    return fmt::format(
        "Subject: not read: UID {} of folder \"{}\", mailbox {}\r\n"
        "X-Advisoryd: stand-in, the server gave neither header nor text\r\n"
        "\r\n"
        "The mail with UID {} (UIDVALIDITY {}, {} bytes as announced) was refused.\r\n",
        raw.uid,
        raw.folder,
        raw.mailbox,
        raw.uid,
        raw.uid_validity,
        raw.size);
}

std::string_view why_cut(const RawMail& raw)
{
    return raw.is_refused
               ? say("the server does not give this mail: a person must read it there")
               : say("the mail is over the size limit: only its header was taken from the "
                     "server");
}

}  // namespace

ReadMail read_mail(RawMail raw, const Hints& hints)
{
    ReadMail read;
    read.raw = std::move(raw);
    if (read.raw.is_refused && read.raw.bytes.empty())
        read.raw.bytes = stand_in(read.raw);
    read.sha256 = trust::sha256_hex(read.raw.bytes);

    read.mail = parsers::decode_mail(read.raw.bytes);

    auto& advisory = read.advisory;
    advisory = parsers::read_advisory(read.mail, hints);

    if (advisory.id.empty())
        advisory.id = mail_id(read.sha256);
    // Matches hang on items: a notice that names nothing may still hold a term that is watched.
    if (advisory.items.empty())
        advisory.items.emplace_back().title = advisory.title;
    if (!read.raw.is_complete)
        advisory.warnings.emplace_back(why_cut(read.raw));
    return read;
}

}  // namespace advisory::ingest
