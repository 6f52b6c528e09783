#include <charconv>
#include <cstdint>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "cli/advisory_json.hpp"
#include "cli/advisory_tree.hpp"
#include "cli/commands.hpp"
#include "cli/match_page.hpp"
#include "cli/match_record.hpp"
#include "cli/options.hpp"
#include "cli/revision_diff.hpp"
#include "core/vocabulary.hpp"
#include "language/say.hpp"
#include "storage/advisory_store.hpp"
#include "storage/match_store.hpp"

namespace advisory::cli {

namespace {

struct ShowOptions {
    std::string id;
    OutputOptions output;
};

/// An advisory with all that the store knows about it.
struct WholeAdvisory {
    storage::StoredAdvisory current;
    std::vector<storage::StoredAdvisory> revisions;
    std::vector<storage::StoredMatch> matches;
    std::vector<storage::Evaluation> evaluations;
};

std::optional<WholeAdvisory> find_advisory(storage::Database& db, const std::string& id)
{
    storage::AdvisoryStore advisories{db};
    auto current = advisories.find(id);
    if (!current)
        return std::nullopt;

    storage::MatchStore matches{db};
    return WholeAdvisory{
        .current = *std::move(current),
        .revisions = advisories.revisions_of(id),
        .matches = matches.live_of(id),
        .evaluations = matches.evaluations_of(id),
    };
}

std::string shown(const storage::Evaluation& evaluation)
{
    return say("{}  against {} product versions and {} components, {}",
               format_rfc3339(evaluation.made_at),
               evaluation.products,
               evaluation.components,
               evaluation.rules);
}

/// What a revision says otherwise than the one that arrived before it.
std::vector<RevisionChange> changes_of(const WholeAdvisory& whole, std::size_t at)
{
    if (at == 0)
        return {};
    return changes_between(whole.revisions[at - 1].advisory, whole.revisions[at].advisory);
}

void print_changes(Report& page, const WholeAdvisory& whole, std::size_t at)
{
    if (at == 0)
        return;

    const auto& before = whole.revisions[at - 1];
    const auto& revision = whole.revisions[at];
    if (before.parser != revision.parser)
        page.line(say("  read by {}, the one before by {}: what differs may be the reading",
                      revision.parser,
                      before.parser));

    const bool has_items = before.advisory.items.size() > 1 || revision.advisory.items.size() > 1;
    std::string item;
    for (const auto& change : changes_of(whole, at)) {
        if (has_items && !change.item.empty() && change.item != item)
            page.line("  " + change.item);
        item = change.item;
        page.line("  " + line_for(change));
    }
}

void print_revisions(Report& page, const WholeAdvisory& whole)
{
    page.heading(say("Revisions that arrived, and what each says otherwise than the one before"));
    for (std::size_t at = 0; at < whole.revisions.size(); ++at) {
        const auto& revision = whole.revisions[at];
        page.line(say("{}{}  {}  mail SHA-256 {}",
                      revision.revision_number,
                      revision.revision == whole.current.revision ? say(" (current)") : Said{},
                      format_rfc3339(revision.received_at),
                      revision.message_sha256));
        print_changes(page, whole, at);
    }
}

void print_page(Console& console, const WholeAdvisory& whole)
{
    print_tree(tree_of(whole.current.advisory, whole.current.text), console.out, console.width);

    Report page{console.out};
    page.heading(say("Verdicts"));
    for (const auto& stored : whole.matches)
        page.line(say("match {}  {}  {}  {}",
                      stored.row,
                      name_of(stored.match.verdict),
                      name_and_version(stored.product.product_name, stored.product.version),
                      name_and_version(stored.component.name, stored.component.version)));
    if (whole.matches.empty())
        page.line(say("Nothing in the inventory has a name of this advisory."));

    page.heading(say("Checked against the inventory"));
    for (const auto& evaluation : whole.evaluations)
        page.line(shown(evaluation));
    if (whole.evaluations.empty())
        page.line(say("never"));

    print_revisions(page, whole);

    page.heading(say("Text"));
    print_numbered(whole.current.text, console.out);
}

void write_json(text::JsonWriter& json, const WholeAdvisory& whole)
{
    json.begin_object();
    write_advisory(json, whole.current.advisory, whole.current.text);
    json.field("text", whole.current.text)
        .field("parser", whole.current.parser)
        .field("message_sha256", whole.current.message_sha256)
        .field("received_at", format_rfc3339(whole.current.received_at))
        .field("revision", whole.current.revision_number);

    json.key("revisions").begin_array();
    for (std::size_t at = 0; at < whole.revisions.size(); ++at) {
        const auto& revision = whole.revisions[at];
        json.begin_object()
            .field("revision", revision.revision_number)
            .field("received_at", format_rfc3339(revision.received_at))
            .field("updated", revision.advisory.updated)
            .field("message_sha256", revision.message_sha256)
            .field("parser", revision.parser);
        write_changes(json, changes_of(whole, at));
        json.end_object();
    }
    json.end_array();

    json.key("evaluations").begin_array();
    for (const auto& evaluation : whole.evaluations)
        json.begin_object()
            .field("made_at", format_rfc3339(evaluation.made_at))
            .field("snapshot", evaluation.snapshot)
            .field("rules", evaluation.rules)
            .field("products", evaluation.products)
            .field("components", evaluation.components)
            .end_object();
    json.end_array();

    json.key("matches").begin_array();
    for (const auto& stored : whole.matches) {
        json.begin_object();
        write_members(json, match_columns(), match_row(stored));
        json.end_object();
    }
    json.end_array().end_object();
}

/// The number of a match: digits and nothing else.
std::optional<std::int64_t> match_number(std::string_view id)
{
    std::int64_t number = 0;
    const auto [end, failure] = std::from_chars(id.data(), id.data() + id.size(), number);
    const bool is_number = failure == std::errc{} && end == id.data() + id.size() && number >= 0;
    return is_number ? std::optional{number} : std::nullopt;
}

ExitStatus show(Context& context, const ShowOptions& options)
{
    const auto print = [&](storage::Database& db) {
        const auto number = match_number(options.id);
        const auto match = number ? find_match(db, *number) : std::nullopt;
        const auto whole = match ? std::nullopt : find_advisory(db, options.id);
        if (!match && !whole) {
            complain(context.console,
                     say("there is no advisory or match {}", options.id),
                     say("`advisoryctl advisories` and `advisoryctl matches` list them"));
            return ExitStatus::not_found;
        }

        if (options.output.format == Format::json) {
            text::JsonWriter json;
            match ? write_explanation(json, *match) : write_json(json, *whole);
            context.console.out << json.take() << '\n';
        } else {
            Report page{context.console.out};
            match ? print_explanation(page, *match) : print_page(context.console, *whole);
        }
        return ExitStatus::done;
    };
    return with_store(context, storage::Database::Access::read_only, print);
}

}  // namespace

void add_show(Command& app, Context& context)
{
    auto command =
        add_command(app, context, "show", say("Shows one advisory or match whole"), show);
    command.footer(
        say("Exit status 3 when there is none with this id.\n"
            "Example: advisoryctl show JPCERT-AT-2021-0050"));

    command.option("ID", command.options->id, say("Id of an advisory, or number of a match"))
        .required();
    add_page_options(command, command.options->output);
}

}  // namespace advisory::cli
