#include "parsers/mail/html_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>

#include "parsers/mail/raw_lines.hpp"
#include "text/code_points.hpp"

namespace advisory::parsers::mime {

namespace {

struct Entity {
    std::string_view name;
    std::string_view text;
};

// The references that occur in prose; a blank for &nbsp;, because nobody aligns it.
constexpr std::array entities{
    Entity{"amp", "&"},    Entity{"apos", "'"},   Entity{"bull", "•"},  Entity{"copy", "©"},
    Entity{"deg", "°"},    Entity{"ensp", " "},   Entity{"emsp", " "},  Entity{"ge", "≥"},
    Entity{"gt", ">"},     Entity{"hellip", "…"}, Entity{"laquo", "«"}, Entity{"ldquo", "“"},
    Entity{"le", "≤"},     Entity{"lsquo", "‘"},  Entity{"lt", "<"},    Entity{"mdash", "—"},
    Entity{"middot", "·"}, Entity{"nbsp", " "},   Entity{"ndash", "–"}, Entity{"ne", "≠"},
    Entity{"quot", "\""},  Entity{"raquo", "»"},  Entity{"rarr", "→"},  Entity{"rdquo", "”"},
    Entity{"reg", "®"},    Entity{"rsquo", "’"},  Entity{"sect", "§"},  Entity{"shy", ""},
    Entity{"times", "×"},  Entity{"trade", "™"},  Entity{"yen", "¥"},
};

// Elements that stand on lines of their own.
constexpr auto blocks = std::to_array<std::string_view>({
    "address", "article", "aside",   "blockquote", "body", "caption", "dd",  "div",
    "dl",      "dt",      "footer",  "form",       "h1",   "h2",      "h3",  "h4",
    "h5",      "h6",      "header",  "hr",         "li",   "main",    "nav", "ol",
    "p",       "pre",     "section", "table",      "tr",   "ul",
});

// Elements whose content is not for reading.
constexpr auto unread = std::to_array<std::string_view>({"script", "style", "template", "title"});

bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

bool is_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r' || byte == '\f';
}

std::optional<std::string> numeric_reference(std::string_view digits)
{
    constexpr std::uint32_t last_code = 0x10FFFF;
    const bool is_hex = digits.starts_with('x') || digits.starts_with('X');
    digits.remove_prefix(is_hex ? 1U : 0U);

    std::uint32_t code = 0;
    const auto* const begin = digits.data();
    const auto* const end = begin + digits.size();
    const auto read = std::from_chars(begin, end, code, is_hex ? 16 : 10);
    if (digits.empty() || read.ptr != end || read.ec == std::errc::invalid_argument)
        return std::nullopt;

    const bool is_surrogate = code >= 0xD800 && code <= 0xDFFF;
    const bool is_character =
        read.ec == std::errc{} && code != 0 && code <= last_code && !is_surrogate;
    std::string text;
    text::append_utf8(text, is_character ? static_cast<char32_t>(code) : U'\uFFFD');
    return text;
}

std::optional<std::string> reference_text(std::string_view name)
{
    if (name.starts_with('#'))
        return numeric_reference(name.substr(1));

    const auto* const entity = std::ranges::find(entities, name, &Entity::name);
    if (entity == entities.end())
        return std::nullopt;
    return std::string{entity->text};
}

/// Collects text as a browser lays it out: blanks collapse, blocks begin lines.
class Layout {
public:
    void begin_line()
    {
        if (is_behind_mark_)
            return;
        while (text_.ends_with(' '))
            text_.pop_back();
        if (!text_.empty() && !text_.ends_with('\n'))
            text_ += '\n';
    }

    /// A list entry, with its mark and indented by the depth of its list.
    void begin_entry(std::size_t depth)
    {
        begin_line();
        text_.append(2 * depth, ' ').append("- ");
        is_behind_mark_ = true;
    }

    void begin_cell()
    {
        while (text_.ends_with(' '))
            text_.pop_back();
        text_ += '\t';
    }

    void break_line()
    {
        is_behind_mark_ = false;
        while (text_.ends_with(' '))
            text_.pop_back();
        text_ += '\n';
    }

    void add_blank()
    {
        const bool is_at_begin =
            text_.empty() || text_.ends_with(' ') || text_.ends_with('\n') || text_.ends_with('\t');
        if (!is_at_begin)
            text_ += ' ';
    }

    void add(std::string_view text)
    {
        text_ += text;
        is_behind_mark_ = false;
    }

    std::string take()
    {
        is_behind_mark_ = false;
        begin_line();
        return std::move(text_);
    }

private:
    std::string text_;
    bool is_behind_mark_ = false;
};

class HtmlReader {
public:
    explicit HtmlReader(std::string_view html) : html_{html} {}

    std::string read()
    {
        while (at_ < html_.size()) {
            if (html_[at_] == '<' && is_markup())
                read_markup();
            else if (html_[at_] == '&')
                read_reference();
            else
                read_character();
        }
        return layout_.take();
    }

private:
    [[nodiscard]] std::string_view rest() const { return html_.substr(at_); }

    [[nodiscard]] bool is_markup() const
    {
        const auto behind = html_.substr(at_ + 1, 2);
        if (behind.empty())
            return false;
        const bool is_end_tag = behind.size() == 2 && behind[0] == '/' && is_letter(behind[1]);
        return is_letter(behind[0]) || is_end_tag || behind[0] == '!' || behind[0] == '?';
    }

    void read_markup()
    {
        if (rest().starts_with("<!--"))
            return skip_past("-->");
        if (rest().starts_with("<!") || rest().starts_with("<?"))
            return skip_past(">");
        read_tag();
    }

    void read_tag()
    {
        ++at_;
        const bool is_end_tag = html_[at_] == '/';
        at_ += is_end_tag ? 1U : 0U;
        const auto begin = at_;
        while (at_ < html_.size() &&
               (is_letter(html_[at_]) || (html_[at_] >= '0' && html_[at_] <= '9')))
            ++at_;
        const auto name = lower_case(html_.substr(begin, at_ - begin));
        skip_attributes();

        if (!is_end_tag && std::ranges::find(unread, name) != unread.end())
            skip_element(name);
        lay_out(name, is_end_tag);
    }

    void lay_out(std::string_view name, bool is_end_tag)
    {
        if (name == "td" || name == "th")
            return lay_out_cell(is_end_tag);
        if (name == "tr" || name == "table") {
            cells_ = 0;
            is_in_small_cell_ = false;
        }

        const bool is_block = std::ranges::find(blocks, name) != blocks.end();
        if (is_in_small_cell_ && (is_block || name == "br"))
            layout_.add_blank();
        else if (name == "br" || (name == "p" && is_end_tag))
            break_paragraph(name);
        else if (name == "li" && !is_end_tag)
            layout_.begin_entry(list_depth_ > 0 ? list_depth_ - 1 : 0);
        else if (is_block)
            layout_.begin_line();

        if (name == "ul" || name == "ol")
            count_list(is_end_tag);
        if (name == "pre")
            is_preformatted_ = !is_end_tag;
    }

    void break_paragraph(std::string_view name)
    {
        if (name == "p")
            layout_.begin_line();
        layout_.break_line();
    }

    void count_list(bool is_end_tag)
    {
        constexpr std::size_t deepest = 16;
        if (!is_end_tag && list_depth_ < deepest)
            ++list_depth_;
        if (is_end_tag && list_depth_ > 0)
            --list_depth_;
    }

    /// A cell of figures or names keeps its row on one line, a tab between two cells. A cell
    /// that holds half the page, as mails are laid out, is no such cell.
    void lay_out_cell(bool is_end_tag)
    {
        if (is_end_tag) {
            is_in_small_cell_ = false;
            return;
        }
        constexpr std::size_t largest_cell = 400;
        const auto window = html_.substr(at_, largest_cell);
        const auto end = std::min(window.find("</t"), window.find("</T"));
        is_in_small_cell_ = end != std::string_view::npos &&
                            window.substr(0, end).find("<table") == std::string_view::npos;
        if (!is_in_small_cell_)
            layout_.begin_line();
        else if (cells_ > 0)
            layout_.begin_cell();
        cells_ += is_in_small_cell_ ? 1U : 0U;
    }

    /// Up to the end of the tag; a '>' in quotes is not it.
    void skip_attributes()
    {
        while (at_ < html_.size() && html_[at_] != '>') {
            const char byte = html_[at_];
            const bool opens_quote = (byte == '"' || byte == '\'') && html_[at_ - 1] == '=';
            const auto quote = opens_quote ? html_.find(byte, at_ + 1) : std::string_view::npos;
            at_ = quote == std::string_view::npos ? at_ + 1 : quote + 1;
        }
        at_ += at_ < html_.size() ? 1U : 0U;
    }

    /// To behind the end tag of `name`, or to the end of the page.
    void skip_element(std::string_view name)
    {
        while (at_ < html_.size()) {
            at_ = std::min(html_.find("</", at_), html_.size());
            if (lower_case(html_.substr(std::min(at_ + 2, html_.size()), name.size())) == name) {
                skip_past(">");
                return;
            }
            at_ += at_ < html_.size() ? 2U : 0U;
        }
    }

    void skip_past(std::string_view end)
    {
        const auto found = html_.find(end, at_);
        at_ = found == std::string_view::npos ? html_.size() : found + end.size();
    }

    void read_reference()
    {
        constexpr std::size_t longest_name = 32;
        const auto window = html_.substr(at_ + 1, longest_name);
        const auto length = window.find(';');
        const auto text = length == std::string_view::npos
                              ? std::nullopt
                              : reference_text(window.substr(0, length));
        if (!text) {
            layout_.add("&");
            ++at_;
        } else {
            add_reference(*text);
            at_ += length + 2;
        }
    }

    void add_reference(std::string_view text)
    {
        if (text == " ")
            layout_.add_blank();
        else
            layout_.add(text);
    }

    void read_character()
    {
        const char byte = html_[at_];
        ++at_;
        if (is_preformatted_ && byte == '\n')
            layout_.break_line();
        else if (is_space(byte) && !is_preformatted_)
            layout_.add_blank();
        else if (byte != '\r')
            layout_.add({&byte, 1});
    }

    std::string_view html_;
    std::size_t at_ = 0;
    bool is_preformatted_ = false;
    std::size_t cells_ = 0;  ///< Of the row so far.
    bool is_in_small_cell_ = false;
    std::size_t list_depth_ = 0;
    Layout layout_;
};

}  // namespace

std::string text_of_html(std::string_view html)
{
    return HtmlReader{html}.read();
}

}  // namespace advisory::parsers::mime
