#include <string>

#include "core/purl.hpp"
#include "tests/support/printers.hpp"

namespace advisory {

namespace {

struct PurlFaultsBad {
    std::string_view text;
    std::string_view fault;  ///< A piece of the message.
};

const PurlFaultsBad bad_for_purl_faults[] = {
    {"", "does not begin with"},
    {"openssl", "does not begin with"},
    {"EnterpriseLibrary.Common@6.0.1304", "does not begin with"},
    {"npm/left-pad", "does not begin with"},
    {"http://example.org/a", "does not begin with"},
    {"pkg%3Amaven/org.apache.commons/io", "does not begin with"},
    {" pkg:npm/a", "does not begin with"},
    {"pkg:", "names a type or a package"},
    {"pkg:npm", "names a type or a package"},
    {"pkg:EnterpriseLibrary.Common@6.0.1304", "names a type or a package"},
    {"pkg:npm/", "names no package"},
    {"pkg:npm//", "names no package"},
    {"pkg:maven/@1.3.4", "names no package"},
    {"pkg:npm/@angular", "names no package"},
    {"pkg:npm/%40types%2F@1", "names no package"},
    {"pkg:1x/name", "Its type"},
    {"pkg:3nginx/nginx@0.8.9", "Its type"},
    {"pkg:n&ginx/nginx@0.8.9", "Its type"},
    {"pkg:nginx:a/nginx@0.8.9", "Its type"},
    {"pkg:n%70m/a", "Its type"},
    {"pkg:日本/a", "Its type"},
    {"pkg:np m/a", "blank or a control character"},
    {"pkg:npm/a\n", "blank or a control character"},
    {"pkg:npm/a b@1", "blank or a control character"},
    {"pkg:npm/a%zz", "The name has a '%'"},
    {"pkg:npm/a%4", "The name has a '%'"},
    {"pkg:npm/a%", "The name has a '%'"},
    {"pkg:npm/a@1%", "The version has a '%'"},
    {"pkg:npm/x%2/a@1", "The namespace has a '%'"},
    {"pkg:npm/a?b=%", "The qualifier b has a '%'"},
    {"pkg:npm/a#%x", "The subpath has a '%'"},
    {"pkg:npm/a%00b", "The name holds a control character"},
    {"pkg:npm/a@1%0A2", "The version holds a control character"},
    {"pkg:npm/a?b=%07", "The qualifier b holds a control character"},
    {"pkg:npm/a%FF", "The name is no UTF-8"},
    {"pkg:npm/a%C0%AF", "The name is no UTF-8"},
    {"pkg:npm/a@%ED%A0%80", "The version is no UTF-8"},
    {"pkg:npm/a@\xe3\x83", "The version is no UTF-8"},
    {"pkg:maven/org%2Fapache/a", "segment of the namespace holds a slash"},
    {"pkg:npm/a#b%2Fc", "segment of the subpath holds a slash"},
    {"pkg:npm/a?arch", "qualifier has no '='"},
    {"pkg:npm/a?arch=x&distro", "qualifier has no '='"},
    {"pkg:npm/myartifact@1.0.0?in%20production=true", "is no key"},
    {"pkg:npm/a?=x", "is no key"},
    {"pkg:npm/a?1x=y", "is no key"},
    {"pkg:npm/a?a+b=c", "is no key"},
    {"pkg:npm/a?arch=x&arch=y", "arch is given twice"},
    {"pkg:npm/a?arch=x&ARCH=y", "arch is given twice"},
    {"pkg:swift/Alamofire@5.4.3", "needs its host"},
    {"pkg:pypi/django@1.0?vers=vers:pypi/1.0", "a version and a range"},
};

}  // namespace

TEST_SUITE("purl faults")
{
    TEST_CASE("what is no package URL is refused with its fault and the remedy")
    {
        for (const auto& row : bad_for_purl_faults) {
            CAPTURE(row.text);
            const auto purl = parse_purl(row.text);

            REQUIRE_FALSE(purl);
            CAPTURE(purl.error().message);
            CHECK(purl.error().code == Errc::malformed);
            CHECK(purl.error().message.find(row.fault) != std::string::npos);
            CHECK_FALSE(purl.error().hint.empty());
            CHECK_FALSE(read_purl(row.text));
        }
    }
}

}  // namespace advisory
