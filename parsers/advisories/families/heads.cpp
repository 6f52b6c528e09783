#include "parsers/advisories/families/heads.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "parsers/advisories/ascii.hpp"
#include "parsers/advisories/dates.hpp"
#include "parsers/advisories/identifiers.hpp"
#include "parsers/advisories/original.hpp"
#include "parsers/advisories/titles.hpp"

namespace advisory::parsers {

namespace {

constexpr std::array<std::string_view, 6> published_words{"公開日",
                                                          "公表日",
                                                          "発行日",
                                                          "Published",
                                                          "Release Date",
                                                          "Date:"};
constexpr std::array<std::string_view, 5> updated_words{"最終更新日",
                                                        "最終更新",
                                                        "Last Updated",
                                                        "Last updated",
                                                        "Last Revised"};

bool is_banner(const Line& line)
{
    return line.text.find("<<<") != std::string::npos || line.text.find(">>>") != std::string::npos;
}

/// The date of the text behind one of the words: "公開日:2022/06/29 最終更新日:2023/02/03".
template <class Words>
std::string date_behind(std::string_view text, const Words& words)
{
    for (const auto word : words) {
        const auto at = text.find(word);
        if (at == std::string_view::npos)
            continue;
        const auto date = find_date(text.substr(at));
        return date ? date->iso : std::string{};
    }
    return {};
}

void note_updated(Advisory& advisory, const std::string& iso)
{
    advisory.updated = std::max(advisory.updated, iso);
}

void note_published(Advisory& advisory, const std::string& iso)
{
    if (advisory.published.empty())
        advisory.published = iso;
}

/// A line that is a date and what it is the date of.
void read_date_line(Advisory& advisory, const Line& line)
{
    constexpr std::size_t longest_date_line = 60;
    const std::string_view text = line.text;
    const auto updated = date_behind(text, updated_words);
    if (!updated.empty())
        note_updated(advisory, updated);
    const auto starts_text = [text](std::string_view word) { return text.starts_with(word); };
    if (std::ranges::any_of(published_words, starts_text)) {
        if (const auto published = date_behind(text, published_words); !published.empty())
            note_published(advisory, published);
        return;
    }

    const auto date = find_date(text);
    if (!date || !updated.empty())
        return;
    const bool is_date_line = date->begin == 0 && text.size() < longest_date_line;
    if (!is_date_line && !is_banner(line))
        return;
    const auto mark = text.substr(date->end);
    if (has_any(mark, {"更新", "Update", "update", "Revis", "追記"}))
        note_updated(advisory, date->iso);
    else
        note_published(advisory, date->iso);
}

/// Without what lists and mail programs put around titles.
Title without_frame(Title title, const Hints& hints)
{
    title.text = title_of_subject(title.text, hints.subject_prefixes);
    title.original = original_of(title.text, title.original);
    return title;
}

/// In copies without a banner: the line that is worded as titles are.
Title title_line(const Notice& notice)
{
    Title title;
    for (const auto& line : notice.sections.front().lines) {
        const bool is_title = line.text.ends_with("に関する注意喚起") ||
                              line.text.ends_with("に関する注意喚起(更新)") ||
                              line.text.ends_with("に関する注意喚起(公開)");
        if (is_title && title.empty())
            title.append(line);
    }
    return without_frame(std::move(title), notice.hints);
}

}  // namespace

void Title::append(const Line& line)
{
    if (seam_between(text, line.text) == Seam::blank)
        original += ' ';
    original += line.raw;
    append_line(text, line.text);
}

bool has_any(std::string_view text, const std::vector<std::string_view>& words)
{
    return std::ranges::any_of(words, [text](std::string_view word) {
        return text.find(word) != std::string_view::npos;
    });
}

std::optional<std::string> own_id(const Notice& notice, std::string_view beginning)
{
    for (const auto& line : notice.sections.front().lines) {
        if (line.text.size() > 2 * beginning.size() + 24 || line.text.size() < 8 ||
            line.text.find(beginning.substr(0, 3)) == std::string::npos)
            continue;
        const auto found = find_identifiers(line.text);
        for (const auto* ids : {&found.jpcert, &found.jvn}) {
            const bool is_alone = ids->size() == 1 && ids->front().starts_with(beginning) &&
                                  line.text.size() <= ids->front().size() + 2;
            if (is_alone)
                return ids->front();
        }
    }
    return std::nullopt;
}

std::string address_with(const Notice& notice, const std::vector<std::string_view>& words)
{
    const auto found = std::ranges::find_if(notice.identifiers.urls, [&](const std::string& url) {
        return std::ranges::all_of(words, [&url](std::string_view word) {
            return url.find(word) != std::string::npos;
        });
    });
    return found == notice.identifiers.urls.end() ? std::string{} : *found;
}

void read_head_dates(Advisory& advisory, const Notice& notice)
{
    for (const auto& line : notice.sections.front().lines)
        read_date_line(advisory, line);
}

void read_history(Advisory& advisory, const Notice& notice)
{
    bool has_begun = false;
    for (const auto& line : notice.lines_of(SectionKind::history)) {
        if (is_rule(line) ||
            (line.is_blank() && has_begun && !advisory.history.back().text.empty()))
            has_begun = false;
        if (line.is_blank() || is_rule(line))
            continue;

        const auto date = find_date(line.text);
        const bool is_dated = date && date->begin <= 1;
        if (is_dated) {
            auto text = line.text.substr(date->end);
            text.erase(0, std::min(text.find_first_not_of(" ]:"), text.size()));
            advisory.history.push_back({.date = date->iso, .text = std::move(text)});
            has_begun = true;
        } else if (has_begun) {
            append_line(advisory.history.back().text, line.text);
        }
    }

    for (const auto& entry : advisory.history) {
        if (has_any(entry.text, {"初版", "公開", "掲載", "First", "Initial", "first edition"}))
            note_published(advisory, entry.date);
        if (!advisory.published.empty() && entry.date > advisory.published)
            note_updated(advisory, entry.date);
    }
}

Title title_beneath_banner(const Notice& notice)
{
    const auto& opening = notice.sections.front().lines;
    auto line = std::ranges::find_if(opening, is_banner);
    if (line == opening.end())
        return title_line(notice);

    line = std::find_if(line + 1, opening.end(), [](const Line& next) {
        return !next.is_blank() && !is_rule(next);
    });
    Title title;
    for (; line != opening.end() && !line->is_blank(); ++line) {
        const bool is_english_title = line->text.starts_with('(') && !title.empty() &&
                                      std::ranges::all_of(line->text, is_ascii);
        if (is_english_title || line->text.starts_with("http") || is_rule(*line))
            break;
        title.append(*line);
    }
    return without_frame(std::move(title), notice.hints);
}

Title title_above(const Notice& notice, std::string_view address)
{
    const auto& opening = notice.sections.front().lines;
    auto end = std::ranges::find_if(opening, [address](const Line& line) {
        return !address.empty() && line.text.find(address) != std::string::npos;
    });
    if (end == opening.end())
        return {};
    while (end != opening.begin() && (end - 1)->is_blank())
        --end;
    auto begin = end;
    while (begin != opening.begin() && !(begin - 1)->is_blank() && !is_rule(*(begin - 1)))
        --begin;
    Title title;
    std::for_each(begin, end, [&title](const Line& line) { title.append(line); });
    return without_frame(std::move(title), notice.hints);
}

}  // namespace advisory::parsers
