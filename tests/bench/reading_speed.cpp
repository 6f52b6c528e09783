#include "tests/bench/reading_speed.hpp"

#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "parsers/advisories/read_advisory.hpp"
#include "parsers/mail/decode_mail.hpp"
#include "parsers/phrases/phrase.hpp"
#include "tests/bench/measure.hpp"

namespace advisory::bench {

namespace {

using Phrases = std::vector<std::string>;

Phrases phrases_of(const std::string& raw)
{
    const auto mail = parsers::decode_mail(raw);
    const auto advisory = parsers::read_advisory(mail);

    Phrases phrases;
    for (const auto& item : advisory.items) {
        for (const auto* ranges :
             {&item.affected, &item.unaffected, &item.fixed, &item.superseded}) {
            for (const auto& range : *ranges)
                phrases.push_back(range.phrase);
        }
    }
    return phrases;
}

void print_row(std::string_view stage, std::size_t count, std::size_t bytes, Milliseconds time)
{
    constexpr double milliseconds_of_second = 1000.0;
    fmt::print("{}\t{}\t{}\t{:.4f}\n", stage, count, bytes, time.count() / milliseconds_of_second);
}

}  // namespace

void print_reading_speed(std::size_t count, std::span<const std::string> mails)
{
    std::size_t bytes = 0;
    std::vector<Phrases> phrases;
    for (const auto& raw : mails)
        phrases.push_back(phrases_of(raw));
    for (std::size_t number = 0; number < count; ++number)
        bytes += mails[number % mails.size()].size();

    // Each stage has the whole run to itself, so that none pays for the memory of another.
    const auto time = [&](auto read) {
        constexpr int rounds = 3;
        return least_time_of(rounds, [&] {
            for (std::size_t number = 0; number < count; ++number)
                read(number % mails.size());
        });
    };
    const auto decode = time([&](std::size_t at) { parsers::decode_mail(mails[at]); });
    const auto total = time([&](std::size_t at) {
        const auto mail = parsers::decode_mail(mails[at]);
        parsers::read_advisory(mail);
    });
    const auto phrase = time([&](std::size_t at) {
        for (const auto& text : phrases[at])
            parsers::read_phrase(text);
    });

    print_row("decode", count, bytes, decode);
    print_row("family", count, bytes, total - decode - phrase);
    print_row("phrase", count, bytes, phrase);
    print_row("total", count, bytes, total);
}

}  // namespace advisory::bench
