#include "parsers/advisories/families/jvn_note.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "parsers/advisories/blocks.hpp"
#include "parsers/advisories/families/heads.hpp"
#include "parsers/advisories/items.hpp"
#include "parsers/advisories/titles.hpp"
#include "text/unicode.hpp"

namespace advisory::parsers {

namespace {

constexpr std::string_view id_label = "脆弱性識別番号";
constexpr std::string_view title_label = "脆弱性タイトル";
constexpr std::string_view status_label = "ステータス";

/// What stands behind "脆弱性タイトル:"; empty when there is no such line.
std::string labelled(const Notice& notice, std::string_view label)
{
    for (const auto& line : notice.lines) {
        if (!line.text.starts_with(label))
            continue;
        std::string_view value = std::string_view{line.text}.substr(label.size());
        value.remove_prefix(std::min(value.find_first_not_of(": "), value.size()));
        return std::string{value};
    }
    return {};
}

bool is_statement(const Notice& notice)
{
    return !labelled(notice, id_label).empty() && !labelled(notice, status_label).empty();
}

std::optional<std::string> own_jvn_id(const Notice& notice)
{
    for (const std::string_view beginning : {"JVNVU#", "JVN#", "JVNTA#"})
        if (auto id = own_id(notice, beginning))
            return id;

    const auto stated = find_identifiers(labelled(notice, id_label)).jvn;
    if (stated.size() == 1)
        return stated.front();

    // A subject that is the id and the title.
    const auto subject = notice.subject();
    const auto named = find_identifiers(subject).jvn;
    const bool leads = named.size() == 1 && title_of_subject(subject).starts_with("JVN");
    return leads && !named.front().starts_with("JVNDB") ? std::optional{named.front()}
                                                        : std::nullopt;
}

/// The lines behind the id's line, up to a gap.
std::string title_below(const Notice& notice, std::string_view id)
{
    const auto& opening = notice.sections.front().lines;
    auto line = std::ranges::find_if(opening, [id](const Line& candidate) {
        return candidate.text.find(id) != std::string::npos;
    });
    if (line == opening.end())
        return {};
    Title title;
    for (++line; line != opening.end(); ++line) {
        const bool is_end = line->is_blank() || line->text.starts_with("http") || is_rule(*line);
        if (is_end && !title.empty())
            break;
        if (!is_end)
            title.append(*line);
    }
    return title.original;
}

std::string title_of_note(const Notice& notice, const std::string& id, std::string subject)
{
    if (is_statement(notice))
        return labelled(notice, title_label);
    auto title = title_below(notice, id);
    if (title.empty())
        title = std::move(subject);
    if (title.starts_with(id))
        title.erase(0, std::min(title.find_first_not_of(" :", id.size()), title.size()));
    return title;
}

bool is_ics_digest(std::string_view title)
{
    return title.starts_with("CISA ICS") || title.find("ICS Medical Advisory") != title.npos ||
           title.find("ICS Advisory") != title.npos;
}

/// An item for "ICSA-26-279-01:Sample Automation Studio (Update A)".
AdvisoryItem digest_item(const std::string& id, std::string_view words, TextSpan span)
{
    constexpr std::string_view joints[] = {" ", "-", "、", "。", "・"};
    const auto ends_so = [&words](std::string_view joint) { return words.ends_with(joint); };
    for (const auto* joint = std::ranges::find_if(joints, ends_so); joint != std::end(joints);
         joint = std::ranges::find_if(joints, ends_so))
        words.remove_suffix(joint->size());

    AdvisoryItem item;
    item.title = words;
    item.other = {id};
    item.places.push_back({.field = "other", .value = id, .span = span});
    AffectedRange range;
    range.product = words.substr(0, words.find(" (Update"));
    range.phrase = words;
    // A version in a title is no range; but the name may end before it.
    const bool has_digit = range.product.find_first_of("0123456789") != std::string::npos;
    range.status = has_digit ? PhraseStatus::unparsed : PhraseStatus::none;
    range.span = span;
    item.affected.push_back(std::move(range));
    return item;
}

bool is_ics_id(std::string_view id)
{
    return id.starts_with("ICSA-") || id.starts_with("ICSMA-");
}

/// An item for each advisory that the digest lists, in its overview or among what is affected.
std::vector<AdvisoryItem> read_digest(const Notice& notice)
{
    std::vector<AdvisoryItem> items;
    for (const auto kind : {SectionKind::opening, SectionKind::overview, SectionKind::affected}) {
        for (const auto& block : join_lines(notice.lines_of(kind), notice.wrap)) {
            const auto ids = find_identifiers(block.text).other;
            std::string_view rest = block.text;
            for (std::size_t i = 0; i < ids.size(); ++i) {
                const auto at = rest.find(ids[i]);
                if (!is_ics_id(ids[i]) || at == std::string_view::npos)
                    continue;
                rest.remove_prefix(at + ids[i].size());
                rest.remove_prefix(std::min(rest.find_first_not_of(": -|"), rest.size()));
                const auto next = i + 1 < ids.size() ? rest.find(ids[i + 1]) : rest.size();
                const auto words = rest.substr(0, next);
                if (!words.empty() && words.find("://") == std::string_view::npos)
                    items.push_back(digest_item(ids[i], words, block.span));
            }
        }
    }
    return items;
}

/// A maker's statement has no sections: what it lists is what it is about.
AdvisoryItem read_maker_statement(const Notice& notice, Advisory& advisory)
{
    auto lines = notice.lines;
    const auto end_of_head = std::ranges::find_if(lines, [](const Line& line) {
        return line.text.starts_with(status_label);
    });
    const auto head = static_cast<std::size_t>(end_of_head - lines.begin()) + 1;

    // Read as if the heading stood there that a note has.
    static const std::string heading = "影響を受けるシステム";
    auto mark = lines[head - 1];
    mark.raw = heading;
    mark.text = heading;
    lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(head), mark);

    const Notice statement{notice, std::move(lines)};
    auto item = read_item(statement,
                          advisory.title,
                          product_of_title(text::normalise(advisory.title)),
                          advisory);
    item.vendor_status.push_back({
        .vendor = title_of_subject(notice.sections.front().lines.empty()
                                       ? std::string{}
                                       : notice.sections.front().lines.front().text),
        .status = labelled(notice, status_label),
    });
    auto& vendor = item.vendor_status.back().vendor;
    if (const auto from = vendor.find("からの情報"); from != std::string::npos)
        vendor.erase(from);
    return item;
}

}  // namespace

bool is_jvn_note(const Notice& notice)
{
    if (own_id(notice, "JPCERT-") || own_id(notice, "JVNDB-"))
        return false;
    return is_statement(notice) ||
           (own_jvn_id(notice) && notice.has_body() &&
            (notice.has(SectionKind::affected) || notice.has(SectionKind::details)));
}

Advisory read_jvn_note(const Notice& notice)
{
    auto advisory = begin_advisory(notice);
    advisory.source = Source::jvn;
    advisory.kind = Kind::jvn_note;
    advisory.id = own_jvn_id(notice).value_or("");
    const auto number = advisory.id.substr(advisory.id.find('#') + 1);
    advisory.url = address_with(notice, {"jvn.jp/", number});
    advisory.title = title_of_note(notice, advisory.id, advisory.title);
    read_head_dates(advisory, notice);
    read_history(advisory, notice);

    if (is_ics_digest(text::normalise(advisory.title)))
        advisory.items = read_digest(notice);
    else if (is_statement(notice))
        advisory.items.push_back(read_maker_statement(notice, advisory));
    if (advisory.items.empty())
        advisory.items.push_back(read_item(notice,
                                           advisory.title,
                                           product_of_title(text::normalise(advisory.title)),
                                           advisory));
    return advisory;
}

}  // namespace advisory::parsers
