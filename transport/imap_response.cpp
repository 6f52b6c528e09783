#include "transport/imap_response.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <utility>

#include "language/say.hpp"

namespace advisory::transport {

namespace {

constexpr std::string_view line_end = "\r\n";

/// Takes the first word off `text`, and the blank behind it.
std::string_view take_word(std::string_view& text)
{
    const auto word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(text.size(), word.size() + 1));
    return word;
}

/// Status responses end in text for people, which may well end in "{5}"; tagged
/// lines and continuations likewise. Only the others hold literals.
bool may_hold_literals(std::string_view response)
{
    if (!response.starts_with("* "))
        return false;

    response.remove_prefix(2);
    const auto word = take_word(response);
    constexpr std::array status_words{"OK", "NO", "BAD", "BYE", "PREAUTH"};
    return std::ranges::none_of(status_words,
                                [&](const char* status) { return same_word(word, status); });
}

/// What stands between the braces that end `line`. `{` cannot stand in an atom,
/// and a quoted string would end in a quote, so this is a literal or nonsense.
std::optional<std::string_view> announced_size(std::string_view line)
{
    line.remove_suffix(line_end.size());
    if (!line.ends_with('}'))
        return std::nullopt;

    line.remove_suffix(1);
    const auto brace = line.rfind('{');
    if (brace == std::string_view::npos)
        return std::nullopt;
    return line.substr(brace + 1);
}

char lower(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

}  // namespace

ImapResponseReader::ImapResponseReader(Limits limits) : limits_{limits} {}

Result<std::optional<ImapResponse>> ImapResponseReader::read(std::string_view& bytes)
{
    while (!bytes.empty()) {
        if (missing_ > 0) {
            take_literal(bytes);
            continue;
        }

        const auto line = take_line(bytes);
        if (!line)
            return std::unexpected{line.error()};
        if (*line != Line::ended)
            continue;

        response_.text.resize(response_.text.size() - line_end.size());
        line_start_ = 0;
        literal_bytes_ = 0;
        return std::exchange(response_, {});
    }
    return std::nullopt;
}

bool ImapResponseReader::is_midway() const
{
    return !response_.text.empty();
}

Result<ImapResponseReader::Line> ImapResponseReader::take_line(std::string_view& bytes)
{
    const auto newline = bytes.find('\n');
    const bool is_whole = newline != std::string_view::npos;
    const auto part = bytes.substr(0, is_whole ? newline + 1 : bytes.size());
    if (response_.text.size() + part.size() > limits_.line_bytes)
        return Failure{Errc::protocol,
                       say("the server sends a line of more than {} bytes", limits_.line_bytes)};

    response_.text += part;
    bytes.remove_prefix(part.size());
    if (!is_whole)
        return Line::incomplete;

    const auto line = std::string_view{response_.text}.substr(line_start_);
    if (!line.ends_with(line_end))
        return Failure{Errc::protocol, say("the server ends a line without a carriage return")};

    line_start_ = response_.text.size();
    const auto size = announced_size(line);
    if (!size || !may_hold_literals(response_.text))
        return Line::ended;
    return begin_literal(*size);
}

Result<ImapResponseReader::Line> ImapResponseReader::begin_literal(std::string_view size)
{
    const auto announced = read_number(size, limits_.literal_bytes - literal_bytes_);
    if (!announced)
        return Failure{Errc::protocol,
                       say("the server announces a literal of {} bytes, at most {} are taken",
                           size,
                           limits_.literal_bytes)};

    missing_ = *announced;
    literal_bytes_ += *announced;
    response_.literals.emplace_back().reserve(static_cast<std::size_t>(*announced));
    return Line::continues;
}

void ImapResponseReader::take_literal(std::string_view& bytes)
{
    const auto part =
        bytes.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(missing_, bytes.size())));

    response_.literals.back() += part;
    missing_ -= part.size();
    bytes.remove_prefix(part.size());
}

ImapStatus read_status(std::string_view line)
{
    ImapStatus status;
    status.word = take_word(line);
    status.text = line;

    const auto end = line.find(']');
    if (!line.starts_with('[') || end == std::string_view::npos)
        return status;

    auto bracket = line.substr(1, end - 1);
    status.code = take_word(bracket);
    status.argument = bracket;
    return status;
}

bool same_word(std::string_view left, std::string_view right)
{
    return std::ranges::equal(left, right, {}, lower, lower);
}

std::optional<std::uint64_t> read_number(std::string_view text, std::uint64_t largest)
{
    std::uint64_t number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc{} || end != text.data() + text.size() || number > largest)
        return std::nullopt;
    return number;
}

}  // namespace advisory::transport
