#include "parsers/mail/readable_text.hpp"

#include <algorithm>
#include <utility>

#include "language/say.hpp"
#include "parsers/mail/clear_signed.hpp"
#include "parsers/mail/flowed.hpp"
#include "parsers/mail/html_text.hpp"
#include "parsers/mail/raw_lines.hpp"
#include "parsers/mail/transfer_encoding.hpp"
#include "text/charset.hpp"

namespace advisory::parsers::mime {

namespace {

/// The parts that a reader would be shown, by their kind.
struct Choice {
    std::vector<std::size_t> plain;
    std::vector<std::size_t> html;

    void append(const Choice& other)
    {
        plain.insert(plain.end(), other.plain.begin(), other.plain.end());
        html.insert(html.end(), other.html.begin(), other.html.end());
    }
};

bool is_attachment(const Part& part)
{
    const auto disposition = part.header.value_of("content-disposition");
    return read_structured_field(disposition).word == "attachment";
}

/// Walks the tree. The reader of parts has bounded its depth.
class Chooser {
public:
    Chooser(const PartTree& tree, Warnings& warnings) : parts_{tree.parts}, warnings_{warnings} {}

    Choice choose(std::size_t index)
    {
        const auto& part = parts_[index];
        const auto& word = part.type.word;
        const bool is_root = index == 0;

        if (word.starts_with("multipart/"))
            return choose_of_multipart(index);
        if (word == "message/rfc822" && !part.children.empty())
            return choose(part.children.front());
        if (is_attachment(part) && !is_root) {
            if (word.starts_with("text/"))
                warnings_.add(say("an attached text was not read"));
            return {};
        }
        if (word == "text/plain")
            return {.plain = {index}, .html = {}};
        if (word == "text/html")
            return {.plain = {}, .html = {index}};
        warn_about(part);
        return {};
    }

private:
    Choice choose_of_multipart(std::size_t index)
    {
        const auto& part = parts_[index];
        if (part.children.empty()) {
            warnings_.add(say("a multipart without parts was read as plain text"));
            return {.plain = {index}, .html = {}};
        }
        if (part.type.word == "multipart/encrypted") {
            warnings_.add(say("the mail is encrypted and was not read"));
            return {};
        }

        const bool counts_first_only = part.type.word == "multipart/signed" ||
                                       part.type.word == "multipart/report" ||
                                       part.type.word == "multipart/related";
        if (counts_first_only)
            return choose(part.children.front());
        return part.type.word == "multipart/alternative" ? choose_alternative(part)
                                                         : choose_all(part);
    }

    Choice choose_all(const Part& part)
    {
        Choice all;
        for (const auto child : part.children)
            all.append(choose(child));
        return all;
    }

    /// The first alternative with plain text; else the last, which is the richest
    /// (RFC 2046 section 5.1.4). Plain text that only says "this mail is HTML", or nothing, is
    /// followed by the richest.
    Choice choose_alternative(const Part& part)
    {
        Choice plain;
        Choice richest;
        for (const auto child : part.children) {
            auto choice = choose(child);
            if (!choice.html.empty())
                richest = choice;
            if (!choice.plain.empty() && plain.plain.empty())
                plain = std::move(choice);
        }
        if (plain.plain.empty() || !is_stub(plain, richest))
            return plain.plain.empty() ? richest : plain;
        richest.html.insert(richest.html.begin(), plain.plain.begin(), plain.plain.end());
        richest.plain.clear();
        return richest;
    }

    [[nodiscard]] bool is_stub(const Choice& plain, const Choice& richest) const
    {
        constexpr std::size_t longest_stub = 1000;
        constexpr std::size_t least_ratio = 8;
        std::size_t plain_size = 0;
        std::size_t html_size = 0;
        for (const auto index : plain.plain)
            plain_size += parts_[index].body.size();
        for (const auto index : richest.html)
            html_size += parts_[index].body.size();
        return plain_size <= longest_stub &&
               html_size >= least_ratio * std::max<std::size_t>(plain_size, 1);
    }

    void warn_about(const Part& part)
    {
        const auto& word = part.type.word;
        if (word == "application/pkcs7-mime" || word == "application/x-pkcs7-mime") {
            const auto type = lower_case(part.type.value_of("smime-type"));
            warnings_.add(type == "enveloped-data"
                              ? say("the mail is encrypted and was not read")
                              : say("the signed content is enclosed in PKCS #7 and was not read"));
        }
        if (word == "message/rfc822" || word == "message/partial")
            warnings_.add(say("a {} part was not read", word));
    }

    const std::vector<Part>& parts_;
    Warnings& warnings_;
};

/// Lines ended by \n.
std::string with_plain_lines(std::string_view text)
{
    std::string plain;
    plain.reserve(text.size());
    for (auto end = text.find('\r'); end != std::string_view::npos; end = text.find('\r')) {
        plain += text.substr(0, end);
        text.remove_prefix(end + 1);
        if (!text.starts_with('\n'))
            plain += '\n';
    }
    plain += text;
    return plain;
}

/// At most `limit` bytes, not ending inside a character.
std::string_view cut_to(std::string_view utf8, std::size_t limit)
{
    if (utf8.size() <= limit)
        return utf8;
    while (limit > 0 && (static_cast<unsigned char>(utf8[limit]) & 0xC0U) == 0x80U)
        --limit;
    return utf8.substr(0, limit);
}

/// Joins the texts of parts.
class TextJoiner {
public:
    explicit TextJoiner(std::size_t limit) : limit_{limit} {}

    void add(const Part& part)
    {
        auto transferred =
            transfer_decode(part.body, part.header.value_of("content-transfer-encoding"));
        if (!transferred.problem.empty())
            readable_.warnings.add(transferred.problem);
        const bool is_cut = cut(transferred.bytes);
        auto decoded = text::decode(transferred.bytes, part.type.value_of("charset"));
        if (is_cut)
            decoded.is_lossy =
                cut_to(decoded.text, limit_).find("\uFFFD") != std::string_view::npos;
        note_charset(decoded);
        if (std::erase(decoded.text, '\0') > 0)
            readable_.warnings.add(say("NUL bytes in the text were dropped"));
        auto text = with_plain_lines(decoded.text);
        if (part.type.word == "text/html")
            text = text_of_html(text);
        append(without_armor(text), part.type);
    }

    ReadableText take()
    {
        if (was_signed_ && has_text_outside_)
            readable_.warnings.add(say("text stands outside of the signed region"));
        if (was_cut_)
            readable_.warnings.add(say("the text was too long and was cut"));
        return std::move(readable_);
    }

private:
    /// Cuts where more bytes could add nothing to what is kept: no charset takes more
    /// than four for one of UTF-8. A character cut in two lies behind the limit.
    bool cut(std::string& bytes)
    {
        if (bytes.size() / 4 <= limit_)
            return false;
        bytes.resize(4 * limit_);
        was_cut_ = true;
        return true;
    }

    void note_charset(const text::Decoded& decoded)
    {
        readable_.is_lossy |= decoded.is_lossy;
        if (readable_.charset.empty() || readable_.charset == "us-ascii")
            readable_.charset = decoded.charset;
    }

    void append(ClearText clear, const StructuredField& type)
    {
        if (lower_case(type.value_of("format")) == "flowed") {
            const bool deletes_blank = lower_case(type.value_of("delsp")) == "yes";
            clear.text =
                unflowed(clear.text, deletes_blank ? TrailingBlank::deleted : TrailingBlank::kept);
        }
        if (clear.is_incomplete)
            readable_.warnings.add(say("a signed region has no signature"));
        was_signed_ |= clear.was_signed;
        has_text_outside_ |=
            clear.has_text_outside || (!clear.was_signed && !trimmed(clear.text).empty());

        std::string_view gap;
        if (!readable_.text.empty())
            gap = readable_.text.ends_with('\n') ? "\n" : "\n\n";
        keep(gap);
        keep(clear.text);
    }

    void keep(std::string_view text)
    {
        const auto kept = cut_to(text, limit_ - readable_.text.size());
        was_cut_ |= kept.size() < text.size();
        readable_.text += kept;
    }

    std::size_t limit_;
    ReadableText readable_;
    bool was_cut_ = false;
    bool was_signed_ = false;
    bool has_text_outside_ = false;
};

}  // namespace

ReadableText read_text(const PartTree& tree, std::size_t limit)
{
    Warnings warnings;
    const auto choice = Chooser{tree, warnings}.choose(0);
    const auto& chosen = choice.plain.empty() ? choice.html : choice.plain;

    TextJoiner joiner{limit};
    for (const auto index : chosen)
        joiner.add(tree.parts[index]);

    if (chosen.empty())
        warnings.add(say("no text part was found"));

    auto readable = joiner.take();
    warnings.add_all(readable.warnings);
    readable.warnings = std::move(warnings);
    return readable;
}

ReadableText read_bare_text(std::string_view bytes, std::size_t limit)
{
    Part part;
    part.type.word = "text/plain";
    part.body = bytes;

    TextJoiner joiner{limit};
    joiner.add(part);
    return joiner.take();
}

}  // namespace advisory::parsers::mime
