#include "config/alert_section.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "config/common_keys.hpp"
#include "config/sink_section.hpp"
#include "core/vocabulary.hpp"
#include "language/say.hpp"

namespace advisory::config {

namespace {

constexpr std::int64_t largest_digest_above = 10'000;

/// Words of a list, each one of those that are known.
template <class IsKnown>
std::vector<std::string> read_words(Section& section,
                                    const std::string& key,
                                    std::string_view known_words,
                                    IsKnown is_known)
{
    auto words = section.names(key);
    if (!words)
        return {};
    if (words->value.empty())
        section.complain(words->place,
                         say("`{}` is empty, so no alert would pass", key),
                         say("leave the key out to let all pass"));
    for (const auto& word : words->value)
        if (!word.empty() && !is_known(word))
            section.complain(words->place,
                             say("`{}` has \"{}\", which is not known", key, word),
                             say("write {}", known_words));
    return std::move(words->value);
}

bool is_event(std::string_view word)
{
    constexpr std::array<std::string_view, 7> events{"alert.raised",
                                                     "alert.updated",
                                                     "source.silent",
                                                     "source.gap",
                                                     "mailbox.failing",
                                                     "mail.quarantined",
                                                     event_digest};
    return std::ranges::find(events, word) != events.end();
}

void read_filter(Section& section, alerting::AlertFilter& filter)
{
    filter.events = read_words(section,
                               "events",
                               say("names of docs/log-events.md, as in \"alert.raised\""),
                               is_event);
    filter.verdicts =
        read_words(section, "verdicts", say(R"("affected", "review")"), [](std::string_view word) {
            const auto verdict = verdict_named(word);
            return verdict && verdict != Verdict::not_affected;
        });
    filter.sources =
        read_words(section,
                   "sources",
                   say(R"("jpcert", "ipa", "jvn", "other")"),
                   [](std::string_view word) { return source_named(word).has_value(); });
    if (auto products = section.names("products"))
        filter.products = std::move(products->value);

    if (const auto lowest = section.text("lowest_severity")) {
        if (graver_severity(lowest->value, "unknown") == "unknown")
            section.complain(lowest->place,
                             say("`lowest_severity` is \"{}\"", lowest->value),
                             say(R"(write "low", "medium", "high" or "critical")"));
        filter.lowest_severity = lowest->value;
    }
}

/// What every sink has.
AlertSink read_common(Section& section)
{
    AlertSink sink;
    sink.place = section.place();
    section.require("name", say(R"(a name of your choice, as in name = "psirt")"));
    if (auto name = section.name("name")) {
        if (name->value == "log" || name->value == "journal")
            section.complain(name->place,
                             say("a sink cannot be named \"{}\"", name->value),
                             say("advisoryd's own have these names"));
        sink.name = std::move(name->value);
    }

    if (const auto word = section.text("language")) {
        const auto language = alerting::language_named(word->value);
        if (!language)
            section.complain(word->place, say("`language` must be \"ja\" or \"en\""));
        sink.language = language.value_or(sink.language);
    }
    if (const auto above = section.number("digest_above")) {
        if (above->value < 0 || above->value > largest_digest_above)
            section.complain(above->place, say("`digest_above` must be from 0 (never) to 10000"));
        sink.digest_above = static_cast<std::size_t>(std::max(above->value, std::int64_t{0}));
    }
    read_filter(section, sink.filter);
    return sink;
}

template <class Way>
void read_sinks(Section& alert,
                const std::string& key,
                const std::filesystem::path& folder,
                Way (*read_way)(Section&, const std::filesystem::path&),
                std::vector<AlertSink>& sinks)
{
    for (auto& section : alert.tables(key)) {
        auto sink = read_common(section);
        sink.way = read_way(section, folder);
        section.report_unknown_keys();
        sinks.push_back(std::move(sink));
    }
}

void report_duplicate_names(Section& alert, const std::vector<AlertSink>& sinks)
{
    for (auto later = sinks.begin(); later != sinks.end(); ++later) {
        const auto first = std::ranges::find(sinks, later->name, &AlertSink::name);
        if (!later->name.empty() && first != later)
            alert.complain(later->place,
                           say("two alert sinks are named \"{}\"", later->name),
                           say("the first is in line {}", first->place.line));
    }
}

/// "08:30".
std::optional<std::chrono::minutes> read_time_of_day(std::string_view text)
{
    const auto digit = [&](std::size_t at) { return text[at] - '0'; };
    const auto is_digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; };
    if (text.size() != 5 || text[2] != ':' || !is_digit(0) || !is_digit(1) || !is_digit(3) ||
        !is_digit(4))
        return std::nullopt;

    const auto hours = digit(0) * 10 + digit(1);
    const auto minutes = digit(3) * 10 + digit(4);
    if (hours > 23 || minutes > 59)
        return std::nullopt;
    return std::chrono::hours{hours} + std::chrono::minutes{minutes};
}

}  // namespace

void read_alert(Section& section, const std::filesystem::path& folder, Configuration& configuration)
{
    if (auto log = section.table("log", "[alert.log]")) {
        log->require("path", say(R"(as in path = "/var/log/advisoryd/alerts.jsonl")"));
        if (auto path = read_path(*log, "path", folder)) {
            configuration.alert_log = std::move(path->value);
            configuration.alert_log_place = path->place;
        }
        log->report_unknown_keys();
    }

    read_sinks(section, "mail", folder, read_mail_sink, configuration.sinks);
    read_sinks(section, "webhook", folder, read_webhook_sink, configuration.sinks);
    read_sinks(section, "syslog", folder, read_syslog_sink, configuration.sinks);
    read_sinks(section, "command", folder, read_command_sink, configuration.sinks);
    report_duplicate_names(section, configuration.sinks);

    if (const auto at = section.text("digest_at")) {
        configuration.digest_at = read_time_of_day(at->value);
        if (!configuration.digest_at)
            section.complain(at->place,
                             say("`digest_at` is no time of day"),
                             say(R"(as in digest_at = "08:30", in Japan's time)"));
    }
    section.report_unknown_keys();
}

}  // namespace advisory::config
