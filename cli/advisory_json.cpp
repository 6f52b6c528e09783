#include "cli/advisory_json.hpp"

#include <span>
#include <string>
#include <vector>

#include "cli/source_lines.hpp"
#include "core/cvss_score.hpp"
#include "core/vocabulary.hpp"
#include "versions/vers.hpp"

namespace advisory::cli {

namespace {

void write_line(text::JsonWriter& json, std::optional<std::size_t> line)
{
    json.key("line");
    if (line)
        json.value(static_cast<std::int64_t>(*line));
    else
        json.null();
}

void write_lines(text::JsonWriter& json, const std::vector<Place>& places, const LineIndex& lines)
{
    json.key("lines").begin_array();
    for (const auto& place : places) {
        json.begin_object().field("field", place.field).field("value", place.value);
        write_line(json, lines.line_of(place.span));
        json.end_object();
    }
    json.end_array();
}

void write_ranges(text::JsonWriter& json,
                  std::string_view name,
                  const std::vector<AffectedRange>& ranges,
                  const LineIndex& lines)
{
    json.key(name).begin_array();
    for (const auto& range : ranges)
        write_range(json, range, lines.line_of(range.span));
    json.end_array();
}

void write_workarounds(text::JsonWriter& json,
                       const std::vector<Workaround>& workarounds,
                       const LineIndex& lines)
{
    json.key("workarounds").begin_array();
    for (const auto& workaround : workarounds) {
        json.begin_object()
            .field("text", workaround.text)
            .field("stated_on", workaround.stated_on)
            .field("is_withdrawn", workaround.is_withdrawn);
        write_line(json, lines.line_of(workaround.span));
        json.end_object();
    }
    json.end_array();
}

void write_vendor_status(text::JsonWriter& json, const std::vector<VendorStatus>& answers)
{
    json.key("vendor_status").begin_array();
    for (const auto& answer : answers)
        json.begin_object()
            .field("vendor", answer.vendor)
            .field("status", answer.status)
            .end_object();
    json.end_array();
}

void write_score(text::JsonWriter& json, std::string_view name, std::optional<double> score)
{
    json.key(name);
    if (score)
        json.value(*score);
    else
        json.null();
}

void write_cvss(text::JsonWriter& json, const std::vector<Cvss>& scores)
{
    json.key("cvss").begin_array();
    for (const auto& cvss : scores) {
        json.begin_object().field("version", cvss.version).field("vector", cvss.vector);
        write_score(json, "score", cvss.score);
        write_score(json, "computed", base_score(cvss.vector));
        json.end_object();
    }
    json.end_array();
}

void write_item(text::JsonWriter& json, const AdvisoryItem& item, const LineIndex& lines)
{
    json.begin_object()
        .field("title", item.title)
        .field("vendors", item.vendors)
        .field("cves", item.cves)
        .field("jvn", item.jvn)
        .field("cwes", item.cwes)
        .field("other", item.other)
        .field("severity", item.severity);
    write_cvss(json, item.cvss);
    write_ranges(json, "affected", item.affected, lines);
    write_ranges(json, "unaffected", item.unaffected, lines);
    write_ranges(json, "fixed", item.fixed, lines);
    write_ranges(json, "superseded", item.superseded, lines);
    write_workarounds(json, item.workarounds, lines);
    write_vendor_status(json, item.vendor_status);
    json.field("urls", item.urls);
    write_lines(json, item.places, lines);
    json.end_object();
}

}  // namespace

void write_range(text::JsonWriter& json,
                 const AffectedRange& range,
                 std::optional<std::size_t> line)
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

    json.field("flags", range.flags)
        .field("models", range.models)
        .field("stated_on", range.stated_on);
    write_line(json, line);
    json.end_object();
}

void write_advisory(text::JsonWriter& json, const Advisory& advisory, std::string_view text)
{
    const LineIndex lines{text};
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
        write_item(json, item, lines);
    json.end_array();

    json.key("history").begin_array();
    for (const auto& entry : advisory.history)
        json.begin_object().field("date", entry.date).field("text", entry.text).end_object();
    json.end_array();

    json.field("warnings", advisory.warnings);
    write_lines(json, advisory.places, lines);
}

}  // namespace advisory::cli
