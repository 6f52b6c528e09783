#include "cli/options.hpp"

#include <algorithm>
#include <array>
#include <chrono>

#include <fmt/format.h>

#include "language/say.hpp"
#include "text/unicode.hpp"

namespace advisory::cli {

namespace {

constexpr std::array<std::pair<std::string_view, Format>, 3> formats{{
    {"table", Format::table},
    {"json", Format::json},
    {"csv", Format::csv},
}};

void add_format(Command& command, OutputOptions& options, const std::vector<std::string>& names)
{
    const auto choose = [&options](const std::string& chosen) {
        const auto* const format =
            std::ranges::find(formats, chosen, [](const auto& entry) { return entry.first; });
        options.format = format->second;  // one_of has let no other word pass.
    };
    command.option("--format", choose, say("How to show it (default: table)"))
        .type_name(fmt::format("{}", fmt::join(names, "|")))
        .one_of(names);
}

}  // namespace

void add_listing_options(Command& command, OutputOptions& options)
{
    add_format(command, options, {"table", "json", "csv"});
    command.flag("--bom", options.has_bom, say("Begin CSV with a byte order mark, for Excel"));
}

void add_page_options(Command& command, OutputOptions& options)
{
    add_format(command, options, {"table", "json"});
}

void add_record_options(Command& command,
                        OnRecord& record,
                        const std::string& who,
                        const std::string& why)
{
    command.option("--by", record.by, who).type_name("NAME").required().check(not_blank);
    command.option("--reason", record.reason, why).type_name("TEXT").required().check(not_blank);
}

std::optional<Time> read_moment(std::string_view text, DayEnd end, Time now)
{
    if (const auto ago = read_duration(text))
        return now - *ago;

    const auto moment = read_time(text);
    constexpr std::size_t bare_date = std::string_view{"2026-11-01"}.size();
    if (!moment || text.size() != bare_date || end == DayEnd::begin)
        return moment;
    return *moment + std::chrono::days{1};
}

std::string not_blank(const std::string& text)
{
    const bool is_blank = text::fold(text).empty();
    return is_blank ? say("a blank text says nothing") : Said{};
}

std::string only_moment(const std::string& text)
{
    if (read_moment(text, DayEnd::begin, Time{}))
        return {};
    return say("\"{}\" is neither a duration (7d) nor a date (2026-11-01)", text);
}

}  // namespace advisory::cli
