#include "cli/sbom_import.hpp"

#include <ostream>
#include <vector>

#include <fmt/format.h>

#include "language/say.hpp"
#include "parsers/sbom/read_sbom.hpp"
#include "text/unicode.hpp"

namespace advisory::cli {

namespace {

/// The product version that a bill itself speaks of: what stands for it where nothing is
/// registered yet.
ProductVersion described(const Sbom& sbom, const SbomTarget& target)
{
    const auto& subject = sbom.document.subject;
    ProductVersion product;
    product.product_id = target.product_id;
    product.product_name = subject.name.empty() ? target.product_id : subject.name;
    product.version = target.product_version.empty() ? subject.version : target.product_version;
    product.vendor = subject.vendor;
    return product;
}

Failure not_clear(const Component& subject, std::size_t candidates)
{
    const auto name = subject.name.empty() ? std::string{say("no product")}
                                           : fmt::format("{} {}", subject.name, subject.version);
    return {
        Errc::not_found,
        candidates == 0
            ? say("the bill of materials names {}, which is no registered product version", name)
            : say("the bill of materials names {}, which is more than one registered product "
                  "version",
                  name),
        say("say which it is of with --product ID --product-version V")};
}

/// The product version of the id that was asked for, registered or not. A version that neither
/// the user nor the bill names is the only registered one, or else not clear.
Result<ProductVersion> product_asked_for(const Sbom& sbom,
                                         const SbomTarget& target,
                                         storage::InventoryStore& store)
{
    auto product = described(sbom, target);
    if (!product.version.empty())
        return product;

    auto versions = store.find(target.product_id);
    if (versions.size() == 1)
        return std::move(versions.front());
    return Failure{
        Errc::not_found,
        say("the bill of materials does not say of which version of {} it is", target.product_id),
        say("say which with --product-version V"),
    };
}

}  // namespace

Result<ProductVersion> product_of(const Sbom& sbom,
                                  const SbomTarget& target,
                                  storage::InventoryStore& store)
{
    const auto& subject = sbom.document.subject;
    if (!target.product_id.empty())
        return product_asked_for(sbom, target, store);

    const auto version = target.product_version.empty() ? subject.version : target.product_version;
    std::vector<ProductVersion> candidates;
    for (auto& product : store.products()) {
        const bool is_named = !subject.name.empty() && (product.product_id == subject.name ||
                                                        product.product_name == subject.name);
        if (is_named && product.version == version)
            candidates.push_back(std::move(product));
    }
    if (candidates.size() != 1)
        return not_clear(subject, candidates.size());
    return std::move(candidates.front());
}

Result<Sbom> read_bill(std::string_view bytes, Console& console)
{
    constexpr std::size_t worth_telling = std::size_t{32} * 1024 * 1024;
    constexpr std::size_t megabyte = std::size_t{1024} * 1024;
    std::size_t told = 0;
    return parsers::read_sbom(bytes, {}, [&](std::size_t done, std::size_t all) {
        if (done < told + worth_telling)
            return;
        told = done;
        console.err << say("{} of {} MB read\n", done / megabyte, all / megabyte) << std::flush;
    });
}

void print_findings(Console& console, const std::string& file, const Sbom& sbom)
{
    for (const auto& [place, component, reason, is_left_out] : sbom.findings)
        console.err << text::printable(fmt::format("{}: {}: {}{}{}{}",
                                                   file,
                                                   place,
                                                   component,
                                                   component.empty() ? "" : ": ",
                                                   is_left_out ? say("left out: ") : Said{},
                                                   reason))
                    << '\n';
}

}  // namespace advisory::cli
