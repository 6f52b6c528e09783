#include "config/oauth2_section.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "config/common_keys.hpp"
#include "language/say.hpp"

namespace advisory::config {

namespace {

using Grant = Oauth2::Grant;
using Mechanism = Oauth2::Mechanism;

/// Where a provider gives its tokens, and what for. An empty scope: not by that grant.
struct Provider {
    std::string_view name;
    std::string_view token_url;  ///< {} stands for the tenant.
    std::string_view scope_of_user;
    std::string_view scope_of_client;
};

// learn.microsoft.com, "Authenticate an IMAP, POP or SMTP connection using OAuth";
// developers.google.com, "OAuth 2.0 Mechanism" of Gmail. The former gives a token to the
// application itself only by the scope .default, the latter for Gmail not at all.
constexpr std::array providers{
    Provider{
        .name = "microsoft",
        .token_url = "https://login.microsoftonline.com/{}/oauth2/v2.0/token",
        .scope_of_user = "https://outlook.office.com/IMAP.AccessAsUser.All offline_access",
        .scope_of_client = "https://outlook.office365.com/.default",
    },
    Provider{
        .name = "google",
        .token_url = "https://oauth2.googleapis.com/token",
        .scope_of_user = "https://mail.google.com/",
        .scope_of_client = "",
    },
};

bool needs_tenant(const Provider& provider)
{
    return provider.token_url.find("{}") != std::string_view::npos;
}

/// One of two words; the first one unless the key is there.
template <class Choice>
Choice read_choice(Section& section,
                   const std::string& key,
                   std::array<std::pair<std::string_view, Choice>, 2> choices)
{
    const auto word = section.text(key);
    if (!word)
        return choices[0].second;

    for (const auto& [name, choice] : choices)
        if (word->value == name)
            return choice;
    section.complain(word->place,
                     say("`{}` must be \"{}\" or \"{}\"", key, choices[0].first, choices[1].first));
    return choices[0].second;
}

/// RFC 6749 section 3.2 wants https and no fragment; user and password would be secrets.
bool is_token_url(std::string_view url)
{
    constexpr std::string_view scheme = "https://";
    if (!url.starts_with(scheme) || url.find_first_of(" #\"<>\\^`{|}") != std::string_view::npos)
        return false;

    url.remove_prefix(scheme.size());
    const auto authority = url.substr(0, url.find_first_of("/?"));
    return !authority.empty() && authority.front() != ':' &&
           authority.find('@') == std::string_view::npos &&
           std::ranges::all_of(url, [](char byte) { return byte > 0x20 && byte < 0x7f; });
}

/// Nothing, with a problem or because `token_url` is meant.
const Provider* find_provider(Section& section)
{
    const auto name = section.text("provider");
    if (!name) {
        if (!section.has("provider") && !section.has("token_url"))
            section.complain(
                section.place(),
                say("[mailbox.oauth2] has neither `provider` nor `token_url`"),
                say(R"(provider = "microsoft", or "google", or the address of another)"));
        return nullptr;
    }

    const auto* const found = std::ranges::find(providers, name->value, &Provider::name);
    if (found == providers.end()) {
        section.complain(name->place,
                         say("`provider` \"{}\" is not known", name->value),
                         say(R"("microsoft" or "google"; another one by `token_url` and `scope`)"));
        return nullptr;
    }

    if (section.has("token_url"))
        section.complain(section.place_of("token_url"),
                         say("`provider` and `token_url` cannot both be given"),
                         say("keep one of them"));
    return found;
}

/// The directory that the account belongs to, as it stands in Microsoft's addresses.
std::string read_tenant(Section& section, const Provider* provider, Grant grant)
{
    const auto tenant = section.name("tenant");
    const bool is_needed = provider != nullptr && needs_tenant(*provider);
    if (is_needed)
        section.require(
            "tenant",
            say("the directory's id or domain, as in tenant = \"example.onmicrosoft.com\""));
    if (!tenant)
        return "common";

    const auto& name = tenant->value;
    const bool is_word = std::ranges::all_of(name, [](char byte) {
        const bool is_letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
        return is_letter || (byte >= '0' && byte <= '9') || byte == '-' || byte == '.';
    });
    const bool is_shared = name == "common" || name == "organizations" || name == "consumers";
    if (!is_needed && !section.has("provider"))
        section.complain(tenant->place, say("`tenant` belongs to `provider` \"microsoft\""));
    else if (provider != nullptr && !is_needed)
        section.complain(tenant->place, say("`provider` \"{}\" has no `tenant`", provider->name));
    else if (!is_word || name.find_first_not_of('.') == std::string::npos)
        section.complain(tenant->place,
                         say("`tenant` is neither an id nor a domain"),
                         say("letters, digits, dots and hyphens"));
    else if (is_shared && grant == Grant::client_credentials)
        section.complain(tenant->place,
                         say("`tenant` \"{}\" gives no token by client_credentials", name),
                         say("name the directory's own id or domain"));
    return name;
}

void read_server(Section& section, Oauth2& oauth2)
{
    const auto* const provider = find_provider(section);
    const auto tenant = read_tenant(section, provider, oauth2.grant);
    if (provider != nullptr) {
        const bool is_user = oauth2.grant == Grant::refresh_token;
        oauth2.token_url = fmt::format(fmt::runtime(provider->token_url), tenant);
        oauth2.scope = is_user ? provider->scope_of_user : provider->scope_of_client;
        if (oauth2.scope.empty())
            section.complain(section.place_of("provider"),
                             say("`provider` \"{}\" gives no token for a mailbox by "
                                 "client_credentials",
                                 provider->name),
                             say(R"(grant = "refresh_token")"));
    }

    if (auto url = section.name("token_url")) {
        if (!is_token_url(url->value))
            section.complain(
                url->place,
                say("`token_url` must be an https:// address without user and fragment"),
                say(R"(as in token_url = "https://login.example.jp/oauth2/token")"));
        oauth2.token_url = std::move(url->value);
    }
    if (auto scope = section.name("scope"))
        oauth2.scope = std::move(scope->value);
}

/// RFC 6749: only a client that can keep a secret has a grant of its own (section 4.4), and
/// a refresh token belongs to the other grant (section 6).
void read_grant_files(Section& section, const std::filesystem::path& folder, Oauth2& oauth2)
{
    oauth2.client_secret = read_file_name(section, "client_secret_file", folder);
    oauth2.refresh_token = read_file_name(section, "refresh_token_file", folder);

    if (oauth2.grant == Grant::refresh_token) {
        section.require("refresh_token_file",
                        say("the token that signing in gave; docs/login.md says how"));
        return;
    }
    section.require("client_secret_file", say("the secret of the application, on its first line"));
    if (section.has("refresh_token_file"))
        section.complain(section.place_of("refresh_token_file"),
                         say("`refresh_token_file` has no use with grant = \"client_credentials\""),
                         say("remove one of them"));
}

}  // namespace

Oauth2 read_oauth2(Section& section, const std::filesystem::path& folder)
{
    Oauth2 oauth2;
    oauth2.grant = read_choice<Grant>(section,
                                      "grant",
                                      {{{"refresh_token", Grant::refresh_token},
                                        {"client_credentials", Grant::client_credentials}}});
    oauth2.mechanism = read_choice<Mechanism>(
        section,
        "mechanism",
        {{{"xoauth2", Mechanism::xoauth2}, {"oauthbearer", Mechanism::oauthbearer}}});

    read_server(section, oauth2);
    section.require("client_id", say("what the provider calls the application"));
    if (auto id = section.name("client_id"))
        oauth2.client_id = std::move(id->value);
    read_grant_files(section, folder, oauth2);
    oauth2.ca_file = read_file_name(section, "ca_file", folder);

    section.report_unknown_keys();
    return oauth2;
}

}  // namespace advisory::config
