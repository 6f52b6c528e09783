#include "tests/cli/inventory_session.hpp"

#include <fmt/format.h>

#include "tests/support/files.hpp"
#include "tests/support/printers.hpp"

namespace advisory::test {

std::string SampleBill::text() const
{
    std::string components;
    for (const auto& part : parts)
        components +=
            fmt::format(R"({}{{"type":"library","name":"{}","version":"{}"{}{}}})",
                        components.empty() ? "" : ",",
                        part.name,
                        part.version,
                        part.purl.empty() ? "" : fmt::format(R"(,"purl":"{}")", part.purl),
                        part.parts.empty() ? "" : fmt::format(R"(,"components":[{}])", part.parts));
    return fmt::format(
        R"({{"bomFormat":"CycloneDX","specVersion":"1.5","version":{},"metadata":{{"component":)"
        R"({{"type":"device","name":"{}","version":"{}"}}}},"components":[{}]}})",
        edition,
        subject,
        version,
        components);
}

Ran InventorySession::inventory(std::vector<std::string> words, std::string_view in)
{
    words.insert(words.begin(), "inventory");
    return run(std::move(words), in);
}

Ran InventorySession::import(std::string_view bytes, const std::vector<std::string>& words)
{
    std::vector<std::string> all{"import", "-"};
    all.insert(all.end(), words.begin(), words.end());
    return inventory(std::move(all), bytes);
}

void InventorySession::register_viewer(std::initializer_list<std::string_view> components)
{
    const auto ran = import(
        "product_id,product_name,version,vendor\n"
        "P-100,画像ビューア,2.1,例製作所\n");
    REQUIRE(ran.status == cli::ExitStatus::done);
    if (components.size() == 0)
        return;

    std::string rows = "product_id,product_version,component_vendor,component,component_version\n";
    for (const auto component : components)
        rows += fmt::format("P-100,2.1,{}\n", component);
    REQUIRE(import(rows).status == cli::ExitStatus::done);
}

void InventorySession::take_notice(std::string_view name)
{
    const auto ran = run({"ingest", data_path(fmt::format("notices/{}.eml", name)).string()});
    REQUIRE(has(ran.out, "1 mails read, 1 of them new\n"));
}

std::string InventorySession::matches()
{
    return run({"matches", "--verdict", "affected,review,not_affected", "--format", "json"}).out;
}

}  // namespace advisory::test
