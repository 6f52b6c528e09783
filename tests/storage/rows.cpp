#include "tests/storage/rows.hpp"

#include "storage/message_store.hpp"

namespace advisory::test {

Time at(std::string_view time)
{
    return read_time(time).value();
}

RawMail make_mail(std::string bytes, std::uint32_t uid)
{
    RawMail mail;
    mail.mailbox = "psirt";
    mail.folder = "INBOX";
    mail.uid_validity = 7;
    mail.uid = uid;
    mail.internal_date = at("2026-11-22T08:00:00+09:00");
    mail.size = bytes.size();
    mail.bytes = std::move(bytes);
    return mail;
}

std::string save_mail(storage::Database& db, std::string bytes)
{
    auto sha256 = "sha256 of " + bytes;
    storage::MessageStore{db}.save(make_mail(std::move(bytes)), sha256, {}, at("2026-11-22"));
    return sha256;
}

Advisory make_rich_advisory()
{
    using namespace std::string_literals;

    AffectedRange affected;
    affected.product = "Apache Log4j-core";
    affected.phrase = "2.15.0より前の2系のバージョン";
    affected.status = PhraseStatus::parsed;
    affected.intervals = {
        {.low = Bound{"9", true}, .high = std::nullopt},
        {.low = Bound{"2", true}, .high = Bound{"2.15.0", false}},
        {.low = Bound{"1.2.3", true}, .high = Bound{"1.2.3", true}},
        {.low = std::nullopt, .high = Bound{"0.9|<x, %41", true}},
        {.low = Bound{"", false}, .high = std::nullopt},
    };
    affected.cves = {"CVE-2021-44228", "CVE-2021-44228"};
    affected.qualifiers = {{"serial_prefix", "<=24061"}, {"platform", "Windows 版"}};
    affected.flags = {"AMBIGUOUS_BOUND"};
    affected.models = {"Q04UDEHCPU", "Q06UDEHCPU", ""};
    affected.stated_on = "2022-01-04";
    affected.span = {.begin = 120, .end = 171};

    AffectedRange unread;
    unread.phrase = "一部のバージョン";
    unread.status = PhraseStatus::unparsed;

    AdvisoryItem item;
    item.title = "Robert'); DROP TABLE item;--";
    item.vendors = {"The Apache Software Foundation", ""};
    item.cves = {"CVE-2021-44228", "CVE-2021-45046"};
    item.jvn = {"JVNVU#96768815"};
    item.cvss = {{"3.1", "CVSS:3.1/AV:N/AC:L", 9.8}, {"2.0", "", std::nullopt}, {"4.0", "", 0.1}};
    item.affected = {affected, unread};
    item.unaffected = {unread};
    item.fixed = {affected};
    item.cwes = {"CWE-502", "CWE-20"};
    item.other = {"VU#930724", "APSB24-01'; --"};
    item.severity = "critical";
    item.superseded = {unread, affected};
    item.workarounds = {
        {.text = "formatMsgNoLookups\nを true に",
         .stated_on = "2021-12-11",
         .is_withdrawn = true,
         .span = {.begin = 200, .end = 240}},
        {.text = "JndiLookup を削除", .stated_on = "", .span = {}},
    };
    item.vendor_status = {{"例製作所", "該当製品あり"}, {"'; --", ""}};
    item.urls = {"https://example.jp/?q=%27%00", "https://example.jp/2"};

    Advisory advisory;
    advisory.source = Source::jpcert;
    advisory.kind = Kind::alert;
    advisory.id = "JPCERT-AT-2021-0050";
    advisory.title = "Apache Log4jの\"任意のコード実行\"の脆弱性\r\n\x1b[31m"s;
    advisory.published = "2021-12-11";
    advisory.updated = "2022-01-04";
    advisory.url = "https://www.jpcert.or.jp/at/2021/at210050.html";
    advisory.charset = "iso-2022-jp";
    advisory.authenticity = {.level = "A2", .checks = {"dkim=pass", "nul \0 inside"s}};
    advisory.items = {item, AdvisoryItem{}};
    advisory.history = {{"2021-12-11", "初版"}, {"2022-01-04", "更新"}};
    advisory.warnings = {"ill-formed \xff\xfe bytes", ""};
    return advisory;
}

storage::StoredAdvisory make_notice(storage::Database& db, std::string id, std::string text)
{
    AdvisoryItem item;
    item.title = "Example product";
    item.cves = {"CVE-2026-1111"};

    storage::StoredAdvisory notice;
    notice.advisory.source = Source::jpcert;
    notice.advisory.kind = Kind::alert;
    notice.advisory.id = std::move(id);
    notice.advisory.title = "Example notice";
    notice.advisory.published = "2026-11-01";
    notice.advisory.items = {std::move(item)};
    notice.message_sha256 = save_mail(db, text);
    notice.text = std::move(text);
    notice.parser = "jpcert_alert 1";
    notice.received_at = at("2026-11-22");
    return notice;
}

InventoryFile make_inventory(std::string product_id, std::string version)
{
    ProductVersion product;
    product.product_id = product_id;
    product.product_name = "Infusion pump";
    product.version = version;

    Component component;
    component.product_id = std::move(product_id);
    component.product_version = std::move(version);
    component.vendor = "Apache";
    component.name = "log4j-core";
    component.version = "2.14.1";

    InventoryFile file;
    file.products = {std::move(product)};
    file.components = {std::move(component)};
    return file;
}

}  // namespace advisory::test
