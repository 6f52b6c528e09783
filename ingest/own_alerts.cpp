#include "ingest/own_alerts.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "alerting/mail_message.hpp"
#include "ingest/naming.hpp"
#include "language/say.hpp"

namespace advisory::ingest {

namespace {

/// A mail server may add or take away what a reader does not see.
std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r\n";
    const auto first = std::min(text.find_first_not_of(blanks), text.size());
    text.remove_prefix(first);
    return text.substr(0, text.find_last_not_of(blanks) + 1);
}

}  // namespace

bool is_own_alert(const Mail& mail, storage::Outbox& outbox)
{
    using alerting::Language;

    const auto id = alerting::read_message_id(mail.message_id);
    if (id.row <= 0)
        return false;
    const auto alert = outbox.find(id.row);
    if (!alert || alert->alert_id != id.alert_id)
        return false;
    return std::ranges::any_of(std::array{Language::japanese, Language::english},
                               [&](Language language) {
                                   const auto sent = alerting::message_of(*alert, language);
                                   return trimmed(mail.text) == trimmed(sent.text);
                               });
}

void disarm(ReadMail& read)
{
    Advisory advisory;
    advisory.id = mail_id(read.sha256);
    advisory.source = Source::other;
    advisory.kind = Kind::informational;
    advisory.title = read.mail.subject;
    advisory.charset = read.mail.charset;
    advisory.authenticity = read.advisory.authenticity;
    advisory.warnings = {
        say("an alert of advisoryd that came back: send alerts to an address that it "
            "does not read")};
    advisory.items.emplace_back().title = advisory.title;
    read.advisory = std::move(advisory);
    read.mail.text.clear();  // What is watched for must not be found in it.
}

}  // namespace advisory::ingest
