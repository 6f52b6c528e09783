#include "core/cpe.hpp"

#include <string>

#include "tests/support/printers.hpp"

namespace advisory {

namespace {

struct Good {
    std::string_view text;
    char part;
    std::string_view vendor;
    std::string_view product;
    std::string_view version;
    std::string_view update;
    std::string_view rest;  ///< edition language sw_edition target_sw target_hw other
};

constexpr std::string_view any = "* * * * * *";

/// NISTIR 7695, sections 6.1 (URI) and 6.2 (formatted string), JVN and NVD names.
const Good good[] = {
    {"cpe:2.3:a:openssl:openssl:1.1.1k:*:*:*:*:*:*:*",
     'a',
     "openssl",
     "openssl",
     "1.1.1k",
     "*",
     any},
    {"cpe:2.3:o:microsoft:windows_10:1809:*:*:*:*:*:*:*",
     'o',
     "microsoft",
     "windows_10",
     "1809",
     "*",
     any},
    {"cpe:2.3:h:nec:aterm_gb1200pe:-:*:*:*:*:*:*:*", 'h', "nec", "aterm_gb1200pe", "-", "*", any},
    {R"(cpe:2.3:a:microsoft:internet_explorer:8.0.6001:beta:*:*:*:*:*:*)",
     'a',
     "microsoft",
     "internet_explorer",
     "8.0.6001",
     "beta",
     any},
    {R"(cpe:2.3:a:microsoft:internet_explorer:8.\*:sp?:*:*:*:*:*:*)",
     'a',
     "microsoft",
     "internet_explorer",
     R"(8.\*)",
     "sp?",
     any},
    {R"(cpe:2.3:a:hp:insight_diagnostics:7.4.0.1570:-:*:*:online:win2003:x64:*)",
     'a',
     "hp",
     "insight_diagnostics",
     "7.4.0.1570",
     "-",
     "* * online win2003 x64 *"},
    {R"(cpe:2.3:a:hp:openview_network_manager:7.51:*:*:*:*:linux:*:*)",
     'a',
     "hp",
     "openview_network_manager",
     "7.51",
     "*",
     "* * * linux * *"},
    {R"(cpe:2.3:a:foo\\bar:big\$money_2010:*:*:*:*:special:ipod_touch:80gb:*)",
     'a',
     R"(foo\bar)",
     "big$money_2010",
     "*",
     "*",
     "* * special ipod_touch 80gb *"},
    {R"(cpe:2.3:a:rockwellautomation:industrial_data_center_\(idc\)_with_veeam:*:*:*:*:*:*:*:*)",
     'a',
     "rockwellautomation",
     "industrial_data_center_(idc)_with_veeam",
     "*",
     "*",
     any},
    {R"(cpe:2.3:o:maker\:x:c\+\+_os:2\.0:*:*:*:*:*:*:*)",
     'o',
     "maker:x",
     "c++_os",
     "2.0",
     "*",
     any},
    {R"(cpe:2.3:a:v:p:\*:*:*:*:*:*:*:*)", 'a', "v", "p", R"(\*)", "*", any},
    {R"(cpe:2.3:a:v:p:\-:*:*:*:*:*:*:*)", 'a', "v", "p", R"(\-)", "*", any},
    {R"(cpe:2.3:a:v:p:1\-2:*:*:*:*:*:*:*)", 'a', "v", "p", "1-2", "*", any},
    {"cpe:2.3:a:v:p:1-2:*:*:*:*:*:*:*", 'a', "v", "p", "1-2", "*", any},
    {"cpe:2.3:a:v:p:*:*:*:*:*:*:*:*", 'a', "v", "p", "*", "*", any},
    {"cpe:2.3:a:*:p:1:*:*:*:*:*:*:*", 'a', "*", "p", "1", "*", any},
    {"cpe:2.3:a:v:p*:1.?:*:*:*:*:*:*:*", 'a', "v", "p*", "1.?", "*", any},
    {"cpe:2.3:a:v:*p*:??1:*:*:*:*:*:*:*", 'a', "v", "*p*", "??1", "*", any},
    {"CPE:2.3:A:OpenSSL:OpenSSL:1.1.1K:*:*:*:*:*:*:*",
     'a',
     "openssl",
     "openssl",
     "1.1.1k",
     "*",
     any},
    {"cpe:2.3:a:v:p:1:SP1:*:JA:*:*:*:*", 'a', "v", "p", "1", "sp1", "* ja * * * *"},
    {"cpe:2.3:a:isc:bind:9.9.8:p3:*:*:-:*:*:*", 'a', "isc", "bind", "9.9.8", "p3", "* * - * * *"},
    {"cpe:2.3:a:v:p+q:1:*:*:*:*:*:*:*", 'a', "v", "p+q", "1", "*", any},
    {R"(cpe:2.3:a:v:p:1:*:*:*:*:*:*:o\:x)", 'a', "v", "p", "1", "*", "* * * * * o:x"},
    {"cpe:2.3:a:apache:log4j:2.0:beta9:*:*:*:*:*:*", 'a', "apache", "log4j", "2.0", "beta9", any},
    {"cpe:/a:openssl:openssl:1.1.1k", 'a', "openssl", "openssl", "1.1.1k", "*", any},
    {"cpe:/o:redhat:enterprise_linux", 'o', "redhat", "enterprise_linux", "*", "*", any},
    {"cpe:/a:microsoft:internet_explorer:8.0.6001:beta",
     'a',
     "microsoft",
     "internet_explorer",
     "8.0.6001",
     "beta",
     any},
    {"cpe:/a:microsoft:internet_explorer:8.%02:sp%01",
     'a',
     "microsoft",
     "internet_explorer",
     "8.*",
     "sp?",
     any},
    {"cpe:/a:microsoft:internet_explorer:8.%2a:sp%3f",
     'a',
     "microsoft",
     "internet_explorer",
     R"(8.\*)",
     R"(sp\?)",
     any},
    {"cpe:/a:hp:insight_diagnostics:7.4.0.1570::~~online~win2003~x64~",
     'a',
     "hp",
     "insight_diagnostics",
     "7.4.0.1570",
     "*",
     "* * online win2003 x64 *"},
    {"cpe:/a:hp:openview_network_manager:7.51:-:~~~linux~~",
     'a',
     "hp",
     "openview_network_manager",
     "7.51",
     "-",
     "* * * linux * *"},
    {"cpe:/a:foo~bar:big%7emoney_2010", 'a', "foo~bar", "big~money_2010", "*", "*", any},
    {"cpe:/a:foo%5cbar:big%24money_2010:::~~special~ipod_touch~80gb~",
     'a',
     R"(foo\bar)",
     "big$money_2010",
     "*",
     "*",
     "* * special ipod_touch 80gb *"},
    {"cpe:/a:rockwellautomation:industrial_data_center_%28idc%29_with_veeam",
     'a',
     "rockwellautomation",
     "industrial_data_center_(idc)_with_veeam",
     "*",
     "*",
     any},
    {"cpe:/o:nec:aterm_gb1200pe_firmware", 'o', "nec", "aterm_gb1200pe_firmware", "*", "*", any},
    {"cpe:/a:v:c%2B%2B:1", 'a', "v", "c++", "1", "*", any},
    {"cpe:/a:v:c%2b%2b:1", 'a', "v", "c++", "1", "*", any},
    {"cpe:/a:v:p%3aq:1", 'a', "v", "p:q", "1", "*", any},
    {"cpe:/a:v:p:-", 'a', "v", "p", "-", "*", any},
    {"cpe:/a:v:p:%2d", 'a', "v", "p", R"(\-)", "*", any},
    {"cpe:/a:v:p:", 'a', "v", "p", "*", "*", any},
    {"cpe:/a:v:p::::", 'a', "v", "p", "*", "*", any},
    {"cpe:/a::p:1", 'a', "*", "p", "1", "*", any},
    {"cpe:/a:v:p:1:u:e:ja", 'a', "v", "p", "1", "u", "e ja * * * *"},
    {"cpe:/a:v:p:1:u:~e~s~t~h~o:ja", 'a', "v", "p", "1", "u", "e ja s t h o"},
    {"cpe:/a:v:p:1:u:%7ee", 'a', "v", "p", "1", "u", "~e * * * * *"},
    {"CPE:/A:Microsoft:Office:2016:SP1", 'a', "microsoft", "office", "2016", "sp1", any},
    {"cpe:/a:v:p*:1", 'a', "v", R"(p\*)", "1", "*", any},
    {R"(cpe:/a:v:c\+\+:1)", 'a', "v", "c++", "1", "*", any},
};

struct Bad {
    std::string_view text;
    std::string_view fault;  ///< A piece of the message.
};

const Bad bad[] = {
    {"", "begins neither"},
    {"openssl", "begins neither"},
    {"cpe:", "begins neither"},
    {"cpe:2.3", "begins neither"},
    {"cpe:2.2:a:v:p", "begins neither"},
    {"wfn:[part=\"a\"]", "begins neither"},
    {"cpe:a:v:p:1", "begins neither"},
    {"cpe:/", "names no product"},
    {"cpe:/a", "names no product"},
    {"cpe:/a:", "names no product"},
    {"cpe:/a:x", "names no product"},
    {"cpe:/a:x:", "names no product"},
    {"cpe:/a:x::1", "names no product"},
    {"cpe:/x:y:z", "Its part"},
    {"cpe:/:y:z", "Its part"},
    {"cpe:/app:y:z", "Its part"},
    {"cpe:2.3:*:y:z:1:*:*:*:*:*:*:*", "Its part"},
    {"cpe:2.3:-:y:z:1:*:*:*:*:*:*:*", "Its part"},
    {"cpe:2.3:ao:y:z:1:*:*:*:*:*:*:*", "Its part"},
    {"cpe:2.3:a:x:y", "has 3 attributes"},
    {"cpe:2.3:", "has 1 attributes"},
    {"cpe:2.3:a:x:y:1:*:*:*:*:*:*:*:*", "has 12 attributes"},
    {"cpe:2.3:a:x:y:1:*:*:*:*:*:*", "has 10 attributes"},
    {R"(cpe:2.3:a:x\:y:1:*:*:*:*:*:*:*)", "has 10 attributes"},
    {"cpe:2.3:a::y:1:*:*:*:*:*:*:*", "attribute is empty"},
    {"cpe:2.3:a:x:y::*:*:*:*:*:*:*", "attribute is empty"},
    {"cpe:2.3:a:x:y:1:*:*:*:*:*:*:", "attribute is empty"},
    {"cpe:2.3:a:x:y:1*2:*:*:*:*:*:*:*", "wildcard stands inside"},
    {"cpe:2.3:a:x:y?z:1:*:*:*:*:*:*:*", "wildcard stands inside"},
    {"cpe:2.3:a:*x*y*:z:1:*:*:*:*:*:*:*", "wildcard stands inside"},
    {"cpe:/a:x:y%02z", "wildcard stands inside"},
    {"cpe:/a:x:y:1%012", "wildcard stands inside"},
    {R"(cpe:2.3:a:x:y:1:*:*:*:*:*:*:z\)", "nothing to quote"},
    {R"(cpe:/a:x:y\)", "nothing to quote"},
    {"cpe:2.3:a:x y:z:1:*:*:*:*:*:*:*", "holds a blank"},
    {"cpe:/a:x:y\n", "holds a blank"},
    {"cpe:/a:x:日本", "holds a blank"},
    {" cpe:/a:x:y", "holds a blank"},
    {"cpe:/a:x:y%", "has no two hexadecimal"},
    {"cpe:/a:x:y%2", "has no two hexadecimal"},
    {"cpe:/a:x:y%zz", "has no two hexadecimal"},
    {"cpe:/a:x:y%00", "stands for no character"},
    {"cpe:/a:x:y%20z", "stands for no character"},
    {"cpe:/a:x:%E6%97%A5", "stands for no character"},
    {"cpe:/a:x:y%07:1", "stands for no character"},
    {"cpe:/a:v:p:1:u:e:ja:more", "more than seven"},
    {"cpe:/a:v:p:1:u:e:ja:", "more than seven"},
    {"cpe:/a:v:p:1:u:~e~s~t", "packed edition has 3 parts"},
    {"cpe:/a:v:p:1:u:~e~s~t~h~o~x", "packed edition has 6 parts"},
};

std::string rest_of(const Cpe& cpe)
{
    return cpe.edition + ' ' + cpe.language + ' ' + cpe.software_edition + ' ' +
           cpe.target_software + ' ' + cpe.target_hardware + ' ' + cpe.other;
}

}  // namespace

TEST_SUITE("cpe")
{
    TEST_CASE("both written forms are taken apart into the same attributes")
    {
        for (const auto& row : good) {
            CAPTURE(row.text);
            const auto cpe = parse_cpe(row.text);

            REQUIRE(cpe);
            CHECK(cpe->part == row.part);
            CHECK(cpe->vendor == row.vendor);
            CHECK(cpe->product == row.product);
            CHECK(cpe->version == row.version);
            CHECK(cpe->update == row.update);
            CHECK(rest_of(*cpe) == row.rest);
            CHECK(read_cpe(row.text).has_value());
        }
    }

    TEST_CASE("what is no CPE name is refused with its fault and the remedy")
    {
        for (const auto& row : bad) {
            CAPTURE(row.text);
            const auto cpe = parse_cpe(row.text);

            REQUIRE_FALSE(cpe);
            CAPTURE(cpe.error().message);
            CHECK(cpe.error().code == Errc::malformed);
            CHECK(cpe.error().message.find(row.fault) != std::string::npos);
            CHECK_FALSE(cpe.error().hint.empty());
            CHECK_FALSE(read_cpe(row.text));
        }
    }

    TEST_CASE("the update belongs to the version that a name states")
    {
        CHECK(stated_version(*read_cpe("cpe:/a:v:p:6.5:sp1")) == "6.5 sp1");
        CHECK(stated_version(*read_cpe("cpe:/a:v:p:6.5")) == "6.5");
        CHECK(stated_version(*read_cpe("cpe:/a:v:p:6.5:-")) == "6.5");
        CHECK(stated_version(*read_cpe("cpe:/a:v:p")).empty());
        CHECK(stated_version(*read_cpe("cpe:/a:v:p:-")).empty());
    }

    TEST_CASE("a long hostile text costs little and throws nothing")
    {
        CHECK_FALSE(read_cpe("cpe:2.3:" + std::string(1'000'000, ':')));
        CHECK_FALSE(read_cpe("cpe:2.3:" + std::string(1'000'000, '\\')));
        CHECK_FALSE(read_cpe("cpe:/" + std::string(1'000'000, '%')));
        CHECK_FALSE(read_cpe("cpe:/a:v:p:1:u:" + std::string(1'000'000, '~')));
    }
}

}  // namespace advisory
