#include "tests/matching/sample.hpp"

#include "parsers/phrases/phrase.hpp"

namespace advisory::test {

Component component(std::string_view vendor,
                    std::string_view name,
                    std::string_view version,
                    std::string_view purl,
                    std::string_view cpe)
{
    Component made;
    made.product_id = "MON";
    made.product_version = "1.0";
    made.vendor = vendor;
    made.name = name;
    made.version = version;
    made.purl = purl;
    made.cpe = cpe;
    return made;
}

matching::RegisteredProduct registered(std::vector<Component> components)
{
    ProductVersion monitor;
    monitor.row = 1;
    monitor.product_id = "MON";
    monitor.product_name = "Monitor";
    monitor.version = "1.0";
    monitor.vendor = "Sample";

    std::int64_t row = 0;
    for (auto& component : components)
        component.row = ++row;
    return {.product = monitor, .components = std::move(components), .installations = {}};
}

matching::InventoryIndex index_of(std::vector<Component> components)
{
    return index_of(registered(std::move(components)));
}

matching::InventoryIndex index_of(const ProductVersion& product)
{
    return index_of({.product = product, .components = {}, .installations = {}});
}

matching::InventoryIndex index_of(const matching::RegisteredProduct& registered,
                                  const std::vector<Alias>& aliases)
{
    std::vector<std::string> vendors{registered.product.vendor};
    for (const auto& component : registered.components)
        vendors.push_back(component.vendor);

    matching::InventoryIndex index{aliases};
    index.know_vendors(vendors);
    index.put(registered);
    return index;
}

Advisory notice(const std::vector<std::string>& phrases, std::vector<std::string> cves)
{
    AdvisoryItem item;
    item.cves = std::move(cves);
    for (const auto& phrase : phrases)
        item.affected.push_back(range(phrase));

    Advisory advisory;
    advisory.id = "JPCERT-AT-2026-0001";
    advisory.items.push_back(std::move(item));
    return advisory;
}

AffectedRange range(std::string_view phrase)
{
    return parsers::read_phrase(phrase);
}

}  // namespace advisory::test
