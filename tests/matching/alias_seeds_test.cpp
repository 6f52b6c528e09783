#include "matching/alias_seeds.hpp"

#include <algorithm>

#include "matching/alias_table.hpp"
#include "matching/identity.hpp"
#include "matching/match_advisory.hpp"
#include "matching/names.hpp"
#include "matching/seeds/texts.hpp"
#include "tests/matching/sample.hpp"
#include "tests/support/printers.hpp"

namespace advisory::matching {

namespace {

Alias product_alias(std::string vendor,
                    std::string product,
                    std::string canonical_vendor,
                    std::string canonical_product)
{
    Alias alias;
    alias.vendor = std::move(vendor);
    alias.product = std::move(product);
    alias.canonical_vendor = std::move(canonical_vendor);
    alias.canonical_product = std::move(canonical_product);
    alias.kind = "official";
    return alias;
}

Alias vendor_alias(std::string vendor, std::string canonical)
{
    return product_alias(std::move(vendor), "", std::move(canonical), "");
}

/// What the notice on `product` says of `component`; nothing when it does not mean it.
std::vector<Match> matches_of(const std::string& product,
                              const std::string& vendor,
                              const Component& component)
{
    auto notice = test::notice({product + " 9.0 以前"});
    if (!vendor.empty())
        notice.items[0].vendors.push_back(vendor);
    return match_advisory(notice, test::index_of({component}));
}

}  // namespace

TEST_SUITE("alias seeds")
{
    TEST_CASE("the tables that ship are well formed and sound")
    {
        const auto vendors = read_seed_table(SeedKind::vendors, seeds::vendors);
        const auto products = read_seed_table(SeedKind::products, seeds::products);
        const auto denied = read_seed_table(SeedKind::denied, seeds::denied);

        const auto faults = find_faults(shipped_aliases());

        for (const auto* const table : {&vendors, &products, &denied}) {
            for (const auto& fault : table->faults)
                FAIL_CHECK(fault);
        }
        for (const auto& fault : faults)
            FAIL_CHECK(fault);
        CHECK(vendors.aliases.size() > 250);
        CHECK(products.aliases.size() > 250);
        CHECK(denied.aliases.size() > 10);
        CHECK(shipped_aliases().size() ==
              vendors.aliases.size() + products.aliases.size() + denied.aliases.size());
    }

    TEST_CASE("every name that ships leads where its row says")
    {
        const AliasTable table{{}};

        for (const auto& alias : shipped_aliases()) {
            CAPTURE(alias.vendor);
            CAPTURE(alias.product);
            if (alias.is_denied)
                continue;
            CHECK(alias.source.starts_with("shipped: "));
            if (alias.product.empty()) {
                CHECK(table.vendor(alias.vendor) == vendor_key_of(alias.canonical_vendor));
                continue;
            }
            const auto name = table.product(alias.product, alias.vendor);
            CHECK(name.vendor == vendor_key_of(alias.canonical_vendor));
            CHECK(name.product == key_of(alias.canonical_product));
            CHECK(name.is_alias);
            CHECK(name.is_oem == (alias.kind == "oem"));
        }
    }

    TEST_CASE("a row is read column by column, one alias for each of its names")
    {
        constexpr std::string_view text =
            "# of a test\n"
            "\n"
            "canonical_vendor\tcanonical_product\tmaker\tnames\tlanguage\tkind\tvalid_from\t"
            "valid_until\tsource\n"
            "Contoso\tViewer\t-\tBetrachter | Old Viewer\tde\tformer_name\t-\t2018-01-03\tits "
            "maker\n";

        const auto [aliases, faults] = read_seed_table(SeedKind::products, text);

        CHECK(faults.empty());
        REQUIRE(aliases.size() == 2);
        CHECK(aliases[0].product == "Betrachter");
        CHECK(aliases[1].product == "Old Viewer");
        CHECK(aliases[1].vendor.empty());
        CHECK(aliases[1].canonical_vendor == "Contoso");
        CHECK(aliases[1].canonical_product == "Viewer");
        CHECK(aliases[1].language == "de");
        CHECK(aliases[1].kind == "former_name");
        CHECK(aliases[1].valid_from.empty());
        CHECK(aliases[1].valid_until == "2018-01-03");
        CHECK(aliases[1].source == "shipped: its maker");
        CHECK_FALSE(aliases[1].is_denied);
    }

    TEST_CASE("a row with too few columns or an empty one is told by its line")
    {
        constexpr std::string_view text =
            "vendor\tproduct\tother_vendor\tother_product\tsource\n"
            "Contoso\tViewer\n"
            "Contoso\tViewer\t\tX\ta test\n"
            "Contoso\tViewer\t-\tX\ta test\n";

        const auto [aliases, faults] = read_seed_table(SeedKind::denied, text);

        REQUIRE(faults.size() == 2);
        CHECK(faults[0].starts_with("line 2:"));
        CHECK(faults[1].starts_with("line 3:"));
        REQUIRE(aliases.size() == 1);
        CHECK(aliases[0].is_denied);
    }

    TEST_CASE("what makes a table unsound is found")
    {
        auto denied = product_alias("A", "x", "A", "X");
        denied.is_denied = true;
        auto odd_kind = vendor_alias("A", "B");
        odd_kind.kind = "cousin";
        auto odd_day = vendor_alias("A", "B");
        odd_day.valid_until = "2018-02-30";
        const std::vector<std::vector<Alias>> tables{
            {vendor_alias("A", "")},
            {vendor_alias("A Inc.", "A")},
            {vendor_alias("A", "B"), vendor_alias("a", "C")},
            {vendor_alias("A", "B"), vendor_alias("B", "C")},
            {product_alias("", "x", "", "y")},
            {product_alias("Unknown", "x", "B", "y")},
            {product_alias("", "x", "B", "y"), product_alias("", "X", "B", "z")},
            {product_alias("", "x", "B", "y"), product_alias("B", "y", "B", "z")},
            {product_alias("", "x", "A", "y"), vendor_alias("A", "B")},
            {denied},
            {odd_kind},
            {odd_day},
        };

        for (std::size_t number = 0; number < tables.size(); ++number) {
            CAPTURE(number);
            CHECK_FALSE(find_faults(tables[number]).empty());
        }
        CHECK(find_faults(std::vector{vendor_alias("A", "B"), product_alias("A", "x", "B", "y")})
                  .empty());
    }

    TEST_CASE("makers of medical devices are known by the names they had")
    {
        const AliasTable table{{}};
        struct Row {
            const char* one;
            const char* other;
        };
        for (const auto& [one, other] : {
                 Row{"東芝メディカルシステムズ株式会社", "Canon Medical Systems Corporation"},
                 Row{"日立アロカメディカル", "富士フイルムヘルスケア(株)"},
                 Row{"GE横河メディカルシステム", "GEヘルスケアジャパン株式会社"},
                 Row{"シーメンスヘルスケア株式会社", "Siemens Healthineers AG"},
                 Row{"Philips Japan", "フィリップス・ジャパン"},
                 Row{"日本光電工業株式会社", "NIHON KOHDEN"},
                 Row{"Hillrom", "Welch Allyn, Inc."},
                 Row{"BD", "Becton, Dickinson and Company"},
                 Row{"Smiths Medical", "Hospira, Inc."},
                 Row{"Draegerwerk AG & Co. KGaA", "ドレーゲル"},
             }) {
            CAPTURE(one);
            CHECK(table.vendor(one) == table.vendor(other));
        }
        CHECK(table.vendor("キヤノン") != table.vendor("キヤノンメディカルシステムズ"));
        CHECK(table.vendor("Siemens") != table.vendor("Siemens Healthineers"));
        CHECK(table.vendor("富士フイルム") != table.vendor("富士フイルムヘルスケア"));
    }

    TEST_CASE("products are known by their names in CPE, in Japanese and in the past")
    {
        const AliasTable table{{}};
        struct Row {
            const char* vendor;
            const char* one;
            const char* other;
        };
        for (const auto& [vendor, one, other] : {
                 Row{"Microsoft", "windows_10_1809", "Windows 10 IoT Enterprise LTSC"},
                 Row{"Red Hat", "enterprise_linux", "RHEL"},
                 Row{"apache", "http_server", "Apache httpd"},
                 Row{"trendmicro", "officescan", "ウイルスバスター コーポレートエディション"},
                 Row{"pulsesecure", "pulse_connect_secure", "Ivanti Connect Secure"},
                 Row{"citrix", "application_delivery_controller", "NetScaler ADC"},
                 Row{"polarssl", "polarssl", "Mbed TLS"},
                 Row{"haxx", "curl", "curl"},
                 Row{"NextGen Healthcare", "Mirth Connect", "NextGen Connect"},
                 Row{"FileMaker", "FileMaker Server", "Claris FileMaker Server"},
             }) {
            CAPTURE(one);
            const auto left = table.product(one, vendor);
            const auto right = table.product(other, {});
            CHECK(left.vendor == right.vendor);
            CHECK(left.product == right.product);
        }
        CHECK(table.product("IOS", "Cisco") != table.product("iOS", "Apple"));
        CHECK(table.product("OpenJDK", {}).product != table.product("JDK", "Oracle").product);
        CHECK_FALSE(table.product("iOS", {}).is_alias);
        CHECK_FALSE(table.product("Firebird", {}).is_alias);
    }

    TEST_CASE("what is never the same is no match, by name or likeness")
    {
        using test::component;
        struct Row {
            const char* product = "";
            const char* vendor = "";
            Component component;
        };
        for (const auto& [product, vendor, own] : {
                 Row{"ImageServer",
                     "キヤノン",
                     component("キヤノンメディカルシステムズ", "ImageServer", "1")},
                 Row{"Zstandard",
                     "Facebook",
                     component("", "zstandard", "1", "pkg:pypi/zstandard@1")},
                 Row{"Siemens NX", "", component("", "nx", "1", "pkg:npm/nx@1")},
                 Row{"NeXT", "NeXT", component("", "next-tick", "1", "pkg:npm/next-tick@1")},
                 Row{"MobileIron Core",
                     "",
                     component("", "core", "1", "pkg:maven/org.example/core@1")},
                 Row{"Artifactory",
                     "JFrog",
                     component("", "artifactory", "1", "pkg:gem/artifactory@1")},
                 Row{"Chainsaw", "Apache", component("", "chainsaw", "1", "pkg:npm/chainsaw@1")},
                 Row{"PCU (airbag)", "", component("Contoso", "PCU", "1")},
                 Row{"4D", "4D", component("", "Ada", "1")},
             }) {
            CAPTURE(product);
            CHECK(matches_of(product, vendor, own).empty());
        }
    }

    TEST_CASE("the likes of what is denied are still found")
    {
        using test::component;
        CHECK_FALSE(matches_of("ImageServer", "Contoso", component("キヤノン", "ImageServer", "1"))
                        .empty());
        CHECK_FALSE(
            matches_of("Zstandard", "Facebook", component("Facebook", "Zstandard", "1")).empty());
        CHECK_FALSE(
            matches_of("Zstandard", "", component("", "zstandard", "1", "pkg:pypi/zstandard@1"))
                .empty());
        CHECK_FALSE(matches_of("Siemens NX", "", component("Siemens", "NX", "1")).empty());
        CHECK_FALSE(matches_of("PostgreSQL、PostgreSQL JDBC Driver",
                               "",
                               component("", "", "1", "pkg:maven/org.postgresql/postgresql@1"))
                        .empty());
    }

    TEST_CASE("a person's denial vetoes an alias, a name and a likeness")
    {
        using test::component;
        struct Row {
            const char* vendor = "";
            const char* product = "";
            Component component;
        };
        for (const auto& [vendor, product, own] : {
                 Row{"Apache", "httpd", component("Apache", "HTTP Server", "1")},
                 Row{"Contoso", "ImageServer", component("Example", "ImageServer", "1")},
                 Row{"Contoso", "Frame Viewer", component("Contoso", "Frame Viewer Pro", "1")},
             }) {
            CAPTURE(product);
            auto denial = product_alias(vendor, product, own.vendor, own.name);
            denial.is_denied = true;
            auto notice = test::notice({std::string{product} + " 9.0 以前"});
            notice.items[0].vendors = {vendor};

            const auto before = test::index_of({own});
            const auto after = test::index_of(test::registered({own}), {denial});

            CHECK(match_advisory(notice, before).size() == 1);
            CHECK(match_advisory(notice, after).empty());
        }
    }

    TEST_CASE("software under another maker's name says so beside the verdict")
    {
        const auto matches =
            matches_of("JP1/VERITAS NetBackup", "", test::component("Veritas", "NetBackup", "8.0"));
        const auto own =
            matches_of("Veritas NetBackup", "", test::component("Veritas", "NetBackup", "8.0"));

        REQUIRE(matches.size() == 1);
        CHECK(std::ranges::count(matches[0].reasons, Reason::id_alias) == 1);
        CHECK(std::ranges::count(matches[0].reasons, Reason::oem_relation) == 1);
        REQUIRE(own.size() == 1);
        CHECK(std::ranges::count(own[0].reasons, Reason::oem_relation) == 0);
    }

    TEST_CASE("a package that a row names is the product, another of its name is not surely")
    {
        using test::component;
        const auto named =
            matches_of("Django", "Django", component("", "", "1", "pkg:pypi/django@1"));
        const auto bare = matches_of("Redis", "", component("", "", "1", "pkg:pypi/redis@1"));

        REQUIRE(named.size() == 1);
        CHECK(named[0].verdict == Verdict::affected);
        REQUIRE(bare.size() == 1);
        CHECK(bare[0].verdict == Verdict::review);
    }
}

}  // namespace advisory::matching
