#include "parsers/mail/header.hpp"

#include <algorithm>
#include <array>

#include <mimetic/mimetic.h>

#include "parsers/mail/raw_lines.hpp"

namespace advisory::parsers::mime {

namespace {

bool is_field_line(std::string_view line)
{
    const auto colon = line.find(':');
    const bool could_be_delimiter = line.starts_with("--");
    if (colon == std::string_view::npos || could_be_delimiter)
        return false;

    auto name = line.substr(0, colon);
    name = name.substr(0, name.find_last_not_of(" \t") + 1);
    return !name.empty() &&
           std::ranges::all_of(name, [](char byte) { return byte > 32 && byte < 127; });
}

bool is_folded_line(std::string_view line)
{
    return !line.empty() && (line.front() == ' ' || line.front() == '\t');
}

/// Gathers the lines of a header in the form that mimetic reads without loss.
class CleanHeader {
public:
    CleanHeader(Header& header, std::size_t limit) : header_{header}, limit_{limit} {}

    void add(std::string_view line)
    {
        // mimetic grows its buffer by 128 bytes at a time, which is quadratic in the
        // length of a field: the limit bounds time as well as memory.
        const auto room = limit_ - std::min(limit_, text_.size());
        header_.was_cut |= line.size() > room;
        line = line.substr(0, room);

        // mimetic takes values for C strings: a NUL would end them.
        for (auto nul = line.find('\0'); nul != std::string_view::npos; nul = line.find('\0')) {
            text_ += line.substr(0, nul);
            line.remove_prefix(nul + 1);
            header_.had_nul = true;
        }
        text_ += line;
        text_ += "\r\n";
    }

    [[nodiscard]] bool is_empty() const { return text_.empty(); }

    /// The text with the blank line that mimetic needs to see the last field.
    std::string take() { return std::move(text_) + "\r\n"; }

private:
    Header& header_;
    std::size_t limit_;
    std::string text_;
};

std::vector<HeaderField> read_fields(const std::string& text)
{
    // The header alone, one entity at a time: mimetic recurses into the parts of a
    // body, and deep nesting would overflow the stack.
    constexpr auto header_only =
        mimetic::imBody | mimetic::imChildParts | mimetic::imPreamble | mimetic::imEpilogue;
    mimetic::MimeEntity entity;
    entity.load(text.begin(), text.end(), header_only);

    std::vector<HeaderField> fields;
    for (const auto& field : entity.header())
        fields.push_back({
            .name = lower_case(field.name()),
            .value = field.value(),
        });
    return fields;
}

}  // namespace

std::string_view Header::value_of(std::string_view name) const
{
    const auto field = std::ranges::find(fields, name, &HeaderField::name);
    return field == fields.end() ? std::string_view{} : field->value;
}

Header read_header(std::string_view bytes, std::size_t limit)
{
    Header header;
    CleanHeader clean{header, limit};
    while (header.size < bytes.size()) {
        const auto rest = bytes.substr(header.size);
        const auto line = first_line(rest);
        if (line.text.empty()) {
            header.size += line.size();
            break;
        }

        const bool belongs =
            is_field_line(line.text) || (is_folded_line(line.text) && !clean.is_empty());
        const bool is_junk = !belongs && !clean.is_empty() && !line.text.starts_with("--") &&
                             is_field_line(first_line(rest.substr(line.size())).text);
        if (!belongs && !is_junk)
            break;

        if (belongs)
            clean.add(line.text);
        header.had_junk |= is_junk;
        header.size += line.size();
    }

    header.fields = read_fields(clean.take());
    return header;
}

bool is_mail_header(const Header& header)
{
    constexpr std::array names{"cc",
                               "content-type",
                               "date",
                               "delivered-to",
                               "from",
                               "message-id",
                               "mime-version",
                               "received",
                               "reply-to",
                               "return-path",
                               "sender",
                               "subject",
                               "to"};
    return std::ranges::any_of(header.fields, [&](const HeaderField& field) {
        return std::ranges::find(names, field.name) != names.end();
    });
}

}  // namespace advisory::parsers::mime
