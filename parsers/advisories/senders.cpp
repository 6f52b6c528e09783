#include "parsers/advisories/senders.hpp"

#include <algorithm>
#include <string_view>

#include "parsers/advisories/ascii.hpp"

namespace advisory::parsers {

namespace {

bool is_domain_character(char c)
{
    const char low = ascii_lower(c);
    return (low >= 'a' && low <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

/// What stands in the last angle brackets, else the whole: a display name is anybody's.
std::string_view address_in(std::string_view field)
{
    const auto open = field.rfind('<');
    if (open == std::string_view::npos)
        return field;
    const auto inside = field.substr(open + 1);
    return inside.substr(0, inside.find('>'));
}

/// True when the field has an address or list in this domain: not "ipa.go.jp.example".
bool names_domain(std::string_view field, std::string_view domain)
{
    if (domain.empty() || field.size() < domain.size())
        return false;
    for (std::size_t at = 0; at + domain.size() <= field.size(); ++at) {
        const bool is_there = std::ranges::equal(field.substr(at, domain.size()),
                                                 domain,
                                                 {},
                                                 ascii_lower,
                                                 ascii_lower);
        const auto end = at + domain.size();
        const bool begins = at == 0 || field[at - 1] == '@' || field[at - 1] == '.';
        const bool ends = end == field.size() || !is_domain_character(field[end]);
        if (is_there && begins && ends)
            return true;
    }
    return false;
}

bool names_any(const Mail& mail, const std::vector<std::string>& domains)
{
    return std::ranges::any_of(domains, [&mail](const std::string& domain) {
        return names_domain(address_in(mail.from), domain) ||
               names_domain(address_in(mail.list_id), domain);
    });
}

}  // namespace

Source sender_of(const Mail& mail, const Hints& hints)
{
    if (names_any(mail, hints.jpcert_senders))
        return Source::jpcert;
    if (names_any(mail, hints.ipa_senders))
        return Source::ipa;
    return names_any(mail, hints.jvn_senders) ? Source::jvn : Source::other;
}

}  // namespace advisory::parsers
