#include "tests/fuzz/promises.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "text/unicode.hpp"
#include "versions/compare.hpp"
#include "versions/vers.hpp"

namespace advisory::fuzz {

namespace {

bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/// CVE-YYYY-N..., at least four digits behind the year.
bool is_cve(std::string_view text)
{
    constexpr std::string_view prefix = "CVE-";
    constexpr std::size_t year_end = 8;
    constexpr std::size_t shortest = 13;
    if (!text.starts_with(prefix) || text.size() < shortest || text[year_end] != '-')
        return false;

    const auto year = text.substr(prefix.size(), year_end - prefix.size());
    return std::ranges::all_of(year, is_digit) &&
           std::ranges::all_of(text.substr(year_end + 1), is_digit);
}

/// YYYY-MM-DD, or empty.
bool is_date_or_empty(std::string_view text)
{
    constexpr std::string_view form = "dddd-dd-dd";
    if (text.empty())
        return true;
    return std::ranges::equal(text, form, [](char byte, char sort) {
        return sort == 'd' ? is_digit(byte) : byte == sort;
    });
}

void demand_span(const TextSpan& span, std::string_view text, std::string_view of)
{
    const auto begins_character = [&](std::size_t at) {
        return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
    };
    demand(span.begin <= span.end, fmt::format("the span of {} ends behind its begin", of));
    demand(span.end <= text.size(), fmt::format("the span of {} lies in the text", of));
    demand(begins_character(span.begin) && begins_character(span.end),
           fmt::format("the span of {} cuts no character", of));
}

void demand_interval(const Interval& interval)
{
    demand(interval.low || interval.high, "an interval has an end");
    for (const auto& bound : {interval.low, interval.high}) {
        demand(!bound || !bound->version.empty(), "a bound has a version");
        if (bound)
            demand_utf8(bound->version, "a version");
    }
}

/// A flag that doubts the reading forbids the status `parsed`.
bool forbids_parsed(std::string_view flag)
{
    constexpr std::array doubts{"AMBIGUOUS_HYPHEN",
                                "AMBIGUOUS_LIST",
                                "EMPTY_RANGE",
                                "MIXED_SCOPE",
                                "NOT_AFFECTED",
                                "OPEN_CVE_LIST"};
    return std::ranges::find(doubts, flag) != doubts.end();
}

void demand_no_doubt(const AffectedRange& range)
{
    demand(!range.intervals.empty(), "what is parsed has intervals");
    demand(std::ranges::none_of(range.flags, forbids_parsed), "what is parsed has no doubt");

    for (const auto& [low, high] : range.intervals) {
        if (!low || !high)
            continue;
        const auto compared =
            versions::compare(versions::Scheme::generic, low->version, high->version);
        demand(compared.order != versions::Order::greater, "what is parsed is no empty range");
    }
}

void demand_vers(const AffectedRange& range)
{
    const auto vers = versions::format_vers(range.intervals, range.status);
    const auto read = versions::read_vers(vers);

    demand_utf8(vers, "a vers");
    demand(read.has_value(), "a vers reads back");
    demand(range.intervals.empty() == vers.empty() || range.status == PhraseStatus::all,
           "intervals make a vers");
}

void demand_texts(const std::vector<std::string>& texts, std::string_view name)
{
    for (const auto& text : texts) {
        demand(!text.empty(), fmt::format("{} is not empty", name));
        demand_utf8(text, name);
    }
}

void demand_ranges(const std::vector<AffectedRange>& ranges, const Mail& mail)
{
    for (const auto& range : ranges) {
        demand_sound(range);
        demand_span(range.span, mail.text, "a range");
        demand(is_date_or_empty(range.stated_on), "the date of a range is ISO 8601");
    }
}

void demand_places(const std::vector<Place>& places, const Mail& mail)
{
    for (const auto& place : places) {
        demand(!place.field.empty(), "a place names a member");
        demand_utf8(place.value, "the value of a place");
        demand_span(place.span, mail.text, place.field);
    }
}

void demand_item(const AdvisoryItem& item, const Mail& mail)
{
    demand_utf8(item.title, "the title of an item");
    demand(std::ranges::all_of(item.cves, is_cve), "a CVE has its form");
    demand_texts(item.vendors, "a vendor");
    demand_texts(item.jvn, "a JVN id");
    demand_texts(item.cwes, "a CWE");
    demand_texts(item.other, "another id");
    demand_texts(item.urls, "an address");

    for (const auto& cvss : item.cvss) {
        const bool is_in_scale = !cvss.score || (*cvss.score >= 0.0 && *cvss.score <= 10.0);
        demand(is_in_scale, "a score is between 0 and 10");
        demand(cvss.score || !cvss.vector.empty(), "a CVSS has a vector or a score");
        demand_utf8(cvss.vector, "a vector");
    }
    for (const auto* ranges : {&item.affected, &item.unaffected, &item.fixed, &item.superseded})
        demand_ranges(*ranges, mail);
    for (const auto& workaround : item.workarounds) {
        demand_utf8(workaround.text, "a workaround");
        demand(is_date_or_empty(workaround.stated_on), "the date of a workaround is ISO 8601");
        demand_span(workaround.span, mail.text, "a workaround");
    }
    for (const auto& [vendor, status] : item.vendor_status) {
        demand_utf8(vendor, "a vendor");
        demand_utf8(status, "a status");
    }
    demand_places(item.places, mail);
}

}  // namespace

void demand(bool was_kept, std::string_view promise)
{
    if (!was_kept)
        throw Violation{fmt::format("broken: {}", promise)};
}

void demand_utf8(std::string_view text, std::string_view name)
{
    if (!text::is_utf8(text))
        throw Violation{fmt::format("broken: {} is UTF-8", name)};
}

void demand_sound(const Mail& mail, std::size_t limit)
{
    for (const auto* field :
         {&mail.subject, &mail.from, &mail.date, &mail.message_id, &mail.list_id}) {
        demand_utf8(*field, "a field");
        demand(field->find_first_of(std::string_view{"\r\n\0", 3}) == std::string::npos,
               "a field is one line");
    }
    demand_utf8(mail.text, "the text of a mail");
    demand(mail.text.find_first_of(std::string_view{"\r\0", 2}) == std::string::npos,
           "lines end in \\n and there is no NUL");
    demand(mail.text.size() <= limit, "the text is within its limit");
    for (const auto& warning : mail.warnings)
        demand_utf8(warning, "a warning");
}

void demand_sound(const AffectedRange& range)
{
    const bool may_have_intervals =
        range.status == PhraseStatus::parsed || range.status == PhraseStatus::partial;
    demand(may_have_intervals || range.intervals.empty(), "no intervals without understanding");

    for (const auto& interval : range.intervals)
        demand_interval(interval);
    if (range.status == PhraseStatus::parsed)
        demand_no_doubt(range);
    demand_vers(range);

    demand_utf8(range.product, "a product");
    demand_utf8(range.phrase, "a phrase");
    demand_texts(range.models, "a model");
    demand(std::ranges::all_of(range.cves, is_cve), "a CVE of a range has its form");
    demand_texts(range.flags, "a flag");
    for (const auto& [kind, value] : range.qualifiers) {
        demand(!kind.empty(), "a qualifier has a kind");
        demand_utf8(value, "the value of a qualifier");
    }
}

void demand_sound(const Advisory& advisory, const Mail& mail)
{
    for (const auto* text : {&advisory.id, &advisory.title, &advisory.url, &advisory.charset})
        demand_utf8(*text, "a text of an advisory");
    demand(is_date_or_empty(advisory.published), "the date of publication is ISO 8601");
    demand(is_date_or_empty(advisory.updated), "the date of the update is ISO 8601");

    for (const auto& item : advisory.items)
        demand_item(item, mail);
    for (const auto& entry : advisory.history) {
        demand(is_date_or_empty(entry.date), "the date of a history entry is ISO 8601");
        demand_utf8(entry.text, "a history entry");
    }
    demand_texts(advisory.warnings, "a warning");
    demand_places(advisory.places, mail);
}

}  // namespace advisory::fuzz
