#include "parsers/advisories/collected.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "parsers/advisories/identifiers.hpp"
#include "text/unicode.hpp"

namespace advisory::parsers {

namespace {

template <class Element>
void move_behind(std::vector<Element>& to, std::vector<Element> from)
{
    std::ranges::move(from, std::back_inserter(to));
}

}  // namespace

void Statements::append(Statements more)
{
    move_behind(affected, std::move(more.affected));
    move_behind(unaffected, std::move(more.unaffected));
    move_behind(fixed, std::move(more.fixed));
}

void Collected::begin_edition(std::string date)
{
    stated_on_ = std::move(date);
    is_correction_ = false;
    begin_list({});
}

void Collected::begin_list(std::vector<std::string> cves)
{
    scope_ = std::move(cves);
    first_of_list_ = statements_.affected.size();
}

void Collected::keep(AffectedRange range, Meaning meaning)
{
    if (range.cves.empty() && meaning != Meaning::fixed)
        add_scoped(std::move(range), meaning);
    else
        add(std::move(range), meaning);
}

void Collected::add_scoped(AffectedRange range, Meaning meaning)
{
    // A long scope on a long list is a product of the two. Without its scope a statement speaks
    // of every CVE: too much may be affected then, but never spared.
    constexpr std::size_t most_copied = 20'000;
    copied_ += scope_.size();
    const bool has_room = copied_ <= most_copied;
    if (has_room)
        range.cves = scope_;
    if (has_room || scope_.empty() || meaning != Meaning::unaffected)
        add(std::move(range), meaning);
}

void Collected::keep_stated(AffectedRange range, Meaning meaning, std::string_view sentence)
{
    const bool speaks_of_all = sentence.find("これら") != std::string_view::npos ||
                               sentence.find("いずれ") != std::string_view::npos ||
                               sentence.find("these") != std::string_view::npos;
    if (range.cves.empty())
        range.cves = find_identifiers(sentence).cves;
    if (range.cves.empty() && meaning == Meaning::unaffected && !speaks_of_all)
        add_scoped(std::move(range), meaning);
    else
        add(std::move(range), meaning);
}

void Collected::add(AffectedRange range, Meaning meaning)
{
    range.stated_on = stated_on_;
    switch (meaning) {
        case Meaning::affected:
            if (is_correction_ && !stated_on_.empty())
                range.flags.emplace_back(correction);
            statements_.affected.push_back(std::move(range));
            break;
        case Meaning::unaffected:
            statements_.unaffected.push_back(std::move(range));
            break;
        case Meaning::fixed:
            if (!range.intervals.empty())
                statements_.fixed.push_back(std::move(range));
            break;
        case Meaning::none:
            break;
    }
}

void Collected::add_condition(std::string_view condition)
{
    // One is enough to make a verdict a review; a person reads the rest in the notice.
    constexpr std::size_t most_qualifiers = 8;
    const auto value = std::string{condition};
    for (auto at = first_of_list_; at < statements_.affected.size(); ++at) {
        auto& qualifiers = statements_.affected[at].qualifiers;
        if (qualifiers.size() < most_qualifiers)
            qualifiers.push_back({.kind = "condition", .value = value});
    }
}

void Collected::note_unread(std::string_view sentence, TextSpan span)
{
    unread_.push_back({std::string{sentence}, span});
}

void Collected::note_named(AffectedRange range)
{
    constexpr std::size_t most = 100;
    range.stated_on = stated_on_;
    if (named_.size() < most)
        named_.push_back(std::move(range));
}

void Collected::add_named(std::string_view product)
{
    if (named_.empty())
        return;

    // "FooView Lite" is another product than "FooView"; "Apache Tomcat" is none than "Tomcat".
    const auto is_same = [](std::string_view name, std::string_view other) {
        return !other.empty() &&
               (other.find(name) != std::string_view::npos || name.ends_with(other));
    };
    std::vector<std::string> known{text::fold(product)};
    for (const auto* list : {&statements_.affected, &statements_.unaffected})
        for (const auto& range : *list)
            known.push_back(text::fold(range.product));

    const bool is_alone = statements_.affected.empty();
    for (auto& range : named_) {
        const auto name = text::fold(range.product);
        const bool is_known = std::ranges::any_of(known, [&](const std::string& other) {
            return is_same(name, other);
        });
        if (!is_known || is_alone)
            statements_.affected.push_back(std::move(range));
    }
}

Statements Collected::take(std::string_view product)
{
    add_named(product);
    if (statements_.affected.empty())
        for (const auto& [sentence, span] : unread_)
            statements_.affected.push_back(unread_range(sentence, product, span));
    for (auto& range : statements_.affected) {
        if (is_older_open_ && !range.intervals.empty())
            range.flags.emplace_back("OLDER_OPEN");
    }
    resolve_footnotes(statements_.affected, footnotes_);
    resolve_footnotes(statements_.unaffected, footnotes_);
    return std::move(statements_);
}

AffectedRange unread_range(std::string_view phrase, std::string_view product, TextSpan span)
{
    AffectedRange range;
    range.product = product;
    range.phrase = phrase;
    range.status = PhraseStatus::unparsed;
    range.span = span;
    return range;
}

}  // namespace advisory::parsers
