#include "cli/advisory_json.hpp"

#include <span>
#include <string>
#include <vector>

#include "core/vocabulary.hpp"
#include "versions/vers.hpp"

namespace advisory::cli {

namespace {

void write_ranges(text::JsonWriter& json,
                  std::string_view name,
                  const std::vector<AffectedRange>& ranges)
{
    json.key(name).begin_array();
    for (const auto& range : ranges)
        write_range(json, range);
    json.end_array();
}

void write_cvss(text::JsonWriter& json, const std::vector<Cvss>& scores)
{
    json.key("cvss").begin_array();
    for (const auto& cvss : scores) {
        json.begin_object()
            .field("version", cvss.version)
            .field("vector", cvss.vector)
            .key("score");
        if (cvss.score)
            json.value(*cvss.score);
        else
            json.null();
        json.end_object();
    }
    json.end_array();
}

void write_item(text::JsonWriter& json, const AdvisoryItem& item)
{
    json.begin_object()
        .field("title", item.title)
        .field("vendors", item.vendors)
        .field("cves", item.cves)
        .field("jvn", item.jvn);
    write_cvss(json, item.cvss);
    write_ranges(json, "affected", item.affected);
    write_ranges(json, "unaffected", item.unaffected);
    write_ranges(json, "fixed", item.fixed);
    json.field("urls", item.urls).end_object();
}

}  // namespace

void write_range(text::JsonWriter& json, const AffectedRange& range)
{
    json.begin_object()
        .field("product", range.product)
        .field("phrase", range.phrase)
        .field("status", name_of(range.status))
        .field("vers", versions::format_vers(range.intervals, range.status))
        .field("cves", range.cves);

    json.key("qualifiers").begin_array();
    for (const auto& qualifier : range.qualifiers)
        json.begin_object()
            .field("kind", qualifier.kind)
            .field("value", qualifier.value)
            .end_object();
    json.end_array();

    json.field("flags", range.flags).end_object();
}

void write_advisory(text::JsonWriter& json, const Advisory& advisory)
{
    json.field("source", name_of(advisory.source))
        .field("kind", name_of(advisory.kind))
        .field("id", advisory.id)
        .field("title", advisory.title)
        .field("published", advisory.published)
        .field("updated", advisory.updated)
        .field("url", advisory.url)
        .field("charset", advisory.charset);

    json.key("authenticity")
        .begin_object()
        .field("level", advisory.authenticity.level)
        .field("checks", advisory.authenticity.checks)
        .end_object();

    json.key("items").begin_array();
    for (const auto& item : advisory.items)
        write_item(json, item);
    json.end_array();

    json.key("history").begin_array();
    for (const auto& entry : advisory.history)
        json.begin_object().field("date", entry.date).field("text", entry.text).end_object();
    json.end_array();

    json.field("warnings", advisory.warnings);
}

}  // namespace advisory::cli
