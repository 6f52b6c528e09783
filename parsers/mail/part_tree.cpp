#include "parsers/mail/part_tree.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "language/say.hpp"
#include "parsers/mail/raw_lines.hpp"

namespace advisory::parsers::mime {

namespace {

/// What Content-Type means when it is missing or says nothing (RFC 2045 section 5.2).
StructuredField type_of(const Header& header, std::string_view container)
{
    auto type = read_structured_field(header.value_of("content-type"));
    if (type.word.find('/') != std::string::npos)
        return type;

    const bool is_digested = type.word.empty() && container == "multipart/digest";
    type.word = is_digested ? "message/rfc822" : "text/plain";
    return type;
}

bool is_plainly_encoded(const Header& header)
{
    const auto encoding = lower_case(trimmed(header.value_of("content-transfer-encoding")));
    return encoding != "base64" && encoding != "quoted-printable";
}

/// Where the line before `at` ends: its line end belongs to the delimiter behind it.
std::size_t without_line_end(std::string_view raw, std::size_t at)
{
    const auto before = raw.substr(0, at);
    if (before.ends_with("\r\n"))
        return at - 2;
    return before.ends_with('\n') || before.ends_with('\r') ? at - 1 : at;
}

/// Reads the parts from the first byte to the last.
class PartReader {
public:
    PartReader(std::string_view raw, const MailLimits& limits, std::string_view root_boundary)
        : raw_{raw}, end_{raw.size()}, limits_{limits}, root_boundary_{root_boundary}
    {}

    PartTree read()
    {
        begin_part({});
        while (at_ < end_ && awaits_delimiter()) {
            const auto line = first_line(raw_.substr(at_));
            const auto line_begin = at_;
            at_ += line.size();
            if (const auto found = find_delimiter(line.text))
                meet_delimiter(*found, line_begin);
        }
        close_levels(0, end_);
        return std::move(tree_);
    }

private:
    /// A part that has not ended yet; inner ones stand behind outer ones.
    struct Level {
        std::size_t part = 0;
        std::size_t body_begin = 0;
        std::string delimiter;  ///< "--boundary"; empty when nothing can begin here.
    };

    struct Delimiter {
        std::size_t level = 0;
        bool is_closing = false;
    };

    /// Reads the header at the current place. A message/rfc822 holds another mail,
    /// whose header follows at once.
    void begin_part(std::optional<std::size_t> container)
    {
        auto index = add_part(container);
        while (holds_message(index) && may_nest() && may_add())
            index = add_part(index);
    }

    std::size_t add_part(std::optional<std::size_t> container)
    {
        // Ample for a part's own fields; mimetic needs quadratic time for long ones.
        constexpr std::size_t part_header_bytes = std::size_t{16} * 1024;

        const auto index = tree_.parts.size();
        Part part;
        part.header =
            read_header(raw_.substr(at_), container ? part_header_bytes : limits_.header_bytes);
        part.type = type_of(part.header, container ? tree_.parts[*container].type.word : "");
        warn_about(part.header);
        at_ += part.header.size;

        levels_.push_back({.part = index, .body_begin = at_, .delimiter = {}});
        levels_.back().delimiter = delimiter_of(part.type, index);
        tree_.parts.push_back(std::move(part));
        if (container)
            tree_.parts[*container].children.push_back(index);
        return index;
    }

    std::string delimiter_of(const StructuredField& type, std::size_t index)
    {
        if (!type.word.starts_with("multipart/") || !may_nest())
            return {};

        const auto declared = type.value_of("boundary");
        const auto boundary =
            index == 0 && !root_boundary_.empty() ? root_boundary_ : std::string_view{declared};
        if (boundary.empty()) {
            tree_.warnings.add(say("a multipart names no boundary"));
            return {};
        }
        return fmt::format("--{}", boundary);
    }

    [[nodiscard]] bool holds_message(std::size_t index) const
    {
        const auto& part = tree_.parts[index];
        return part.type.word == "message/rfc822" && is_plainly_encoded(part.header);
    }

    /// False in a mail of one part, and behind the last delimiter.
    [[nodiscard]] bool awaits_delimiter() const
    {
        return std::ranges::any_of(levels_,
                                   [](const Level& level) { return !level.delimiter.empty(); });
    }

    /// The innermost multipart that the line is a delimiter of.
    [[nodiscard]] std::optional<Delimiter> find_delimiter(std::string_view line) const
    {
        if (!line.starts_with("--"))
            return std::nullopt;

        for (auto level = levels_.size(); level-- > 0;) {
            const auto& delimiter = levels_[level].delimiter;
            if (delimiter.empty() || !line.starts_with(delimiter))
                continue;
            const auto behind = line.substr(delimiter.size());
            if (is_blank_line(behind))
                return Delimiter{.level = level, .is_closing = false};
            if (behind.starts_with("--") && is_blank_line(behind.substr(2)))
                return Delimiter{.level = level, .is_closing = true};
        }
        return std::nullopt;
    }

    void meet_delimiter(const Delimiter& delimiter, std::size_t line_begin)
    {
        const auto body_end = without_line_end(raw_, line_begin);
        const auto container = levels_[delimiter.level].part;
        if (delimiter.is_closing) {
            close_levels(delimiter.level, body_end);
        } else if (may_add()) {
            close_levels(delimiter.level + 1, body_end);
            begin_part(container);
        } else {
            end_ = body_end;
        }
    }

    void close_levels(std::size_t outermost, std::size_t body_end)
    {
        for (auto level = outermost; level < levels_.size(); ++level) {
            const auto begin = levels_[level].body_begin;
            tree_.parts[levels_[level].part].body =
                raw_.substr(begin, std::max(begin, body_end) - begin);
        }
        levels_.resize(std::min(levels_.size(), outermost));
    }

    bool may_nest()
    {
        if (levels_.size() < limits_.depth)
            return true;
        tree_.warnings.add(say("parts nested deeper than {} were left out", limits_.depth));
        return false;
    }

    bool may_add()
    {
        if (tree_.parts.size() < limits_.parts)
            return true;
        tree_.warnings.add(say("only the first {} parts were read", limits_.parts));
        return false;
    }

    void warn_about(const Header& header)
    {
        if (header.was_cut)
            tree_.warnings.add(say("a header was too long and was cut"));
        if (header.had_nul)
            tree_.warnings.add(say("NUL bytes in a header were dropped"));
        if (header.had_junk)
            tree_.warnings.add(say("lines in a header that are no fields were dropped"));
    }

    std::string_view raw_;
    std::size_t at_ = 0;
    std::size_t end_;
    const MailLimits& limits_;
    std::string_view root_boundary_;
    std::vector<Level> levels_;
    PartTree tree_;
};

/// The boundary that a multipart really uses: the first line that looks like a
/// delimiter with the fields of a part behind it.
std::string_view guessed_boundary(std::string_view body)
{
    while (!body.empty()) {
        const auto line = first_line(body).text;
        body.remove_prefix(first_line(body).size());
        const bool begins_part = lower_case(first_line(body).text).starts_with("content-");
        if (line.starts_with("--") && !is_blank_line(line.substr(2)) && begins_part)
            return trimmed(line.substr(2));
    }
    return {};
}

}  // namespace

PartTree read_parts(std::string_view raw, const MailLimits& limits)
{
    auto tree = PartReader{raw, limits, ""}.read();
    const auto& root = tree.parts.front();
    if (!root.type.word.starts_with("multipart/") || !root.children.empty())
        return tree;

    const auto boundary = guessed_boundary(root.body);
    if (boundary.empty())
        return tree;
    auto guessed = PartReader{raw, limits, boundary}.read();
    guessed.warnings.add(say("the boundary is not the one that the header names"));
    return guessed;
}

}  // namespace advisory::parsers::mime
