#include "core/mail_source.hpp"

namespace advisory {

std::vector<MailSource> default_sources()
{
    MailSource jpcert;
    jpcert.name = "jpcert";
    jpcert.notices = Source::jpcert;
    jpcert.expected_every = std::chrono::days{9};
    jpcert.numbers = Numbering::jpcert_at;

    MailSource ipa;
    ipa.name = "ipa";
    ipa.notices = Source::ipa;
    ipa.expected_every = std::chrono::days{35};
    return {std::move(jpcert), std::move(ipa)};
}

std::string_view name_of(Numbering numbering)
{
    return numbering == Numbering::jpcert_at ? "jpcert-at" : "none";
}

std::string_view name_of(Holidays holidays)
{
    return holidays == Holidays::japan ? "japan" : "none";
}

std::optional<Numbering> numbering_named(std::string_view name)
{
    for (const auto numbering : {Numbering::none, Numbering::jpcert_at})
        if (name == name_of(numbering))
            return numbering;
    return std::nullopt;
}

std::optional<Holidays> holidays_named(std::string_view name)
{
    for (const auto holidays : {Holidays::none, Holidays::japan})
        if (name == name_of(holidays))
            return holidays;
    return std::nullopt;
}

}  // namespace advisory
