#include "config/login_section.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "config/common_keys.hpp"
#include "config/oauth2_section.hpp"
#include "language/say.hpp"

namespace advisory::config {

namespace {

constexpr std::array ways{
    "password_file",
    "password_command",
    "password_credential",
    "oauth2",
};

void check_ways(Section& section)
{
    std::vector<std::string> given;
    for (const std::string way : ways)
        if (section.has(way))
            given.push_back(way);

    if (given.empty() && !section.has("client_certificate"))
        section.complain(
            section.place(),
            say("[[mailbox]] has neither `{}`", fmt::join(ways, std::string_view{say("` nor `")})),
            say("the password itself never stands in this file"));
    if (given.size() > 1)
        section.complain(section.place_of(given.back()),
                         given.size() == 2
                             ? say("`{}` cannot both be given",
                                   fmt::join(given, std::string_view{say("` and `")}))
                             : say("`{}` cannot all be given",
                                   fmt::join(given, std::string_view{say("` and `")})),
                         say("keep one of them"));
}

void read_client_certificate(Section& section,
                             const std::filesystem::path& folder,
                             Mailbox& mailbox)
{
    if (section.has("client_key") && !section.has("client_certificate"))
        section.complain(section.place_of("client_key"),
                         say("`client_key` is given without `client_certificate`"),
                         say("name the certificate that belongs to it"));

    mailbox.client_certificate = read_file_name(section, "client_certificate", folder);
    mailbox.client_key = read_file_name(section, "client_key", folder);
    if (mailbox.client_key.path.empty())
        mailbox.client_key = mailbox.client_certificate;
}

}  // namespace

void read_login(Section& section, const std::filesystem::path& folder, Mailbox& mailbox)
{
    check_ways(section);

    if (auto file = read_path(section, "password_file", folder)) {
        mailbox.password_file = std::move(file->value);
        mailbox.password_place = file->place;
    }
    if (auto command = section.command("password_command")) {
        mailbox.password_command = std::move(command->value);
        mailbox.password_place = command->place;
    }
    if (auto name = section.credential("password_credential")) {
        mailbox.password_credential = std::move(name->value);
        mailbox.password_place = name->place;
    }
    if (auto oauth2 = section.table("oauth2", "[mailbox.oauth2]"))
        mailbox.oauth2 = read_oauth2(*oauth2, folder);
    read_client_certificate(section, folder, mailbox);
}

}  // namespace advisory::config
