#include "parsers/sbom/spdx_tag_value.hpp"

#include <algorithm>
#include <array>
#include <expected>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "language/say.hpp"
#include "parsers/inventory/cells.hpp"
#include "parsers/sbom/sbom_bytes.hpp"
#include "parsers/sbom/sbom_texts.hpp"
#include "parsers/sbom/spdx.hpp"
#include "parsers/sbom/spdx_tags.hpp"
#include "text/unicode.hpp"

namespace advisory::parsers {

namespace {

/// Takes the word before the next blank.
std::string_view take_word(std::string_view& text)
{
    text = stripped(text);
    const auto end = std::min(text.find_first_of(" \t"), text.size());
    const auto word = text.substr(0, end);
    text = stripped(text.substr(end));
    return word;
}

/// What the tags of a document are about at some line.
enum class Section { document, package, other };

std::optional<Section> section_opened_by(std::string_view tag)
{
    static constexpr std::array<std::string_view, 6> others{"FileName",
                                                            "SnippetSPDXID",
                                                            "SnippetSPDXIdentifier",
                                                            "LicenseID",
                                                            "Annotator",
                                                            "Reviewer"};
    if (tag == "PackageName")
        return Section::package;
    if (tag == "SPDXVersion")
        return Section::document;
    const bool is_other = std::ranges::find(others, tag) != others.end();
    return is_other ? std::optional{Section::other} : std::nullopt;
}

class SpdxTagReader {
public:
    SpdxTagReader(std::string_view text, const SbomLimits& limits, const SbomProgress& progress)
        : text_{text},
          tags_{text},
          limits_{limits},
          progress_{progress},
          tree_{SbomPlaces::lines, limits},
          judge_{tree_},
          relations_{limits}
    {}

    Result<Sbom> read();

private:
    Result<void> take(const SpdxTag& tag);
    void take_document_tag(const SpdxTag& tag);
    void open_package(const SpdxTag& tag);
    void close_package();
    void take_package_tag(const SpdxTag& tag);
    void take_once(std::string& value, const SpdxTag& tag, std::string_view written);
    void take_relationship(std::string_view value);
    bool is_too_long(const SpdxTag& tag);
    void tell_progress();

    std::string_view text_;
    SpdxTags tags_;
    const SbomLimits& limits_;
    const SbomProgress& progress_;
    std::size_t told_ = 0;
    ComponentTree tree_;
    ComponentJudge judge_;
    SpdxRelations relations_;

    std::string version_;
    std::vector<std::string> creators_;
    Section section_ = Section::document;
    ComponentTree::Index package_ = ComponentTree::document;  ///< None is open.
    ComponentDraft draft_;
};

Result<Sbom> SpdxTagReader::read()
{
    while (const auto tag = tags_.next()) {
        if (auto taken = take(*tag); !taken)
            return std::unexpected{taken.error()};
        tell_progress();
    }
    close_package();
    if (auto version = check_spdx_version(version_, tree_); !version)
        return std::unexpected{version.error()};

    tree_.bill().format = "SPDX";
    tree_.bill().author = fmt::to_string(fmt::join(creators_, ", "));
    relations_.apply(tree_);
    return tree_.finish();
}

void SpdxTagReader::tell_progress()
{
    constexpr std::size_t step = std::size_t{4} * 1024 * 1024;
    if (!progress_ || (tags_.done() - told_ < step && tags_.done() < text_.size()))
        return;
    told_ = tags_.done();
    progress_(told_, text_.size());
}

Result<void> SpdxTagReader::take(const SpdxTag& tag)
{
    if (tag.is_open)
        return Failure{Errc::malformed,
                       say("Line {}: the <text> of {} is never closed.", tag.line, shown(tag.name)),
                       say("The document was cut off on its way; copy or export it again.")};
    if (tag.name.empty()) {
        tree_.doubt(package_,
                    package_ == ComponentTree::document ? say("line {}", tag.line) : "",
                    say("Line {} is no tag with a value and was passed over: {}. Correct "
                        "it, or put a text of several lines between <text> and </text>.",
                        tag.line,
                        in_quotes(tag.value)));
        return {};
    }
    if (is_too_long(tag))
        return {};

    if (const auto opened = section_opened_by(tag.name)) {
        if (*opened == Section::package && tree_.is_full())
            return std::unexpected{too_many_components(limits_)};
        section_ = *opened;
        if (section_ == Section::package)
            open_package(tag);
    }
    if (tag.name == "Relationship")
        take_relationship(tag.value);
    else if (section_ == Section::package)
        take_package_tag(tag);
    else if (section_ == Section::document)
        take_document_tag(tag);
    return {};
}

/// Licence texts are passed over anyway; a package whose name is too long is still a package.
bool SpdxTagReader::is_too_long(const SpdxTag& tag)
{
    const bool is_long = tag.value.size() > limits_.text_bytes;
    const bool is_read = tag.name == "PackageName" || tag.name == "PackageVersion" ||
                         tag.name == "ExternalRef" || tag.name == "PackageSupplier";
    if (!is_long)
        return false;
    if (tag.name == "PackageName") {
        section_ = Section::package;
        if (!tree_.is_full())
            open_package({.line = tag.line, .name = tag.name, .value = {}});
    }
    if (is_read)
        tree_.doubt(package_,
                    tag.name,
                    say("The text in line {} is longer than {} bytes and was not taken; "
                        "shorten it.",
                        tag.line,
                        limits_.text_bytes));
    return true;
}

void SpdxTagReader::take_document_tag(const SpdxTag& tag)
{
    constexpr std::size_t enough = 100;
    if (tag.name == "SPDXVersion") {
        version_ = version_.empty() ? std::string{tag.value} : version_;
    } else if (tag.name == "DocumentNamespace") {
        tree_.bill().serial = tag.value;
    } else if (tag.name == "Created") {
        tree_.bill().created = tag.value;
    } else if (tag.name == "Creator" && creators_.size() < enough) {
        if (const auto creator = actor_of(tag.value); !creator.empty())
            creators_.emplace_back(creator);
    }
}

void SpdxTagReader::open_package(const SpdxTag& tag)
{
    close_package();
    package_ = tree_.open(ComponentTree::document, tag.line);
    draft_ = {};
    draft_.name = tag.value;
}

void SpdxTagReader::close_package()
{
    if (package_ != ComponentTree::document)
        judge_.settle(package_, draft_);
    package_ = ComponentTree::document;
}

void SpdxTagReader::take_once(std::string& value, const SpdxTag& tag, std::string_view written)
{
    if (value.empty()) {
        value = written;
        return;
    }
    tree_.doubt(package_,
                tag.name,
                say("The tag {} stands again in line {}; the first counts, the other ({}) "
                    "does not. Remove the wrong one.",
                    tag.name,
                    tag.line,
                    in_quotes(tag.value)));
}

void SpdxTagReader::take_package_tag(const SpdxTag& tag)
{
    if (package_ == ComponentTree::document)
        return;
    if (tag.name == "PackageVersion") {
        take_once(draft_.version, tag, tag.value);
    } else if (tag.name == "SPDXID") {
        take_once(tree_[package_].ref, tag, tag.value);
    } else if (tag.name == "PackageSupplier") {
        take_once(draft_.vendor(VendorSource::supplier), tag, actor_of(tag.value));
    } else if (tag.name == "PackageOriginator") {
        take_once(draft_.vendor(VendorSource::manufacturer), tag, actor_of(tag.value));
    } else if (tag.name == "ExternalRef") {
        auto locator = tag.value;
        take_word(locator);  // The category.
        const auto type = take_word(locator);
        take_external_ref(judge_, package_, tag.name, {.type = type, .locator = locator}, draft_);
    }
}

void SpdxTagReader::take_relationship(std::string_view value)
{
    const auto from = take_word(value);
    const auto type = take_word(value);
    relations_.add(from, type, take_word(value));
}

/// The line of the first byte that is no UTF-8.
std::size_t bad_line(std::string_view text)
{
    std::size_t line = 1;
    while (true) {
        const auto end = text.find('\n');
        if (end == std::string_view::npos || !text::is_utf8(text.substr(0, end)))
            return line;
        text.remove_prefix(end + 1);
        ++line;
    }
}

}  // namespace

Result<Sbom> read_spdx_tag_value(std::string_view bytes,
                                 const SbomLimits& limits,
                                 const SbomProgress& progress)
{
    const auto readable = readable_bytes(bytes, limits);
    if (!readable)
        return std::unexpected{readable.error()};
    if (!text::is_utf8(readable->text()))
        return Failure{
            Errc::malformed,
            say("Line {}: there are bytes that are not UTF-8.", bad_line(readable->text())),
            say("Save the bill as UTF-8 and import it again.")};
    return SpdxTagReader{readable->text(), limits, progress}.read();
}

}  // namespace advisory::parsers
