#include "tests/cli/sample_store.hpp"

#include <fmt/format.h>

#include "core/mail.hpp"
#include "matching/match_advisory.hpp"
#include "storage/advisory_store.hpp"
#include "storage/inventory_store.hpp"
#include "storage/match_store.hpp"
#include "storage/message_store.hpp"
#include "trust/sha256.hpp"

namespace advisory::test {

namespace {

storage::SavedAdvisory save_advisory(storage::Database& db, const SampleMatch& sample)
{
    const auto sha256 = trust::sha256_hex(sample.advisory_id + sample.title);
    RawMail mail;
    mail.mailbox = "psirt";
    mail.folder = "INBOX";
    mail.bytes = "Subject: " + sample.title;
    storage::MessageStore{db}.save(mail, sha256, {}, sample.made_at);

    AffectedRange affected;
    affected.product = sample.component;
    affected.phrase = sample.phrase;
    affected.status = PhraseStatus::parsed;
    affected.intervals = {{.low = Bound{"2", true}, .high = Bound{"2.15.0", false}}};

    storage::StoredAdvisory stored;
    stored.text = fmt::format("はじめに\n{}\n{}\n以上\n", "I. 概要", sample.phrase);
    affected.span.begin = stored.text.find(sample.phrase);
    affected.span.end = affected.span.begin + sample.phrase.size();
    stored.advisory.source = Source::jpcert;
    stored.advisory.kind = Kind::alert;
    stored.advisory.id = sample.advisory_id;
    stored.advisory.title = sample.title;
    stored.advisory.published = "2021-12-11";
    auto& item = stored.advisory.items.emplace_back();
    item.title = sample.title;
    item.cves = {sample.cve};
    item.cvss = {{.version = "3.1", .vector = "", .score = sample.cvss}};
    item.affected = {affected};
    stored.message_sha256 = sha256;
    stored.parser = "parsers-test";
    stored.received_at = sample.made_at;
    return storage::AdvisoryStore{db}.save(stored);
}

Component save_component(storage::Database& db, const SampleMatch& sample)
{
    InventoryFile file;
    ProductVersion product;
    product.product_id = sample.product_id;
    product.product_name = sample.product_name;
    product.version = "2.1";
    product.vendor = "例製作所";
    file.products.push_back(product);

    Component component;
    component.product_id = sample.product_id;
    component.product_version = "2.1";
    component.vendor = "Apache";
    component.name = sample.component;
    component.version = "2.14.1";
    file.components.push_back(component);

    storage::InventoryStore store{db};
    store.import(file,
                 {.name = "a.csv",
                  .sha256 = std::string(64, 'a'),
                  .bytes = "a",
                  .imported_at = sample.made_at});
    return store.components_of(store.find(sample.product_id).front().row).back();
}

}  // namespace

std::int64_t save_match(storage::Database& db, const SampleMatch& sample)
{
    storage::Transaction transaction{db};
    const auto component = save_component(db, sample);
    const auto saved = save_advisory(db, sample);
    storage::InventoryStore inventory{db};

    Match match;
    match.product = inventory.find(sample.product_id).front().row;
    match.component = component.row;
    match.verdict = sample.verdict;
    match.reasons = {Reason::id_exact, Reason::range_in};
    match.cves = {sample.cve};
    match.phrase = sample.phrase;
    match.vers = "vers:generic/>=2|<2.15.0";
    const auto stored = storage::AdvisoryStore{db}.find(sample.advisory_id);
    match.span = stored->advisory.items.front().affected.front().span;
    match.evidence = {
        .identity_rule = "I4 alias",
        .advisory_name = sample.component,
        .inventory_name = "log4j-core",
        .scheme = "maven",
        .comparisons = {"2.14.1 < 2.15.0: inside"},
        .questions = {"Is the log4j of the vendor patched?"},
    };

    const auto rows = storage::MatchStore{db}.save(
        {
            .revision = saved.revision,
            .snapshot = inventory.snapshot(),
            .rules = std::string{matching::rules()},
            .products = 1,
            .components = 1,
            .made_at = sample.made_at,
        },
        {match});
    transaction.commit();
    return rows.front();
}

void save_alike(storage::Database& db, const std::string& advisory_id, int count)
{
    storage::Transaction transaction{db};
    storage::MatchStore store{db};
    const auto stored = store.live_of(advisory_id).front();
    std::vector<Match> matches;
    for (int number = 0; number < count; ++number) {
        matches.push_back(stored.match);
        matches.back().phrase = fmt::format("{} 製品", number);
    }
    store.save({.revision = stored.revision,
                .snapshot = stored.snapshot,
                .rules = stored.rules,
                .cause = {},
                .products = 1,
                .components = 1,
                .made_at = stored.created_at},
               matches);
    transaction.commit();
}

}  // namespace advisory::test
