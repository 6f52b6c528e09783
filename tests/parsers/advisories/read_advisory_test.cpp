#include "parsers/advisories/read_advisory.hpp"

#include <algorithm>

#include "parsers/mail/decode_mail.hpp"
#include "tests/support/files.hpp"
#include "tests/support/printers.hpp"

namespace advisory::parsers {

namespace {

Advisory read(const std::string& file)
{
    return read_advisory(decode_mail(test::read_data("notices/" + file)));
}

Mail mail_with(std::string_view subject, std::string_view text)
{
    Mail mail;
    mail.subject = subject;
    mail.text = text;
    mail.charset = "utf-8";
    return mail;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_SUITE("JPCERT/CC alert")
{
    TEST_CASE("an alert is read in full")
    {
        const auto advisory = read("jpcert-openssl-3.0.eml");

        CHECK(advisory.source == Source::jpcert);
        CHECK(advisory.kind == Kind::alert);
        CHECK(advisory.id == "JPCERT-AT-2022-9002");
        CHECK(advisory.title == "OpenSSLの脆弱性（CVE-2022-3602、CVE-2022-3786）に関する注意喚起");
        CHECK(advisory.published == "2022-11-02");
        CHECK(advisory.updated.empty());
        CHECK(advisory.url == "https://www.jpcert.or.jp/at/2022/at229002.html");
        CHECK(advisory.warnings.empty());
        REQUIRE(advisory.items.size() == 1);
        CHECK(advisory.items[0].cves == Texts{"CVE-2022-3602", "CVE-2022-3786"});
        REQUIRE(advisory.items[0].affected.size() == 1);
        CHECK(advisory.items[0].affected[0].phrase ==
              "OpenSSL 3.0.0 から 3.0.7 より前のバージョン");
    }

    TEST_CASE("a span leads back to the words in the mail")
    {
        const auto mail = decode_mail(test::read_data("notices/jpcert-openssl-3.0.eml"));

        const auto advisory = read_advisory(mail);

        const auto [begin, end] = advisory.items.at(0).affected.at(0).span;
        CHECK(mail.text.substr(begin, end - begin).find("3.0.7 より前") != std::string::npos);
    }

    TEST_CASE("an update states its date, its history and the CVEs that it adds")
    {
        const auto advisory = read("jpcert-log4j-update.eml");

        CHECK(advisory.published == "2021-12-11");
        CHECK(advisory.updated == "2022-01-04");
        REQUIRE(advisory.history.size() == 3);
        CHECK(advisory.history[0].text == "初版");
        CHECK(advisory.history[2].date == "2022-01-04");
        const auto& affected = advisory.items.at(0).affected;
        REQUIRE(affected.size() == 3);
        CHECK(affected[1].cves == Texts{"CVE-2021-45105"});
        CHECK(affected[2].status == PhraseStatus::none);
        CHECK(std::ranges::count(affected[2].cves, "CVE-2021-44832") == 1);
    }

    TEST_CASE("corrected versions and workarounds are not affected versions")
    {
        const auto item = read("jpcert-log4j-first.eml").items.at(0);

        REQUIRE(item.affected.size() == 1);
        CHECK(item.affected[0].phrase == "Apache Log4j-core 2.15.0より前の2系のバージョン");
        CHECK(item.unaffected.at(0).product == "Apache Log4j");
        CHECK(item.fixed.size() == 1);
    }

    TEST_CASE("an alert is read in every dress that it comes in")
    {
        for (const auto* file : {"jpcert-openssl-1.1.1-clearsigned.eml",
                                 "jpcert-struts-iso2022jp-qp.eml",
                                 "jpcert-bind-no-charset.eml",
                                 "jpcert-fortios-vendor-characters.eml",
                                 "jpcert-dcmtk-wrong-label.eml",
                                 "jpcert-vxworks-iso2022jp-base64.eml",
                                 "jpcert-redis-alternative.eml",
                                 "forward-quoted-curl.eml",
                                 "html-only-zlib.eml",
                                 "jpcert-2011-layout.eml"}) {
            CAPTURE(file);
            const auto advisory = read(file);

            CHECK(advisory.source == Source::jpcert);
            CHECK(advisory.kind == Kind::alert);
            CHECK_FALSE(advisory.published.empty());
            REQUIRE(advisory.items.size() == 1);
            CHECK_FALSE(advisory.items[0].affected.empty());
        }
    }

    TEST_CASE("an alert on no product is a campaign")
    {
        const auto advisory = read("jpcert-phishing-campaign.eml");

        CHECK(advisory.kind == Kind::campaign);
        CHECK(advisory.items.at(0).affected.empty());
    }

    TEST_CASE("an alert without a section on affected systems names its product, without a version")
    {
        const auto advisory = read_advisory(mail_with("",
                                                      "JPCERT-AT-2026-0002\n"
                                                      "2026-11-02\n\n"
                                                      "<<< JPCERT/CC Alert 2026-11-02 >>>\n\n"
                                                      "Contoso Viewer の脆弱性に関する注意喚起\n\n"
                                                      "I. 概要\n脆弱性があります。\n"));

        const auto& affected = advisory.items.at(0).affected;
        REQUIRE(affected.size() == 1);
        CHECK(affected[0].product == "Contoso Viewer");
        CHECK(affected[0].status == PhraseStatus::none);
    }

    TEST_CASE("a mail that only cites an alert is none")
    {
        const auto advisory = read_advisory(
            mail_with("news", "JPCERT-AT-2026-0002 が公開されました。\n\nI. 概要\n今月のまとめ\n"));

        CHECK(advisory.kind == Kind::unknown);
    }
}

TEST_SUITE("IPA security alert")
{
    TEST_CASE("an alert in Shift_JIS is read in full")
    {
        const auto advisory = read("ipa-struts-shift-jis.eml");

        CHECK(advisory.source == Source::ipa);
        CHECK(advisory.kind == Kind::security_alert);
        CHECK(advisory.id == "IPA-alert20231213");
        CHECK(advisory.charset == "shift_jis");
        CHECK(advisory.published == "2023-12-13");
        CHECK(advisory.title == "Apache Struts 2 の脆弱性対策について(CVE-2023-50164)");
        REQUIRE(advisory.items.size() == 1);
        CHECK_FALSE(advisory.items[0].affected.empty());
    }

    TEST_CASE("the last of several update marks is when it was updated")
    {
        const auto advisory = read("ipa-panos-signed.eml");

        CHECK(advisory.published == "2024-04-15");
        CHECK(advisory.updated == "2024-04-19");
    }

    TEST_CASE("an alert without versions keeps its product")
    {
        const auto affected = read("ipa-no-versions.eml").items.at(0).affected;

        REQUIRE_FALSE(affected.empty());
        CHECK(affected[0].status == PhraseStatus::none);
        CHECK_FALSE(affected[0].product.empty());
    }
}

TEST_SUITE("families")
{
    TEST_CASE("who sent a mail decides only what has no structure of its own")
    {
        auto mail = mail_with("[psirt] ランサムウェアの被害にご注意ください",
                              "ランサムウェアの被害が増えています。\n");
        mail.from = "x@relay.example";
        Hints hints;
        hints.ipa_senders = {"relay.example"};
        hints.subject_prefixes = {"[psirt]"};

        const auto hinted = read_advisory(mail, hints);

        CHECK(hinted.kind == Kind::campaign);
        CHECK(hinted.source == Source::ipa);
        CHECK(hinted.title == "ランサムウェアの被害にご注意ください");
        CHECK(read_advisory(mail).kind == Kind::unknown);
    }

    TEST_CASE("a fact of the head and of an item knows its line")
    {
        const auto mail = decode_mail(test::read_data("notices/jpcert-openssl-3.0.eml"));

        const auto advisory = read_advisory(mail);

        REQUIRE_FALSE(advisory.places.empty());
        for (const auto& place : advisory.items.at(0).places) {
            CAPTURE(place.value);
            REQUIRE(place.span.end <= mail.text.size());
            const auto words =
                mail.text.substr(place.span.begin, place.span.end - place.span.begin);
            if (place.field == "cves")
                CHECK(words.find(place.value) != std::string::npos);
        }
        CHECK(std::ranges::count(advisory.items.at(0).places, "cves", &Place::field) == 2);
    }

    TEST_CASE("a family is asked by its structure, whoever sent it")
    {
        struct Row {
            const char* file;
            Source source;
            Kind kind;
        };
        for (const auto& [file, source, kind] : {
                 Row{"jpcert-weekly-report.eml", Source::jpcert, Kind::weekly_report},
                 Row{"jpcert-newsflash-products.eml", Source::jpcert, Kind::newsflash},
                 Row{"jpcert-pr-quarterly.eml", Source::jpcert, Kind::informational},
                 Row{"jvn-note.eml", Source::jvn, Kind::jvn_note},
                 Row{"jvndb-groupware.eml", Source::jvn, Kind::jvn_note},
                 Row{"ipa-2018-java.eml", Source::ipa, Kind::security_alert},
                 Row{"vendor-english-table.eml", Source::other, Kind::alert},
             }) {
            CAPTURE(file);
            auto mail = decode_mail(test::read_data("notices/" + std::string{file}));
            mail.from = "forwarder@hospital.example";
            mail.list_id.clear();

            const auto advisory = read_advisory(mail);

            CHECK(advisory.source == source);
            CHECK(advisory.kind == kind);
        }
    }

    TEST_CASE("a report of nothing but headings has an entry for each")
    {
        std::string text = "JPCERT/CC WEEKLY REPORT\n\n";
        for (int heading = 0; heading < 3000; ++heading)
            text += "情報源\n";

        const auto advisory = read_advisory(mail_with("", text));

        CHECK(advisory.kind == Kind::weekly_report);
        CHECK(advisory.items.size() == 3000);
    }

    TEST_CASE("an entry goes on behind its own headings and a line that begins with 以上")
    {
        const auto advisory = read_advisory(mail_with("",
                                                      "JPCERT/CC WEEKLY REPORT\n\n"
                                                      "【1】Fooに脆弱性\n\n"
                                                      "■情報源\n"
                                                      "Foo\n\n"
                                                      "■概要\n"
                                                      "Fooには脆弱性があります。\n\n"
                                                      "以上のような影響があります。\n\n"
                                                      "対象となるバージョンは次のとおりです。\n\n"
                                                      "- Foo 1.0 以前\n\n"
                                                      "■JPCERT/CC からのお願い\n"
                                                      "- Bar 2.0 以前\n"));

        REQUIRE(advisory.items.size() == 1);
        CHECK(advisory.items[0].title == "Fooに脆弱性");
        REQUIRE(advisory.items[0].affected.size() == 1);
        CHECK(advisory.items[0].affected[0].phrase == "Foo 1.0 以前");
    }

    TEST_CASE("a warning that names a CVE and that nobody can read is unread, not a campaign")
    {
        auto mail = mail_with("Fooを悪用した攻撃に注意",
                              "Foo 1.0 以前が CVE-2026-1234 の影響を受けます。\n");
        mail.from = "news@ipa.go.jp";

        CHECK(read_advisory(mail).kind == Kind::unknown);
    }

    TEST_CASE("a digest of CISA's advisories has an item for each")
    {
        const auto advisory = read("jvn-ics-digest.eml");

        REQUIRE(advisory.items.size() == 4);
        CHECK(advisory.items[0].other == Texts{"ICSA-26-279-01"});
        CHECK(advisory.items[0].affected.at(0).product == "Sample Automation Studio");
        CHECK(advisory.items[0].affected.at(0).status == PhraseStatus::none);
    }

    TEST_CASE("only a CVE that is told apart wherever it stands is none of the notice")
    {
        const auto read_overview = [](const std::string& overview) {
            const auto advisory = read_advisory(
                mail_with("Foo",
                          "概要\n" + overview + "\n\n影響を受けるシステム\n・Foo 1.0 以前\n"));
            REQUIRE(advisory.items.size() == 1);
            return advisory.items[0].cves;
        };

        CHECK(read_overview("本脆弱性（CVE-2026-0001）は、CVE-2024-0002 とは異なる脆弱性です。") ==
              Texts{"CVE-2026-0001"});
        CHECK(read_overview(
                  "CVE-2026-0001 は Bar の脆弱性 (CVE-2024-0002、CVE-2024-0003) とは別です。") ==
              Texts{"CVE-2026-0001"});
        CHECK(read_overview("CVE-2024-0002 とは異なる問題です。CVE-2024-0002 も存在します。") ==
              Texts{"CVE-2024-0002"});
        CHECK(
            read_overview("CVE-2024-0002 とは異なる。CVE-2024-0002 とは別。CVE-2024-0002 です。") ==
            Texts{"CVE-2024-0002"});
    }

    TEST_CASE("a workaround that an update takes back is marked")
    {
        const auto advisory = read("ipa-updates-withdrawn.eml");

        const auto& workarounds = advisory.items.at(0).workarounds;
        REQUIRE(workarounds.size() == 2);
        CHECK_FALSE(workarounds[0].is_withdrawn);
        CHECK(workarounds[1].is_withdrawn);
        const auto warns = [](const std::string& warning) {
            return warning.find("takes back a workaround") != std::string::npos;
        };
        CHECK(std::ranges::any_of(advisory.warnings, warns));
    }
}

TEST_SUITE("unknown mail")
{
    TEST_CASE("every identifier in it is kept")
    {
        const auto advisory =
            read_advisory(mail_with("Fwd: CVE-2026-0001",
                                    "see JVNVU#96768815 and https://example.jp/a, CVE-2026-0002"));

        CHECK(advisory.kind == Kind::unknown);
        CHECK(advisory.source == Source::other);
        CHECK(advisory.id.empty());
        CHECK(advisory.title == "CVE-2026-0001");
        REQUIRE(advisory.items.size() == 1);
        CHECK(advisory.items[0].cves == Texts{"CVE-2026-0001", "CVE-2026-0002"});
        CHECK(advisory.items[0].jvn == Texts{"JVNVU#96768815"});
        CHECK(advisory.items[0].urls == Texts{"https://example.jp/a"});
        CHECK_FALSE(advisory.warnings.empty());
    }

    TEST_CASE("an empty mail and a mail of garbage are read, too")
    {
        for (const auto* text :
             {"", "\n\n\n", "\xff\xfe\x00", "I.\nII.\nIII. \n", "【対象】", "- ", ">"}) {
            CAPTURE(text);
            CHECK(read_advisory(mail_with("", text)).kind == Kind::unknown);
        }
    }

    TEST_CASE("a notice that is cut anywhere is read as far as it goes")
    {
        const auto whole = decode_mail(test::read_data("notices/jpcert-log4j-update.eml"));
        for (std::size_t size = 0; size < whole.text.size(); size += 7) {
            auto cut = whole;
            cut.text.resize(size);
            CAPTURE(size);
            CHECK(read_advisory(cut).items.size() == 1);
        }
    }
}

}  // namespace advisory::parsers
