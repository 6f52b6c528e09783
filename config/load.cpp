#include "config/load.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <string>

#include "access/remedy.hpp"
#include "config/alert_section.hpp"
#include "config/common_keys.hpp"
#include "config/login_section.hpp"
#include "config/mailbox_url.hpp"
#include "config/maildir_section.hpp"
#include "config/metrics_section.hpp"
#include "config/section.hpp"
#include "config/source_section.hpp"
#include "config/toml_hint.hpp"
#include "core/mail.hpp"
#include "language/language.hpp"
#include "language/say.hpp"

namespace advisory::config {

namespace {

constexpr std::size_t longest_file = std::size_t{1024} * 1024;

void read_url(Section& section, Mailbox& mailbox)
{
    const auto text = section.text("url");
    if (!text)
        return;

    auto url = parse_mailbox_url(text->value);
    if (!url) {
        section.complain(text->place, url.error().message, url.error().hint);
        return;
    }

    mailbox.is_tls = url->is_tls;
    mailbox.host = std::move(url->host);
    mailbox.port = url->port;
    mailbox.folders.push_back(url->folder.empty() ? "INBOX" : std::move(url->folder));
}

bool is_folder_name(std::string_view name)
{
    return !name.empty() && !has_control_character(name);
}

void read_collection(Section& section, Mailbox& mailbox)
{
    constexpr FolderNames names{.is_name = is_folder_name,
                                .hint = mark("a name is not empty and has no control characters"),
                                .hint_if_absent = "INBOX"};

    // What the URL names counts only when the key is missing.
    if (auto folders = read_folders(section, names))
        mailbox.folders = *std::move(folders);
    if (const auto interval = read_poll_interval(section))
        mailbox.poll_interval = *interval;
    if (const auto limit = read_mail_limit(section))
        mailbox.max_mail_bytes = *limit;
}

/// Expects that the folders were read.
void read_after_reading(Section& section, Mailbox& mailbox)
{
    constexpr std::array<std::string_view, 3> words{"leave", "flag", "move"};
    if (const auto word = section.text("after_reading")) {
        const auto* const known = std::ranges::find(words, word->value);
        if (known == words.end())
            section.complain(word->place,
                             say("`after_reading` is \"{}\"", word->value),
                             say(R"("leave", "flag" (as read) or "move")"));
        else
            mailbox.after_reading = static_cast<AfterReading>(known - words.begin());
    }

    const auto target = section.name("move_to");
    const bool is_move = mailbox.after_reading == AfterReading::move;
    if (is_move && !section.has("move_to"))
        section.complain(section.place_of("after_reading"),
                         say("`after_reading` is \"move\", and `move_to` names no folder"),
                         say(R"(as in move_to = "Archive")"));
    if (!target)
        return;
    if (!is_move)
        section.complain(target->place,
                         say("`move_to` has no meaning here"),
                         say(R"(it goes with after_reading = "move")"));
    if (std::ranges::find(mailbox.folders, target->value) != mailbox.folders.end())
        section.complain(target->place,
                         say("`move_to` names \"{}\", which is read itself", target->value),
                         say("mails would be moved to where they are"));
    mailbox.move_to = target->value;
}

Mailbox read_mailbox(Section& section, const std::filesystem::path& folder)
{
    Mailbox mailbox;
    mailbox.place = section.place();

    section.require("name", say(R"(a name of your choice, as in name = "psirt")"));
    section.require("url", say(R"(as in url = "imaps://imap.example.jp/INBOX")"));
    section.require("user", say(R"(the login name, as in user = "psirt@example.jp")"));

    if (auto name = section.name("name")) {
        if (name->value == back_fill_mailbox)
            section.complain(name->place,
                             say("a mailbox cannot be named \"{}\"", back_fill_mailbox),
                             say("receipts of `advisoryctl ingest` have this name"));
        mailbox.name = std::move(name->value);
    }
    read_url(section, mailbox);
    if (auto user = section.name("user"))
        mailbox.user = std::move(user->value);
    read_login(section, folder, mailbox);
    read_collection(section, mailbox);
    read_after_reading(section, mailbox);
    if (const auto idle = section.flag("idle"))
        mailbox.idle = idle->value;
    if (auto file = read_path(section, "ca_file", folder)) {
        mailbox.ca_file = std::move(file->value);
        mailbox.ca_file_place = file->place;
    }

    section.report_unknown_keys();
    return mailbox;
}

void report_duplicate_names(const std::vector<Mailbox>& mailboxes, Problems& problems)
{
    for (auto later = mailboxes.begin(); later != mailboxes.end(); ++later) {
        const auto first = std::ranges::find(mailboxes, later->name, &Mailbox::name);
        if (later->name.empty() || first == later)
            continue;

        problems.add(later->place,
                     say("two mailboxes are named \"{}\"", later->name),
                     say("the first is in line {}", first->place.line));
    }
}

void read_words(Section& section, const std::string& key, std::vector<std::string>& words)
{
    if (auto given = section.names(key))
        words = std::move(given->value);
}

void read_recognition(Section& section, Hints& hints)
{
    read_words(section, "jpcert_senders", hints.jpcert_senders);
    read_words(section, "ipa_senders", hints.ipa_senders);
    read_words(section, "jvn_senders", hints.jvn_senders);
    read_words(section, "subject_prefixes", hints.subject_prefixes);
    section.report_unknown_keys();
}

Configuration read_configuration(const toml::table& table,
                                 const std::filesystem::path& file,
                                 Problems& problems)
{
    Configuration configuration;
    configuration.file = file;
    const auto folder = file.parent_path();

    Section top{table, "", problems};
    if (auto store = top.table("store", "[store]")) {
        if (auto path = read_path(*store, "path", folder))
            configuration.store = std::move(path->value);
        store->report_unknown_keys();
    }
    for (auto& section : top.tables("mailbox"))
        configuration.mailboxes.push_back(read_mailbox(section, folder));
    read_maildirs(top, folder, configuration, problems);
    read_sources(top, configuration.sources);
    if (auto alert = top.table("alert", "[alert]"))
        read_alert(*alert, folder, configuration);
    if (auto metrics = top.table("metrics", "[metrics]"))
        configuration.metrics.push_back(read_metrics(*metrics, folder));
    if (auto recognition = top.table("recognition", "[recognition]"))
        read_recognition(*recognition, configuration.recognition);
    top.report_unknown_keys();

    report_duplicate_names(configuration.mailboxes, problems);
    return configuration;
}

}  // namespace

Loaded load_text(std::string_view toml, const std::filesystem::path& path)
{
    const auto file = std::filesystem::absolute(path).lexically_normal();
    Problems problems{path};

    // toml++ throws for a syntax error and for nothing else.
    toml::table table;
    try {
        table = toml::parse(toml);
    } catch (const toml::parse_error& failure) {
        const auto& at = failure.source().begin;
        const Place place{.line = at.line, .column = at.column};
        auto hint = toml_hint(toml, place);
        // The words of the parser are in English, and not those of a configuration.
        std::string what{failure.description()};
        if (!hint.empty())
            what = say("the file is no TOML here");
        else if (language() != Language::english)
            what = say("the file is no TOML: \"{}\"", what);
        problems.add(place, std::move(what), std::move(hint));
        return std::unexpected{problems.take()};
    }

    auto configuration = read_configuration(table, file, problems);
    if (!problems.empty())
        return std::unexpected{problems.take()};
    return configuration;
}

Loaded load(const std::filesystem::path& path)
{
    const auto refuse = [&](std::string message, std::string hint) {
        return std::unexpected{std::vector{Problem{path, {}, std::move(message), std::move(hint)}}};
    };

    // A folder opens as a file does and fails at the first read only.
    std::error_code failure;
    if (std::filesystem::is_directory(path, failure))
        return refuse(say("is a folder, not a configuration file"), {});

    std::ifstream file{path, std::ios::binary};
    if (!file) {
        const int why = errno;
        return refuse(say("cannot be read: {}", said(std::strerror(why))),
                      why == EACCES ? access::remedy_for_reading(path)
                                    : std::string{say("--config FILE names another file")});
    }

    std::string toml(longest_file + 1, '\0');
    file.read(toml.data(), static_cast<std::streamsize>(toml.size()));
    toml.resize(static_cast<std::size_t>(file.gcount()));
    if (file.bad())
        return refuse(say("cannot be read"), {});
    if (toml.size() > longest_file)
        return refuse(say("is larger than 1 MiB, so it is no configuration file"), {});

    return load_text(toml, path);
}

}  // namespace advisory::config
