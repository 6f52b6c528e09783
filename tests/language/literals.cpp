#include "tests/language/literals.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace advisory::test {

namespace {

bool is_name(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') || byte == '_';
}

/// The pieces that a file of C++ consists of, as far as they matter here.
class Source {
public:
    explicit Source(std::string_view text) : text_{text} {}

    [[nodiscard]] bool is_at_end() const { return at_ >= text_.size(); }
    [[nodiscard]] std::size_t line() const
    {
        return 1 + static_cast<std::size_t>(std::ranges::count(text_.substr(0, at_), '\n'));
    }

    void skip_blanks();
    std::optional<std::string> take_literal();
    std::string_view take_name();
    bool take(std::string_view piece);
    void skip() { ++at_; }

private:
    std::string take_raw();
    std::string take_quoted(char mark);

    std::string_view text_;
    std::size_t at_ = 0;
};

bool Source::take(std::string_view piece)
{
    if (!text_.substr(at_).starts_with(piece))
        return false;
    at_ += piece.size();
    return true;
}

void Source::skip_blanks()
{
    while (!is_at_end()) {
        if (take("//"))
            at_ = std::min(text_.find('\n', at_), text_.size());
        else if (take("/*"))
            at_ = std::min(text_.find("*/", at_), text_.size() - 2) + 2;
        else if (std::string_view{" \t\r\n"}.find(text_[at_]) != std::string_view::npos)
            ++at_;
        else
            return;
    }
}

std::string_view Source::take_name()
{
    const auto begin = at_;
    while (!is_at_end() && is_name(text_[at_]))
        ++at_;
    return text_.substr(begin, at_ - begin);
}

std::string Source::take_raw()
{
    const auto open = text_.find('(', at_);
    const auto end_mark = ")" + std::string{text_.substr(at_, open - at_)} + "\"";
    const auto end = std::min(text_.find(end_mark, open), text_.size());
    std::string text{text_.substr(open + 1, end - open - 1)};
    at_ = std::min(end + end_mark.size(), text_.size());
    return text;
}

std::string Source::take_quoted(char mark)
{
    constexpr std::string_view names = "ntr0";
    constexpr std::string_view meanings{"\n\t\r\0", 4};
    std::string text;
    while (!is_at_end() && text_[at_] != mark) {
        if (text_[at_] != '\\') {
            text += text_[at_++];
            continue;
        }
        const char letter = text_.substr(at_ + 1).empty() ? '\\' : text_[at_ + 1];
        const auto known = names.find(letter);
        text += known == std::string_view::npos ? letter : meanings[known];
        at_ += 2;
    }
    ++at_;
    return text;
}

std::optional<std::string> Source::take_literal()
{
    if (take("R\""))
        return take_raw();
    if (take("\""))
        return take_quoted('"');
    return std::nullopt;
}

/// What follows `say` or `mark`.
std::optional<SaidLiteral> take_call(Source& source)
{
    SaidLiteral said{.text = {}, .line = source.line(), .is_literal = false};
    source.skip_blanks();
    if (!source.take("("))
        return std::nullopt;

    source.skip_blanks();
    while (const auto piece = source.take_literal()) {
        said.text += *piece;
        said.is_literal = true;
        source.skip_blanks();
    }
    return said;
}

}  // namespace

std::vector<SaidLiteral> said_literals(std::string_view text)
{
    std::vector<SaidLiteral> found;
    Source source{text};
    while (true) {
        source.skip_blanks();
        if (source.is_at_end())
            return found;
        if (source.take_literal() || source.take("'\"'"))
            continue;

        const auto name = source.take_name();
        if (name == "say" || name == "mark") {
            if (auto said = take_call(source))
                found.push_back(std::move(*said));
        } else if (name.empty())
            source.skip();
    }
}

std::vector<std::string> fields_of(std::string_view format)
{
    std::vector<std::string> fields;
    std::size_t next = 0;
    for (std::size_t at = 0; at < format.size(); ++at) {
        const auto rest = format.substr(at);
        if (rest.starts_with("{{") || rest.starts_with("}}")) {
            ++at;
            continue;
        }
        if (rest.front() != '{')
            continue;
        const auto end = std::min(rest.find('}'), rest.size());
        auto field = std::string{rest.substr(1, end - 1)};
        if (field.empty() || field.front() == ':')
            field.insert(0, std::to_string(next++));
        fields.push_back(std::move(field));
        at += end;
    }
    std::ranges::sort(fields);
    const auto again = std::ranges::unique(fields);
    fields.erase(again.begin(), again.end());
    return fields;
}

}  // namespace advisory::test
