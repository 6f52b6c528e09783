#include "config/source_section.hpp"

#include <algorithm>
#include <map>
#include <string>

#include "core/vocabulary.hpp"
#include "language/say.hpp"

namespace advisory::config {

namespace {

constexpr std::chrono::seconds shortest_expectation{1};
constexpr std::chrono::days longest_expectation{366};

/// "name@domain", or a domain.
bool is_sender(std::string_view text)
{
    const auto at = text.find('@');
    const auto domain = at == std::string_view::npos ? text : text.substr(at + 1);
    const bool is_one_word = text.find_first_of(" \t<>,;\"") == std::string_view::npos;
    return is_one_word && at != 0 && domain.find('@') == std::string_view::npos &&
           domain.find('.') != std::string_view::npos && domain.front() != '.' &&
           domain.back() != '.';
}

void read_senders(Section& section, MailSource& source)
{
    auto senders = section.names("senders");
    if (!senders)
        return;

    if (senders->value.empty())
        section.complain(senders->place,
                         say("`senders` is empty"),
                         say("name one, or leave the key out"));
    for (const auto& sender : senders->value)
        if (!sender.empty() && !is_sender(sender))
            section.complain(senders->place,
                             say("`senders` has \"{}\", which is no sender", sender),
                             say(R"(write an address, "info@jpcert.or.jp", or a domain)"));
    source.senders = std::move(senders->value);
}

/// One of the words that `named` knows; `words` is how they are told to a person.
template <class Value>
std::optional<Value> read_word(Section& section,
                               const std::string& key,
                               std::optional<Value> (*named)(std::string_view),
                               std::string_view words)
{
    const auto text = section.text(key);
    if (!text)
        return std::nullopt;

    const auto value = named(text->value);
    if (!value)
        section.complain(text->place,
                         say("{} = \"{}\" is not known", key, text->value),
                         say("write {}", words));
    return value;
}

/// Nobody is waited for that is only known by not being one of the others.
std::optional<Source> sender_named(std::string_view name)
{
    const auto source = source_named(name);
    return source == Source::other ? std::nullopt : source;
}

void read_identity(Section& section, MailSource& source)
{
    read_senders(section, source);
    if (auto list = section.name("list_id"))
        source.list_id = std::move(list->value);
    if (auto prefix = section.name("subject_prefix"))
        source.subject_prefix = std::move(prefix->value);
    source.notices =
        read_word<Source>(section, "notices", sender_named, say(R"("jpcert", "ipa" or "jvn")"));

    if (!section.has("senders") && !section.has("list_id") && !section.has("notices"))
        section.complain(section.place(),
                         say("[[source]] does not say which mails are its own"),
                         say("give `senders`, `list_id` or `notices`"));
}

MailSource read_source(Section& section)
{
    MailSource source;
    section.require("name", say(R"(a name of your choice, as in name = "jpcert")"));
    section.require("expected_every",
                    say(R"(the longest time between two mails, as in expected_every = "9d")"));

    if (auto name = section.name("name"))
        source.name = std::move(name->value);
    read_identity(section, source);
    if (const auto every = section.duration("expected_every")) {
        if (every->value < shortest_expectation || every->value > longest_expectation)
            section.complain(every->place, say("`expected_every` must be from 1s to 366d"));
        source.expected_every = every->value;
    }

    // Who asks for JPCERT/CC's notices must not lose the search for gaps by leaving a key out.
    source.numbers = source.notices == Source::jpcert ? Numbering::jpcert_at : Numbering::none;
    source.numbers = read_word(section, "numbers", numbering_named, say(R"("jpcert-at" or "none")"))
                         .value_or(source.numbers);
    // What speaks more often than daily is a machine, and knows no holidays.
    source.holidays =
        source.expected_every < std::chrono::days{1} ? Holidays::none : Holidays::japan;
    source.holidays = read_word(section, "holidays", holidays_named, say(R"("japan" or "none")"))
                          .value_or(source.holidays);
    section.report_unknown_keys();
    return source;
}

}  // namespace

void read_sources(Section& top, std::vector<MailSource>& sources)
{
    auto sections = top.tables("source");
    if (sections.empty())
        return;

    sources.clear();
    std::map<std::string, std::size_t> lines;
    for (auto& section : sections) {
        auto source = read_source(section);
        const auto line = section.place().line;
        const auto [first, is_new] = lines.try_emplace(source.name, line);
        if (!is_new && !source.name.empty())
            section.complain(section.place(),
                             say("two sources are named \"{}\"", source.name),
                             say("the first is in line {}", first->second));
        sources.push_back(std::move(source));
    }
}

}  // namespace advisory::config
