#include "transport/imap_fetch.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <limits>
#include <utility>

#include "language/say.hpp"

namespace advisory::transport {

namespace {

/// Walks through the text of a response and hands out its literals in order.
class Scanner {
public:
    explicit Scanner(ImapResponse& response) : text_{response.text}, literals_{response.literals} {}

    [[nodiscard]] char next() const { return text_.empty() ? '\0' : text_.front(); }
    [[nodiscard]] bool is_at_end() const { return text_.empty(); }

    bool take(char expected)
    {
        if (next() != expected || text_.empty())
            return false;

        text_.remove_prefix(1);
        return true;
    }

    /// An atom, or a number; empty when none stands here.
    std::string_view take_atom()
    {
        const auto length = std::min(text_.size(), text_.find_first_of(" ()\"{\r\n"));
        const auto atom = text_.substr(0, length);
        text_.remove_prefix(length);
        return atom;
    }

    /// The name of a fetch item, as in `BODY[HEADER.FIELDS (Date)]<0>`.
    std::string_view take_item_name()
    {
        const auto name_length = std::min(text_.size(), text_.find_first_of(" ()[\"{\r\n"));
        auto length = name_length;
        if (length < text_.size() && text_[length] == '[') {
            const auto bracket = text_.find(']', length);
            if (bracket == std::string_view::npos)
                return {};
            length = std::min(text_.size(), text_.find_first_of(" ()\"{\r\n", bracket));
        }

        const auto name = text_.substr(0, length);
        text_.remove_prefix(length);
        return name;
    }

    std::optional<std::string> take_quoted()
    {
        if (!take('"'))
            return std::nullopt;

        std::string quoted;
        while (!text_.empty() && text_.front() != '"') {
            if (text_.front() == '\\')
                text_.remove_prefix(1);
            if (text_.empty() || text_.front() == '\r' || text_.front() == '\n')
                return std::nullopt;
            quoted += text_.front();
            text_.remove_prefix(1);
        }
        return take('"') ? std::optional{std::move(quoted)} : std::nullopt;
    }

    std::optional<std::string> take_literal()
    {
        const auto newline = text_.find('\n');
        if (next() != '{' || newline == std::string_view::npos || next_literal_ == literals_.size())
            return std::nullopt;

        text_.remove_prefix(newline + 1);
        return std::move(literals_[next_literal_++]);
    }

    /// A string of either form, or NIL.
    std::optional<FetchedText> take_nstring()
    {
        if (next() != '"' && next() != '{') {
            if (!same_word(take_atom(), "NIL"))
                return std::nullopt;
            return FetchedText{.is_nil = true, .origin = 0, .bytes = {}};
        }

        auto bytes = next() == '"' ? take_quoted() : take_literal();
        if (!bytes)
            return std::nullopt;
        return FetchedText{.is_nil = false, .origin = 0, .bytes = *std::move(bytes)};
    }

    /// Passes over one value of any form. Counts parentheses instead of recursing:
    /// a hostile server chooses the depth.
    bool skip_value()
    {
        std::size_t depth = 0;
        do {
            if (take('('))
                ++depth;
            else if (depth > 0 && take(')'))
                --depth;
            else if (depth > 0 && take(' '))
                continue;
            else if (!skip_word())
                return false;
        } while (depth > 0);
        return true;
    }

private:
    bool skip_word()
    {
        if (next() == '"')
            return take_quoted().has_value();
        if (next() == '{')
            return take_literal().has_value();
        return !take_atom().empty();
    }

    std::string_view text_;
    std::vector<std::string>& literals_;
    std::size_t next_literal_ = 0;
};

/// `BODY[]<4096>` answers `BODY.PEEK[]<4096.1024>`. Nothing when the origin is no number.
std::optional<std::uint64_t> origin_of(std::string_view name)
{
    const auto bracket = name.find('<');
    if (bracket == std::string_view::npos)
        return 0;
    if (!name.ends_with('>'))
        return std::nullopt;
    return read_number(name.substr(bracket + 1, name.size() - bracket - 2),
                       std::numeric_limits<std::int64_t>::max());
}

bool read_text(Scanner& scanner, std::string_view name, std::optional<FetchedText>& text)
{
    const auto origin = origin_of(name);
    text = scanner.take_nstring();
    if (!origin || !text)
        return false;

    text->origin = *origin;
    return true;
}

bool read_uid(Scanner& scanner, FetchedMail& mail)
{
    const auto uid =
        read_number(scanner.take_atom(), std::numeric_limits<std::uint32_t>::max()).value_or(0);
    if (uid == 0)
        return false;

    mail.uid = static_cast<std::uint32_t>(uid);
    return true;
}

bool read_item(Scanner& scanner, std::string_view name, FetchedMail& mail)
{
    if (same_word(name, "UID"))
        return read_uid(scanner, mail);

    if (same_word(name, "RFC822.SIZE")) {
        mail.size = read_number(scanner.take_atom(), std::numeric_limits<std::int64_t>::max());
        return mail.size.has_value();
    }

    if (same_word(name, "INTERNALDATE")) {
        const auto date = scanner.take_nstring();
        mail.internal_date = date ? read_imap_time(date->bytes) : std::nullopt;
        return date.has_value();
    }

    const auto section = name.substr(0, name.find('<'));
    if (same_word(section, "BODY[]"))
        return read_text(scanner, name, mail.whole);
    if (same_word(section, "BODY[HEADER]"))
        return read_text(scanner, name, mail.header);
    return scanner.skip_value();
}

Failure malformed_fetch(std::string_view what)
{
    return Failure{Errc::protocol, say("the server sends a FETCH response {}", what)};
}

std::optional<std::chrono::month> month_named(std::string_view name)
{
    constexpr std::array
        names{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

    const auto found =
        std::ranges::find_if(names, [&](const char* month) { return same_word(month, name); });
    if (found == names.end())
        return std::nullopt;
    return std::chrono::month{static_cast<unsigned>(found - names.begin() + 1)};
}

std::optional<std::uint64_t> number_at(std::string_view text, std::size_t at, std::size_t width)
{
    return read_number(text.substr(at, width), 9999);
}

}  // namespace

Result<FetchedMail> read_fetch(ImapResponse response)
{
    Scanner scanner{response};
    const bool is_fetch = scanner.take('*') && scanner.take(' ') && !scanner.take_atom().empty() &&
                          scanner.take(' ') && same_word(scanner.take_atom(), "FETCH") &&
                          scanner.take(' ');
    if (!is_fetch || !scanner.take('('))
        return malformed_fetch(say("without a list"));

    FetchedMail mail;
    while (!scanner.take(')')) {
        const auto name = scanner.take_item_name();
        if (name.empty() || !scanner.take(' '))
            return malformed_fetch(say("with an item that has no value"));
        if (!read_item(scanner, name, mail))
            return malformed_fetch(say("whose {} cannot be read", name));
        if (!scanner.take(' ') && scanner.next() != ')')
            return malformed_fetch(say("whose list does not end"));
    }

    if (!scanner.is_at_end())
        return malformed_fetch(say("with text behind its list"));
    return mail;
}

std::optional<Time> read_imap_time(std::string_view text)
{
    // The day has two places, and its first may be a blank.
    std::string padded{text};
    if (padded.starts_with(' '))
        padded.front() = '0';
    const std::string_view when{padded};
    constexpr std::string_view form = "dd-mmm-yyyy hh:mm:ss +zzzz";
    const bool is_formed = when.size() == form.size() && when[2] == '-' && when[6] == '-' &&
                           when[11] == ' ' && when[14] == ':' && when[17] == ':' && when[20] == ' ';
    if (!is_formed || (when[21] != '+' && when[21] != '-'))
        return std::nullopt;

    const auto day = number_at(when, 0, 2);
    const auto month = month_named(when.substr(3, 3));
    const auto year = number_at(when, 7, 4);
    const auto hour = number_at(when, 12, 2);
    const auto minute = number_at(when, 15, 2);
    const auto second = number_at(when, 18, 2);
    const auto zone_hours = number_at(when, 22, 2);
    const auto zone_minutes = number_at(when, 24, 2);
    if (!day || !month || !year || !hour || !minute || !second || !zone_hours || !zone_minutes)
        return std::nullopt;

    const std::chrono::year_month_day date{std::chrono::year{static_cast<int>(*year)},
                                           *month,
                                           std::chrono::day{static_cast<unsigned>(*day)}};
    const bool is_clock = *hour < 24 && *minute < 60 && *second <= 60;
    if (!date.ok() || !is_clock || *zone_minutes >= 60)
        return std::nullopt;

    const auto zone = std::chrono::hours{*zone_hours} + std::chrono::minutes{*zone_minutes};
    const auto local = std::chrono::sys_days{date} + std::chrono::hours{*hour} +
                       std::chrono::minutes{*minute} + std::chrono::seconds{*second};
    return when[21] == '+' ? local - zone : local + zone;
}

}  // namespace advisory::transport
