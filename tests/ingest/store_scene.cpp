#include "tests/ingest/store_scene.hpp"

#include <fmt/format.h>

#include "core/vocabulary.hpp"
#include "parsers/phrases/phrase.hpp"
#include "storage/message_store.hpp"

namespace advisory::test {

void StoreScene::add_notice(const std::string& id, std::string_view phrase, std::string text)
{
    RawMail mail;
    mail.mailbox = "test";
    mail.bytes = fmt::format("X-Synthetic: written for the tests of advisoryd\r\n\r\n{} {}{}",
                             id,
                             phrase,
                             text);
    storage::StoredAdvisory notice;
    notice.message_sha256 = "sha256 of " + mail.bytes;
    storage::MessageStore{db}.save(mail, notice.message_sha256, {}, now);

    notice.advisory.id = id;
    notice.advisory.title = "A notice";
    auto& item = notice.advisory.items.emplace_back();
    item.cves = {"CVE-2026-0001"};
    if (!phrase.empty())
        item.affected.push_back(parsers::read_phrase(phrase));
    notice.text = std::move(text);
    notice.parser = "test";
    notice.received_at = now;
    advisories.save(notice);
}

void StoreScene::import_bill(const std::string& product,
                             const Parts& parts,
                             const std::string& name)
{
    ProductVersion version;
    version.product_id = product;
    version.product_name = "Unit " + product;
    version.version = "1.0";
    Sbom bill;
    for (const auto& [part, part_version] : parts) {
        auto& component = bill.components.emplace_back();
        component.vendor = part;
        component.name = part;
        component.version = part_version;
    }
    inventory.import(version,
                     bill,
                     storage::Replaces::all_of_version,
                     {.name = name + ".json", .sha256 = name, .bytes = {}, .imported_at = now});
}

std::int64_t StoreScene::add_alias(std::string alias, std::string canonical)
{
    Alias row;
    row.product = std::move(alias);
    row.canonical_product = std::move(canonical);
    return aliases.add(row, now);
}

ingest::EvaluationResult StoreScene::evaluate(std::string_view id, std::string_view cause)
{
    storage::Transaction transaction{db};
    const auto result = evaluator.evaluate(id, cause);
    transaction.commit();
    return result;
}

std::vector<std::string> StoreScene::verdicts(std::string_view advisory)
{
    std::vector<std::string> verdicts;
    for (const auto& live : matches.live_of(advisory)) {
        verdicts.push_back(fmt::format("{} {} {}",
                                       live.product.product_id,
                                       live.component.name,
                                       name_of(live.match.verdict)));
    }
    return verdicts;
}

std::vector<std::string> StoreScene::alerts()
{
    std::vector<std::string> alerts;
    for (const auto& alert : outbox.pending("test", 1000))
        alerts.push_back(fmt::format("{} {}: {}", alert.event, alert.product_id, alert.cause));
    return alerts;
}

}  // namespace advisory::test
