#include "storage/advisory_contents.hpp"

#include <bit>
#include <iterator>
#include <optional>

#include <fmt/format.h>

#include "core/vocabulary.hpp"

namespace advisory::storage {

namespace {

/// Writes values so that no two sequences of them give the same text: each string and
/// each list is preceded by its length.
class Serialiser {
public:
    Serialiser& add(std::string_view text)
    {
        fmt::format_to(std::back_inserter(text_), "{}:", text.size());
        text_ += text;
        return *this;
    }

    Serialiser& add(std::uint64_t number)
    {
        fmt::format_to(std::back_inserter(text_), "{};", number);
        return *this;
    }

    Serialiser& add(const std::optional<Bound>& bound);
    Serialiser& add(const Interval& interval) { return add(interval.low).add(interval.high); }
    Serialiser& add(const Qualifier& value) { return add(value.kind).add(value.value); }
    Serialiser& add(const HistoryEntry& entry) { return add(entry.date).add(entry.text); }
    Serialiser& add(const VendorStatus& answer) { return add(answer.vendor).add(answer.status); }
    Serialiser& add(const TextSpan& span);
    Serialiser& add(const Workaround& workaround);
    Serialiser& add(const Cvss& cvss);
    Serialiser& add(const AffectedRange& range);
    Serialiser& add(const AdvisoryItem& item);

    template <class Element>
    Serialiser& add(const std::vector<Element>& list)
    {
        add(std::uint64_t{list.size()});
        for (const auto& element : list)
            add(element);
        return *this;
    }

    /// A member that stores did not know from the beginning. Nothing when it is empty, so
    /// that a notice without it has the contents that it always had; the mark is no digit,
    /// as every other beginning is.
    template <class Value>
    Serialiser& add_if_stated(std::string_view name, const Value& value)
    {
        if (value.empty())
            return *this;

        text_ += '+';
        return add(name).add(value);
    }

    std::string take() { return std::move(text_); }

private:
    std::string text_;
};

Serialiser& Serialiser::add(const std::optional<Bound>& bound)
{
    if (!bound)
        return add("unbounded");

    return add(bound->inclusive ? "inclusive" : "exclusive").add(bound->version);
}

Serialiser& Serialiser::add(const TextSpan& span)
{
    return add(std::uint64_t{span.begin}).add(std::uint64_t{span.end});
}

Serialiser& Serialiser::add(const Workaround& workaround)
{
    return add(workaround.text)
        .add(workaround.stated_on)
        .add(workaround.is_withdrawn ? "withdrawn" : "stands")
        .add(workaround.span);
}

Serialiser& Serialiser::add(const Cvss& cvss)
{
    add(cvss.version).add(cvss.vector);
    return add(cvss.score ? fmt::format("{}", *cvss.score) : std::string{});
}

Serialiser& Serialiser::add(const AffectedRange& range)
{
    return add(range.product)
        .add(range.phrase)
        .add(name_of(range.status))
        .add(range.intervals)
        .add(range.cves)
        .add(range.qualifiers)
        .add(range.flags)
        .add(range.span)
        .add_if_stated("models", range.models)
        .add_if_stated("stated on", range.stated_on);
}

Serialiser& Serialiser::add(const AdvisoryItem& item)
{
    return add(item.title)
        .add(item.vendors)
        .add(item.cves)
        .add(item.jvn)
        .add(item.cvss)
        .add(item.affected)
        .add(item.unaffected)
        .add(item.fixed)
        .add(item.urls)
        .add_if_stated("cwes", item.cwes)
        .add_if_stated("other", item.other)
        .add_if_stated("severity", item.severity)
        .add_if_stated("superseded", item.superseded)
        .add_if_stated("workarounds", item.workarounds)
        .add_if_stated("vendor status", item.vendor_status);
}

}  // namespace

std::string contents_of(const Advisory& advisory, std::string_view text)
{
    Serialiser contents;
    contents.add(name_of(advisory.source))
        .add(name_of(advisory.kind))
        .add(advisory.id)
        .add(advisory.title)
        .add(advisory.published)
        .add(advisory.updated)
        .add(advisory.url)
        .add(advisory.items)
        .add(advisory.history)
        .add(text);
    return contents.take();
}

std::int64_t fingerprint_of(std::string_view contents)
{
    // FNV-1a, 64 bits. The constants are the algorithm's.
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const char letter : contents) {
        hash ^= static_cast<unsigned char>(letter);
        hash *= 0x100000001b3;
    }
    return std::bit_cast<std::int64_t>(hash);
}

}  // namespace advisory::storage
