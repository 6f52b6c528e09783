#include "cli/revision_diff.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "core/vocabulary.hpp"
#include "language/say.hpp"
#include "text/unicode.hpp"
#include "versions/vers.hpp"

namespace advisory::cli {

namespace {

using ChangeKind = RevisionChange::Kind;

/// A fact as it is compared: `key` says what it is about, `value` what is said of it.
struct Fact {
    std::string key;
    std::string subject;
    std::string value;
    std::string words = {};  ///< Stands for the value where the values are the same.
};

using Facts = std::vector<Fact>;

/// Collects the changes of one item, or of the head.
class Differ {
public:
    Differ(std::vector<RevisionChange>& changes, std::string item)
        : changes_{changes}, item_{std::move(item)}
    {}

    void compare(std::string_view what, const std::string& before, const std::string& after)
    {
        if (before == after)
            return;
        if (before.empty())
            add(what, ChangeKind::added, "", before, after);
        else
            add(what, after.empty() ? ChangeKind::removed : ChangeKind::changed, "", before, after);
    }

    /// What is said in both is left out; of the rest, facts with one key are paired.
    void compare(std::string_view what, const Facts& before, const Facts& after)
    {
        std::map<Statement, std::size_t> old;
        for (const auto& fact : before)
            ++old[statement_of(fact)];

        std::vector<const Fact*> fresh;
        for (const auto& fact : after) {
            const auto same = old.find(statement_of(fact));
            if (same != old.end() && same->second > 0)
                --same->second;
            else
                fresh.push_back(&fact);
        }

        std::vector<const Fact*> gone;
        for (const auto& fact : before) {
            auto& count = old[statement_of(fact)];
            if (count == 0)
                continue;
            --count;
            gone.push_back(&fact);
        }
        pair(what, gone, fresh);
    }

private:
    using Statement = std::tuple<std::string_view, std::string_view, std::string_view>;

    static Statement statement_of(const Fact& fact) { return {fact.key, fact.value, fact.words}; }

    void pair(std::string_view what,
              const std::vector<const Fact*>& gone,
              const std::vector<const Fact*>& fresh)
    {
        std::multimap<std::string_view, const Fact*> by_key;
        for (const auto* const fact : gone)
            by_key.emplace(fact->key, fact);

        std::set<const Fact*> paired;
        for (const auto* const fact : fresh) {
            // Those with one key stand in the order of the notice.
            const auto old = by_key.lower_bound(fact->key);
            if (old == by_key.end() || old->first != fact->key) {
                add(what, ChangeKind::added, fact->subject, "", fact->value);
                continue;
            }
            add_pair(what, *old->second, *fact);
            paired.insert(old->second);
            by_key.erase(old);
        }

        for (const auto* const fact : gone) {
            if (!paired.contains(fact))
                add(what, ChangeKind::removed, fact->subject, fact->value, "");
        }
    }

    void add_pair(std::string_view what, const Fact& before, const Fact& after)
    {
        const bool is_reworded = before.value == after.value;
        add(what,
            ChangeKind::changed,
            after.subject,
            is_reworded ? before.words : before.value,
            is_reworded ? after.words : after.value);
    }

    void add(std::string_view what,
             ChangeKind kind,
             const std::string& subject,
             const std::string& before,
             const std::string& after)
    {
        changes_.push_back({
            .what = std::string{what},
            .kind = kind,
            .item = item_,
            .subject = subject,
            .before = before,
            .after = after,
        });
    }

    std::vector<RevisionChange>& changes_;
    std::string item_;
};

Facts facts_of(const std::vector<std::string>& values)
{
    Facts facts;
    for (const auto& value : values)
        facts.push_back({.key = value, .subject = "", .value = value});
    return facts;
}

Facts facts_of(const std::vector<Cvss>& scores)
{
    Facts facts;
    for (const auto& cvss : scores) {
        const auto score = cvss.score ? fmt::format("{:.1f}", *cvss.score) : say("no score");
        facts.push_back({
            .key = cvss.version,
            .subject = "CVSS " + cvss.version,
            .value = cvss.vector.empty() ? score : fmt::format("{} {}", score, cvss.vector),
        });
    }
    return facts;
}

Fact fact_of(const AffectedRange& range)
{
    auto vers = versions::format_vers(range.intervals, range.status);
    if (!vers.empty() && range.status == PhraseStatus::partial)
        vers += say(" in part");

    auto words = range.phrase;
    for (const auto& qualifier : range.qualifiers)
        words += fmt::format(" [{} {}]", qualifier.kind, qualifier.value);

    const auto cves = fmt::format("{}", fmt::join(range.cves, ", "));
    return {
        .key = text::fold(range.product) + '\n' + cves,
        .subject = cves.empty() ? range.product : fmt::format("{} ({})", range.product, cves),
        .value = vers.empty() ? range.phrase : vers,
        .words = std::move(words),
    };
}

Facts facts_of(const std::vector<AffectedRange>& ranges)
{
    Facts facts;
    for (const auto& range : ranges)
        facts.push_back(fact_of(range));
    return facts;
}

Facts facts_of(const std::vector<Workaround>& workarounds)
{
    Facts facts;
    for (const auto& workaround : workarounds) {
        const std::string mark = workaround.is_withdrawn ? say("withdrawn: ") : Said{};
        facts.push_back({
            .key = text::fold(workaround.text),
            .subject = "",
            .value = mark + workaround.text,
        });
    }
    return facts;
}

Facts facts_of(const std::vector<VendorStatus>& answers)
{
    Facts facts;
    for (const auto& [vendor, status] : answers)
        facts.push_back({.key = text::fold(vendor), .subject = vendor, .value = status});
    return facts;
}

Facts facts_of(const std::vector<HistoryEntry>& history)
{
    Facts facts;
    for (const auto& [date, text] : history)
        facts.push_back({.key = date, .subject = date, .value = text});
    return facts;
}

void compare_items(std::vector<RevisionChange>& changes,
                   const AdvisoryItem& before,
                   const AdvisoryItem& after)
{
    Differ differ{changes, after.title.empty() ? before.title : after.title};
    const auto compare = [&](std::string_view what, auto AdvisoryItem::* member) {
        differ.compare(what, facts_of(before.*member), facts_of(after.*member));
    };
    differ.compare(mark("item"), before.title, after.title);
    differ.compare(mark("severity"), before.severity, after.severity);
    compare(mark("vendors"), &AdvisoryItem::vendors);
    compare(mark("cves"), &AdvisoryItem::cves);
    compare(mark("jvn"), &AdvisoryItem::jvn);
    compare(mark("cwes"), &AdvisoryItem::cwes);
    compare(mark("other"), &AdvisoryItem::other);
    compare(mark("cvss"), &AdvisoryItem::cvss);
    compare(mark("affected"), &AdvisoryItem::affected);
    compare(mark("unaffected"), &AdvisoryItem::unaffected);
    compare(mark("fixed"), &AdvisoryItem::fixed);
    compare(mark("superseded"), &AdvisoryItem::superseded);
    compare(mark("workarounds"), &AdvisoryItem::workarounds);
    compare(mark("vendor_status"), &AdvisoryItem::vendor_status);
    compare(mark("urls"), &AdvisoryItem::urls);
}

void compare_items(std::vector<RevisionChange>& changes,
                   const std::vector<AdvisoryItem>& before,
                   const std::vector<AdvisoryItem>& after)
{
    std::multimap<std::string, const AdvisoryItem*> by_title;
    for (const auto& item : before)
        by_title.emplace(text::fold(item.title), &item);

    std::vector<const AdvisoryItem*> fresh;
    std::set<const AdvisoryItem*> paired;
    for (const auto& item : after) {
        // Those with one title stand in the order of the notice.
        const auto key = text::fold(item.title);
        const auto old = by_title.lower_bound(key);
        if (old == by_title.end() || old->first != key) {
            fresh.push_back(&item);
            continue;
        }
        compare_items(changes, *old->second, item);
        paired.insert(old->second);
        by_title.erase(old);
    }

    std::vector<const AdvisoryItem*> gone;
    for (const auto& item : before) {
        if (!paired.contains(&item))
            gone.push_back(&item);
    }

    static const AdvisoryItem none;
    if (gone.size() == 1 && fresh.size() == 1) {
        compare_items(changes, *gone.front(), *fresh.front());
        return;
    }
    for (const auto* const item : fresh)
        compare_items(changes, none, *item);
    for (const auto* const item : gone)
        compare_items(changes, *item, none);
}

std::string_view name_of(ChangeKind kind)
{
    switch (kind) {
        case ChangeKind::added:
            return "added";
        case ChangeKind::removed:
            return "removed";
        case ChangeKind::changed:
            break;
    }
    return "changed";
}

}  // namespace

std::vector<RevisionChange> changes_between(const Advisory& before, const Advisory& after)
{
    std::vector<RevisionChange> changes;
    Differ head{changes, ""};
    const auto word_of = [](auto value) { return std::string{advisory::name_of(value)}; };
    head.compare(mark("title"), before.title, after.title);
    head.compare(mark("source"), word_of(before.source), word_of(after.source));
    head.compare(mark("kind"), word_of(before.kind), word_of(after.kind));
    head.compare(mark("published"), before.published, after.published);
    head.compare(mark("updated"), before.updated, after.updated);
    head.compare(mark("url"), before.url, after.url);

    compare_items(changes, before.items, after.items);
    head.compare(mark("history"), facts_of(before.history), facts_of(after.history));
    return changes;
}

std::string line_for(const RevisionChange& change)
{
    const auto subject = change.subject.empty() ? "" : change.subject + ": ";
    switch (change.kind) {
        case ChangeKind::added:
            return fmt::format("+ {:<13} {}{}", said(change.what), subject, change.after);
        case ChangeKind::removed:
            return fmt::format("- {:<13} {}{}", said(change.what), subject, change.before);
        case ChangeKind::changed:
            break;
    }
    return fmt::format("~ {:<13} {}{} → {}",
                       said(change.what),
                       subject,
                       change.before,
                       change.after);
}

void write_changes(text::JsonWriter& json, const std::vector<RevisionChange>& changes)
{
    json.key("changes").begin_array();
    for (const auto& change : changes)
        json.begin_object()
            .field("what", change.what)
            .field("change", name_of(change.kind))
            .field("item", change.item)
            .field("subject", change.subject)
            .field("before", change.before)
            .field("after", change.after)
            .end_object();
    json.end_array();
}

}  // namespace advisory::cli
