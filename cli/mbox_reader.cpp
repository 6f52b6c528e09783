#include "cli/mbox_reader.hpp"

#include <algorithm>
#include <array>
#include <istream>

namespace advisory::cli {

namespace {

constexpr std::size_t longest_piece = 65536;

bool is_digit(char letter)
{
    return letter >= '0' && letter <= '9';
}

bool is_blank_line(std::string_view line)
{
    return line == "\n" || line == "\r\n";
}

/// What a mail's header begins with, in the mails of any program.
constexpr std::array<std::string_view, 18> usual_fields{
    "arc-",
    "authentication-results",
    "cc",
    "content-type",
    "date",
    "delivered-to",
    "dkim-signature",
    "envelope-to",
    "from",
    "list-",
    "message-id",
    "mime-version",
    "received",
    "reply-to",
    "return-path",
    "subject",
    "to",
    "x-",
};

char lower(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

/// True when a time of day and a year stand in the line, as asctime writes them and as
/// every mail program does after "From address".
bool has_date(std::string_view line)
{
    bool has_time = false;
    bool has_year = false;

    while (!line.empty()) {
        const auto end = std::min(line.find_first_of(" \t\r\n"), line.size());
        const auto word = line.substr(0, end);
        has_time |= word.size() >= 5 && is_digit(word[0]) && is_digit(word[1]) && word[2] == ':' &&
                    is_digit(word[3]) && is_digit(word[4]);
        has_year |= word.size() == 4 && std::ranges::all_of(word, is_digit);
        line.remove_prefix(std::min(end + 1, line.size()));
    }
    return has_time && has_year;
}

/// The line without the '>' that keeps it from being taken for the start of a mail.
std::string_view unquoted(std::string_view line)
{
    const auto text = line.find_first_not_of('>');
    const bool is_quoted =
        text != std::string_view::npos && text > 0 && line.substr(text).starts_with("From ");
    return is_quoted ? line.substr(1) : line;
}

}  // namespace

bool begins_with_mail_field(std::string_view text)
{
    std::string name{text.substr(0, std::min(text.find(':'), text.size()))};
    if (name.size() == text.size())
        return false;

    std::ranges::transform(name, name.begin(), lower);
    return std::ranges::any_of(usual_fields, [&](std::string_view field) {
        return field.ends_with('-') ? name.starts_with(field) : name == field;
    });
}

std::string_view header_of(std::string_view mail)
{
    for (std::size_t at = 0; at < mail.size();) {
        const auto end = std::min(mail.find('\n', at), mail.size() - 1) + 1;
        if (is_blank_line(mail.substr(at, end - at)))
            return mail.substr(0, end);
        at = end;
    }
    return mail;
}

MboxReader::MboxReader(std::istream& in, std::size_t limit, std::uint64_t position)
    : in_{in},
      limit_{limit},
      position_{position},
      current_{read_piece()},
      following_{current_ ? read_piece() : std::nullopt}
{}

bool MboxReader::begins_as_mail() const
{
    return current_ && begins_with_mail_field(current_->text);
}

std::optional<MboxMail> MboxReader::next()
{
    while (current_ && !is_separator())
        advance();
    if (!current_)
        return std::nullopt;

    MboxMail mail;
    mail.position = current_->position;
    advance();
    while (current_ && !is_separator()) {
        append(mail, current_->begins_line ? unquoted(current_->text) : current_->text);
        advance();
    }

    // The empty line before the next mail belongs to the format, not to the mail.
    const std::string_view end = mail.bytes;
    const std::size_t blank = end.ends_with("\r\n\r\n") ? 2 : end.ends_with("\n\n") ? 1 : 0;
    if (mail.is_complete) {
        mail.bytes.resize(end.size() - blank);
        mail.size -= blank;
    }
    cut(mail);
    return mail;
}

std::optional<MboxMail> MboxReader::rest()
{
    if (!current_)
        return std::nullopt;

    MboxMail mail;
    mail.position = current_->position;
    for (; current_; advance())
        append(mail, current_->text);
    cut(mail);
    return mail;
}

std::optional<MboxReader::Piece> MboxReader::read_piece()
{
    Piece piece{.text = {}, .begins_line = !is_line_begun_, .position = position_};

    while (piece.text.size() < longest_piece && !piece.text.ends_with('\n')) {
        if (buffered_at_ == buffer_.size() && !fill_buffer())
            break;
        const auto there = std::string_view{buffer_}.substr(buffered_at_);
        const auto line = std::min(there.find('\n'), there.size() - 1) + 1;
        const auto size = std::min(line, longest_piece - piece.text.size());
        piece.text += there.substr(0, size);
        buffered_at_ += size;
    }

    if (piece.text.empty())
        return std::nullopt;
    position_ += piece.text.size();
    is_line_begun_ = !piece.text.ends_with('\n');
    return piece;
}

bool MboxReader::fill_buffer()
{
    buffer_.resize(longest_piece);
    in_.read(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
    buffer_.resize(static_cast<std::size_t>(in_.gcount()));
    buffered_at_ = 0;
    return !buffer_.empty();
}

void MboxReader::advance()
{
    follows_blank_ = current_ && current_->begins_line && is_blank_line(current_->text);
    current_ = std::move(following_);
    following_ = current_ ? read_piece() : std::nullopt;
}

bool MboxReader::is_separator() const
{
    if (!current_ || !current_->begins_line || !current_->text.starts_with("From "))
        return false;

    const bool is_dated = has_date(current_->text);
    const bool starts_header = following_ && begins_with_mail_field(following_->text);
    // Some programs forget the empty line, and some the date; none forgets both.
    return follows_blank_ ? is_dated || starts_header : is_dated && starts_header;
}

void MboxReader::append(MboxMail& mail, std::string_view text) const
{
    mail.size += text.size();
    mail.is_complete = mail.is_complete && mail.size <= limit_;
    if (mail.is_complete)
        mail.bytes += text;
}

void MboxReader::cut(MboxMail& mail)
{
    if (!mail.is_complete)
        mail.bytes.resize(header_of(mail.bytes).size());
}

}  // namespace advisory::cli
