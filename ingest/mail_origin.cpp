#include "ingest/mail_origin.hpp"

#include <algorithm>
#include <string>

#include "core/ascii.hpp"
#include "text/unicode.hpp"

namespace advisory::ingest {

namespace {

std::string lowered(std::string_view text)
{
    std::string lowered{text};
    std::ranges::transform(lowered, lowered.begin(), lower_case);
    return lowered;
}

/// What stands in the last angle brackets; without them the last word.
std::string last_address(std::string_view field)
{
    const auto end = field.rfind('>');
    const auto begin = field.rfind('<', end);
    if (begin != std::string_view::npos && end != std::string_view::npos)
        return lowered(field.substr(begin + 1, end - begin - 1));

    constexpr std::string_view blanks = " \t\r\n,;";
    const auto last = field.find_last_not_of(blanks);
    if (last == std::string_view::npos)
        return {};
    field = field.substr(0, last + 1);
    const auto blank = field.find_last_of(blanks);
    return lowered(blank == std::string_view::npos ? field : field.substr(blank + 1));
}

bool is_from(std::string_view address, std::string_view sender)
{
    const auto wanted = lowered(sender);
    if (wanted.find('@') != std::string::npos)
        return address == wanted;

    const auto at = address.rfind('@');
    const auto domain = at == std::string_view::npos ? std::string_view{} : address.substr(at + 1);
    return domain == wanted || domain.ends_with('.' + wanted);
}

}  // namespace

bool belongs_to(const MailSource& source, const Mail& mail, Source read_as)
{
    if (source.notices && *source.notices != read_as)
        return false;

    if (!source.senders.empty()) {
        const auto address = last_address(mail.from);
        if (std::ranges::none_of(source.senders,
                                 [&](const auto& sender) { return is_from(address, sender); }))
            return false;
    }
    if (!source.list_id.empty() && last_address(mail.list_id) != last_address(source.list_id))
        return false;

    return source.subject_prefix.empty() ||
           text::fold(mail.subject).starts_with(text::fold(source.subject_prefix));
}

}  // namespace advisory::ingest
