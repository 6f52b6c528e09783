#include "matching/candidate.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "core/cpe.hpp"
#include "matching/names.hpp"

namespace advisory::matching {

namespace {

constexpr std::array<std::string_view, 13> language_types{"cargo",
                                                          "cocoapods",
                                                          "composer",
                                                          "conan",
                                                          "cran",
                                                          "gem",
                                                          "golang",
                                                          "hex",
                                                          "maven",
                                                          "npm",
                                                          "nuget",
                                                          "pypi",
                                                          "swift"};

constexpr std::array<std::string_view, 4> distribution_types{"deb", "rpm", "apk", "alpm"};

template <class Words>
bool has(const Words& words, std::string_view word)
{
    return std::ranges::find(words, word) != words.end();
}

void add_once(std::vector<std::string>& list, std::string entry)
{
    if (!entry.empty() && !has(list, entry))
        list.push_back(std::move(entry));
}

std::vector<std::string> parts_between(std::string_view text, std::string_view separators)
{
    std::vector<std::string> parts;
    while (!text.empty()) {
        const auto end = std::min(text.find_first_of(separators), text.size());
        if (end > 0)
            parts.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

/// The maker that a purl's namespace names: "apache" of org.apache.struts, "angular" of
/// @angular, "gin-gonic" of github.com/gin-gonic. A distribution is not the maker.
std::string vendor_of(const Purl& purl)
{
    if (has(distribution_types, purl.type))
        return {};

    constexpr std::array<std::string_view, 10>
        top_domains{"org", "com", "net", "io", "jp", "de", "co", "dev", "eu", "uk"};
    const auto parts = parts_between(purl.namespace_, purl.type == "maven" ? "." : "/");
    if (purl.type == "maven" && parts.size() > 1 && has(top_domains, parts[0])) {
        const bool is_two_level = (parts[1] == "co" || parts[1] == "ne") && parts.size() > 2;
        return parts[is_two_level ? 2 : 1];
    }
    if (parts.empty())
        return {};
    return parts.back().starts_with('@') ? parts.back().substr(1) : parts.back();
}

/// The products that an artifact belongs to: log4j of org.apache.logging.log4j/log4j-api.
std::vector<std::string> families_of(const Purl& purl)
{
    std::vector<std::string> families;
    for (const auto& part : parts_between(purl.namespace_, "./")) {
        const bool names_family = purl.name.starts_with(part) && purl.name != part;
        if (names_family && part.size() > 2)
            add_once(families, key_of(part));
    }
    return families;
}

class CandidateBuilder {
public:
    explicit CandidateBuilder(const AliasTable& aliases) : aliases_{aliases} {}

    Candidate build(const ProductVersion& product)
    {
        candidate_.is_product = true;
        candidate_.version = product.version;
        add_vendor(product.vendor);
        add_name(product.product_name, product.vendor, NameOrigin::name);
        add_name(product.model, product.vendor, NameOrigin::name);
        return std::move(candidate_);
    }

    Candidate build(const Component& component)
    {
        const auto purl = read_purl(component.purl);
        if (purl) {
            candidate_.purl_type = purl->type;
            candidate_.package_name = purl->name;
        }
        const auto cpe = read_cpe(component.cpe);

        add_vendor(component.vendor);
        if (purl)
            add_purl(*purl);
        if (cpe) {
            add_vendor(cpe->vendor);
            add_name(cpe->product, cpe->vendor, NameOrigin::cpe);
        }
        const auto vendor = candidate_.vendors.empty() ? std::string{} : candidate_.vendors.front();
        // Where the table says what the package is, its bare name must not say otherwise.
        const bool repeats_package =
            is_named_by_package_ && key_of(component.name) == key_of(purl->name);
        if (!repeats_package)
            add_name(component.name, vendor, NameOrigin::name);

        add_version(component.version);
        add_version(purl ? purl->version : std::string{});
        if (cpe && !candidate_.is_distribution_package())
            add_version(stated_version(*cpe));
        candidate_.claimed_fixed = component.claimed_fixed;
        return std::move(candidate_);
    }

private:
    void add_vendor(std::string_view name)
    {
        if (!name.empty())
            add_once(candidate_.vendors, aliases_.vendor(name));
    }

    void add_name(std::string_view name, std::string_view vendor, NameOrigin origin)
    {
        if (key_of(name).empty())
            return;
        candidate_.names.push_back({
            .name = aliases_.product(name, vendor),
            .origin = origin,
            .shown = std::string{name},
        });
    }

    void add_purl(const Purl& purl)
    {
        const auto vendor = vendor_of(purl);
        add_vendor(vendor);
        candidate_.families = families_of(purl);

        // A row of the alias table may speak of the package itself.
        const auto path = purl.namespace_.empty() ? purl.name : purl.namespace_ + "/" + purl.name;
        auto packaged = aliases_.product(path, purl.type);
        is_named_by_package_ = packaged.is_alias;
        if (is_named_by_package_)
            candidate_.names.push_back({std::move(packaged), NameOrigin::purl, path});
        else
            add_name(purl.name, vendor, NameOrigin::purl);
    }

    void add_version(std::string_view version)
    {
        if (version.empty())
            return;
        if (candidate_.version.empty())
            candidate_.version = version;
        else if (candidate_.version != version)
            candidate_.other_version = version;
    }

    const AliasTable& aliases_;
    Candidate candidate_;
    bool is_named_by_package_ = false;
};

}  // namespace

bool Candidate::is_language_package() const
{
    return has(language_types, purl_type);
}

bool Candidate::is_distribution_package() const
{
    return has(distribution_types, purl_type);
}

Candidate candidate_of(const ProductVersion& product, const AliasTable& aliases)
{
    return CandidateBuilder{aliases}.build(product);
}

Candidate candidate_of(const Component& component, const AliasTable& aliases)
{
    return CandidateBuilder{aliases}.build(component);
}

}  // namespace advisory::matching
