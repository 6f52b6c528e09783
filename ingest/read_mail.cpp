#include "ingest/read_mail.hpp"

#include <utility>

#include "ingest/naming.hpp"
#include "parsers/advisories/read_advisory.hpp"
#include "parsers/mail/decode_mail.hpp"
#include "trust/sha256.hpp"

namespace advisory::ingest {

ReadMail read_mail(RawMail raw, const Hints& hints)
{
    ReadMail read;
    read.raw = std::move(raw);
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
        advisory.warnings.emplace_back(
            "the mail is over the size limit: only its header was taken from the server");
    return read;
}

}  // namespace advisory::ingest
