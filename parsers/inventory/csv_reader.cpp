#include "parsers/inventory/csv_reader.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace advisory::parsers {

namespace {

constexpr char quote = '"';

/// What Excel and people leave around a value.
constexpr std::array<std::string_view, 6> blanks{" ", "\t", "\n", "\r", "\u00A0", "\u3000"};

std::string_view without_blanks(std::string_view text)
{
    const auto leads = [&](std::string_view blank) { return text.starts_with(blank); };
    for (auto blank = std::ranges::find_if(blanks, leads); blank != blanks.end();
         blank = std::ranges::find_if(blanks, leads))
        text.remove_prefix(blank->size());

    const auto trails = [&](std::string_view blank) { return text.ends_with(blank); };
    for (auto blank = std::ranges::find_if(blanks, trails); blank != blanks.end();
         blank = std::ranges::find_if(blanks, trails))
        text.remove_suffix(blank->size());
    return text;
}

/// `""` is one mark, and a line break is LF whatever editor wrote it.
std::string unescaped(std::string_view quoted)
{
    std::string text;
    text.reserve(quoted.size());
    while (!quoted.empty()) {
        const bool is_pair = quoted.starts_with("\"\"") || quoted.starts_with("\r\n");
        text += quoted.front() == '\r' ? '\n' : quoted.front();
        quoted.remove_prefix(is_pair ? 2 : 1);
    }
    return text;
}

/// The line ends of the last line begin no line that an editor would show as text.
std::string_view without_last_line_ends(std::string_view text)
{
    const auto last = text.find_last_not_of("\r\n");
    return text.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

}  // namespace

CsvReader::CsvReader(std::string_view text, char separator)
    : text_{without_last_line_ends(text)}, separator_{separator}
{}

const CsvRow* CsvReader::next()
{
    while (at_ < text_.size()) {
        read_row();
        if (row_has_text_ || row_.fault != CsvFault::none)
            return &row_;
    }
    return nullptr;
}

void CsvReader::read_row()
{
    row_.line = line_;
    row_.columns = 0;
    row_.fields.clear();
    row_.fault = CsvFault::none;
    row_has_text_ = false;
    unescaped_.clear();

    bool is_last = false;
    while (!is_last) {
        const auto field = without_blanks(read_field());
        row_has_text_ = row_has_text_ || !field.empty();
        if (++row_.columns <= max_csv_columns)
            row_.fields.push_back(field);

        is_last = at_ == text_.size() || text_[at_] != separator_;
        at_ += is_last ? 0 : 1;
    }
    row_.last_line = line_;
    take_line_end();
}

std::string_view CsvReader::read_field()
{
    const auto begin = std::min(text_.find_first_not_of(' ', at_), text_.size());
    if (begin == text_.size() || text_[begin] != quote)
        return read_bare();

    at_ = begin + 1;
    return read_quoted();
}

std::string_view CsvReader::read_quoted()
{
    const auto begin = at_;
    bool is_as_written = true;
    for (;;) {
        at_ = std::min(text_.find_first_of("\"\r\n", at_), text_.size());
        if (at_ == text_.size()) {
            row_.fault = CsvFault::unclosed_quote;
            return {};
        }
        if (text_[at_] != quote) {
            is_as_written = is_as_written && text_[at_] == '\n';
            take_line_end();
            continue;
        }
        if (!text_.substr(at_ + 1).starts_with(quote))
            break;
        is_as_written = false;
        at_ += 2;
    }

    const auto quoted = text_.substr(begin, at_ - begin);
    ++at_;
    if (!without_blanks(read_bare()).empty())
        row_.fault = CsvFault::text_behind_quote;

    const bool is_kept = row_.columns < max_csv_columns;
    return is_as_written || !is_kept ? quoted : unescaped_.emplace_back(unescaped(quoted));
}

std::string_view CsvReader::read_bare()
{
    const auto begin = at_;
    const auto is_end = [this](char byte) {
        return byte == separator_ || byte == '\n' || byte == '\r';
    };
    const auto rest = text_.substr(begin);
    at_ += static_cast<std::size_t>(std::ranges::find_if(rest, is_end) - rest.begin());
    return text_.substr(begin, at_ - begin);
}

void CsvReader::take_line_end()
{
    if (at_ == text_.size())
        return;

    at_ += text_.substr(at_).starts_with("\r\n") ? 2U : 1U;
    ++line_;
}

}  // namespace advisory::parsers
