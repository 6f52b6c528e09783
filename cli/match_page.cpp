#include "cli/match_page.hpp"

#include <ranges>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "cli/argument.hpp"
#include "cli/match_record.hpp"
#include "cli/reason_meanings.hpp"
#include "core/vocabulary.hpp"
#include "language/say.hpp"
#include "storage/inventory_store.hpp"

namespace advisory::cli {

namespace {

void print_notice(Report& page, const storage::StoredMatch& stored)
{
    const auto& match = stored.match;
    page.heading(say("The notice says"));
    page.field(say("notice"), fmt::format("{}  {}", stored.advisory_id, stored.advisory_title));
    page.field(say("item"), stored.item_title);
    page.field(say("affected"), match.phrase);
    page.field(say("read as"), match.vers.empty() ? say("no version range") : match.vers);
    page.field("CVE", match.cves);
    page.field(
        say("severity"),
        stored.cvss ? fmt::format("{} ({:.1f})", stored.severity, *stored.cvss) : stored.severity);
    page.field(say("see"), stored.url);
}

void print_inventory(Report& page, const ExplainedMatch& explained)
{
    const auto& stored = explained.stored;
    const auto& product = stored.product;
    const auto& component = stored.component;
    page.heading(say("The inventory has"));
    page.field(say("product"),
               fmt::format("{} ({})",
                           name_and_version(product.product_name, product.version),
                           product.product_id));
    page.field(say("model"), product.model);
    page.field(say("component"), name_and_version(component.name, component.version));
    page.field(say("maker"), stored.match.component == 0 ? product.vendor : component.vendor);
    page.field(say("inside of"), explained.paths);
    page.field("purl", component.purl);
    page.field("cpe", component.cpe);
    if (stored.match.component == 0)
        page.line(say("The notice names the product itself, not a component of it."));
}

void print_comparison(Report& page, const Match& match)
{
    const auto& evidence = match.evidence;
    page.heading(say("Why these two belong together"));
    page.field(say("rule"), said(evidence.identity_rule));
    page.field(say("notice"), evidence.advisory_name);
    page.field(say("inventory"), evidence.inventory_name);

    page.heading(say("How the versions compare"));
    page.field(say("order"), evidence.scheme);
    for (const auto& comparison : evidence.comparisons)
        page.point(comparison);
    if (evidence.comparisons.empty())
        page.line(say("No versions were compared."));
}

void print_reasons(Report& page, const Match& match)
{
    page.heading(say("Reasons"));
    for (const auto reason : match.reasons)
        page.line(fmt::format("{:<18} {}", name_of(reason), meaning_of(reason)));

    if (!match.evidence.questions.empty())
        page.heading(say("Open questions"));
    for (const auto& question : match.evidence.questions)
        page.point(question);
}

void print_installations(Report& page, const std::vector<Installation>& installations)
{
    constexpr std::size_t most = 20;
    if (installations.empty())
        return;
    page.heading(say("Where the product version is installed"));
    for (const auto& installation : installations | std::views::take(most))
        page.point(fmt::format(
            "{} {}{}{}{}",
            installation.institution_id,
            installation.institution_name,
            installation.serial.empty() ? "" : say(", serial {}", installation.serial),
            installation.shipped_on.empty() ? "" : say(", shipped on {}", installation.shipped_on),
            installation.options.empty() ? "" : say(", options {}", installation.options)));
    if (installations.size() > most)
        page.line(say("and {} more: `advisoryctl inventory list installations`",
                      installations.size() - most));
}

void print_changes(Report& page, const std::vector<storage::VerdictChange>& changes)
{
    if (changes.empty())
        return;
    page.heading(say("What later evaluations made of it"));
    for (const auto& change : changes) {
        page.point(fmt::format("{}: {} ({}), {}",
                               format_rfc3339(change.made_at),
                               name_of(change.verdict),
                               change.why,
                               change.cause.empty() ? say("the notice changed") : change.cause));
        if (change.is_waiting())
            page.line(
                say("  waits for a person: `advisoryctl accept` agrees, with --keep refuses"));
        else if (change.decision)
            page.line(*change.decision == storage::Decision::accepted
                          ? say("  accepted by {}: {}", change.decided_by, change.reason)
                          : say("  refused by {}: {}", change.decided_by, change.reason));
    }
}

void print_origin(Report& page, const ExplainedMatch& explained)
{
    const auto& stored = explained.stored;
    if (explained.notice && stored.match.span != TextSpan{}) {
        page.heading(say("Where it stands in the notice"));
        page.quotation(explained.notice->text, stored.match.span);
    }

    page.heading(say("On record"));
    page.field(say("made at"), format_rfc3339(stored.created_at));
    page.field(say("because of"), stored.cause.empty() ? say("the notice") : stored.cause);
    page.field(say("rules"), say("{}, inventory state {}", stored.rules, stored.snapshot));
    if (explained.notice) {
        page.field(say("revision"), fmt::format("{}", explained.notice->revision_number));
        page.field(say("parser"), explained.notice->parser);
        page.field(say("original mail"), "SHA-256 " + explained.notice->message_sha256);
    }
    page.field(say("case"), stored.state);
    if (stored.superseded_by)
        page.line(say("A later evaluation has superseded this verdict."));
}

}  // namespace

std::optional<ExplainedMatch> find_match(storage::Database& db, std::int64_t row)
{
    auto stored = storage::MatchStore{db}.find(row);
    if (!stored)
        return std::nullopt;

    ExplainedMatch explained;
    explained.stored = *std::move(stored);
    for (auto& revision : storage::AdvisoryStore{db}.revisions_of(explained.stored.advisory_id)) {
        if (revision.revision == explained.stored.revision)
            explained.notice = std::move(revision);
    }
    storage::InventoryStore inventory{db};
    explained.paths = inventory.paths_of(explained.stored.match.component);
    explained.installations = inventory.installations_of(explained.stored.match.product);
    explained.changes = storage::VerdictChangeStore{db}.of(row);
    return explained;
}

void print_explanation(Report& page, const ExplainedMatch& explained)
{
    const auto& stored = explained.stored;
    page.title(say("Match {}: {}", stored.row, name_of(stored.match.verdict)));
    page.line(meaning_of(stored.match.verdict));

    page.heading(say("In short"));
    for (const auto& sentence : argument_for(explained))
        page.line(sentence);
    print_notice(page, stored);
    print_inventory(page, explained);
    print_comparison(page, stored.match);
    print_reasons(page, stored.match);
    print_installations(page, explained.installations);
    print_changes(page, explained.changes);
    print_origin(page, explained);
}

void write_explanation(text::JsonWriter& json, const ExplainedMatch& explained)
{
    const auto& stored = explained.stored;
    const auto& evidence = stored.match.evidence;

    json.begin_object();
    write_members(json, match_columns(), match_row(stored));
    json.field("advisory_title", stored.advisory_title)
        .field("url", stored.url)
        .field("identity_rule", evidence.identity_rule)
        .field("advisory_name", evidence.advisory_name)
        .field("inventory_name", evidence.inventory_name)
        .field("scheme", evidence.scheme)
        .field("comparisons", evidence.comparisons)
        .field("questions", evidence.questions)
        .field("argument", argument_for(explained))
        .field("paths", explained.paths)
        .field("cause", stored.cause.empty() ? "notice" : stored.cause)
        .field("rules", stored.rules)
        .field("snapshot", stored.snapshot)
        .field("superseded", stored.superseded_by.has_value());

    const auto& span = stored.match.span;
    const bool has_place =
        explained.notice && span.end <= explained.notice->text.size() && span.begin <= span.end;
    json.field("quotation",
               has_place ? explained.notice->text.substr(span.begin, span.end - span.begin) : "")
        .field("message_sha256", explained.notice ? explained.notice->message_sha256 : "")
        .end_object();
}

}  // namespace advisory::cli
