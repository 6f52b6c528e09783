#include "core/purl.hpp"

#include <string>

#include "tests/support/printers.hpp"

namespace advisory {

namespace {

struct PurlGood {
    std::string_view text;
    std::string_view type;
    std::string_view space;
    std::string_view name;
    std::string_view version;
    std::string_view qualifiers;  ///< As "key=value key=value", decoded.
    std::string_view subpath;
};

/// What the specification, its type definitions and its test suite say of each.
const PurlGood good_for_purl[] = {
    // The specification's own examples.
    {"pkg:bitbucket/birkenfeld/pygments-main@244fd47e07d1014f0aed9c",
     "bitbucket",
     "birkenfeld",
     "pygments-main",
     "244fd47e07d1014f0aed9c",
     "",
     ""},
    {"pkg:deb/debian/curl@7.50.3-1?arch=i386&distro=jessie",
     "deb",
     "debian",
     "curl",
     "7.50.3-1",
     "arch=i386 distro=jessie",
     ""},
    {"pkg:docker/cassandra@sha256:244fd47e07d1004f0aed9c",
     "docker",
     "",
     "cassandra",
     "sha256:244fd47e07d1004f0aed9c",
     "",
     ""},
    {"pkg:docker/customer/dockerimage@sha256:244fd47e07d1004f0aed9c?repository_url=gcr.io",
     "docker",
     "customer",
     "dockerimage",
     "sha256:244fd47e07d1004f0aed9c",
     "repository_url=gcr.io",
     ""},
    {"pkg:gem/jruby-launcher@1.1.2?platform=java",
     "gem",
     "",
     "jruby-launcher",
     "1.1.2",
     "platform=java",
     ""},
    {"pkg:github/package-url/purl-spec@244fd47e07d1004f0aed9c",
     "github",
     "package-url",
     "purl-spec",
     "244fd47e07d1004f0aed9c",
     "",
     ""},
    {"pkg:golang/google.golang.org/genproto#googleapis/api/annotations",
     "golang",
     "google.golang.org",
     "genproto",
     "",
     "",
     "googleapis/api/annotations"},
    {"pkg:maven/org.apache.xmlgraphics/batik-anim@1.9.1?packaging=sources",
     "maven",
     "org.apache.xmlgraphics",
     "batik-anim",
     "1.9.1",
     "packaging=sources",
     ""},
    {"pkg:npm/%40angular/animation@12.3.1", "npm", "@angular", "animation", "12.3.1", "", ""},
    {"pkg:npm/foobar@12.3.1", "npm", "", "foobar", "12.3.1", "", ""},
    {"pkg:nuget/EnterpriseLibrary.Common@6.0.1304",
     "nuget",
     "",
     "EnterpriseLibrary.Common",
     "6.0.1304",
     "",
     ""},
    {"pkg:pypi/django@1.11.1", "pypi", "", "django", "1.11.1", "", ""},
    {"pkg:rpm/fedora/curl@7.50.3-1.fc25?arch=i386&distro=fedora-25",
     "rpm",
     "fedora",
     "curl",
     "7.50.3-1.fc25",
     "arch=i386 distro=fedora-25",
     ""},
    {"pkg:rpm/opensuse/curl@7.56.1-1.1.?arch=i386&distro=opensuse-tumbleweed",
     "rpm",
     "opensuse",
     "curl",
     "7.56.1-1.1.",
     "arch=i386 distro=opensuse-tumbleweed",
     ""},
    {"pkg:generic/openssl@1.1.10g", "generic", "", "openssl", "1.1.10g", "", ""},
    {"pkg:generic/openssl@1.1.10g?checksum=sha256:de4d501267da&download_url=https://openssl.org/"
     "source/openssl-1.1.0g.tar.gz",
     "generic",
     "",
     "openssl",
     "1.1.10g",
     "checksum=sha256:de4d501267da download_url=https://openssl.org/source/openssl-1.1.0g.tar.gz",
     ""},
    {"pkg:generic/bitwarderl?vcs_url=git%2Bhttps://git.fsfe.org/dxtr/bitwarderl%40cc55108da32",
     "generic",
     "",
     "bitwarderl",
     "",
     "vcs_url=git+https://git.fsfe.org/dxtr/bitwarderl@cc55108da32",
     ""},
    {"pkg:oci/debian@sha256%3A244fd47e07d10?repository_url=ghcr.io/debian&tag=bullseye",
     "oci",
     "",
     "debian",
     "sha256:244fd47e07d10",
     "repository_url=ghcr.io/debian tag=bullseye",
     ""},
    {"pkg:swift/github.com/Alamofire/Alamofire@5.4.3",
     "swift",
     "github.com/Alamofire",
     "Alamofire",
     "5.4.3",
     "",
     ""},
    {"pkg:swid/Acme/example.com/Enterprise+Server@1.0.0?tag_id=75b8c285-fa7b",
     "swid",
     "Acme/example.com",
     "Enterprise+Server",
     "1.0.0",
     "tag_id=75b8c285-fa7b",
     ""},
    {"pkg:cpan/Perl::Version@1.013", "cpan", "", "Perl::Version", "1.013", "", ""},
    {"pkg:conan/openssl.org/openssl@3.0.3?user=bincrafters&channel=stable",
     "conan",
     "openssl.org",
     "openssl",
     "3.0.3",
     "channel=stable user=bincrafters",
     ""},
    {"pkg:hex/phoenix_html@2.13.3#priv/static/phoenix_html.js",
     "hex",
     "",
     "phoenix_html",
     "2.13.3",
     "",
     "priv/static/phoenix_html.js"},
    {"pkg:cran/rJava@1.0-4", "cran", "", "rJava", "1.0-4", "", ""},
    {"pkg:cocoapods/GoogleUtilities@7.5.2#NSData+zlib",
     "cocoapods",
     "",
     "GoogleUtilities",
     "7.5.2",
     "",
     "NSData+zlib"},
    {"pkg:alpm/arch/containers-common@1:0.47.4-4?arch=x86_64",
     "alpm",
     "arch",
     "containers-common",
     "1:0.47.4-4",
     "arch=x86_64",
     ""},
    {"pkg:apk/alpine/curl@7.83.0-r0?arch=x86",
     "apk",
     "alpine",
     "curl",
     "7.83.0-r0",
     "arch=x86",
     ""},
    {"pkg:cargo/rand@0.7.2", "cargo", "", "rand", "0.7.2", "", ""},
    // Percent codes, in either case, in every component.
    {"pkg:deb/debian/attr@1%3A2.4.47-2%2Bb1?arch=amd64",
     "deb",
     "debian",
     "attr",
     "1:2.4.47-2+b1",
     "arch=amd64",
     ""},
    {"pkg:deb/debian/attr@1%3a2.4.47-2%2bb1", "deb", "debian", "attr", "1:2.4.47-2+b1", "", ""},
    {"pkg:deb/debian/attr@1:2.4.47-2+b1", "deb", "debian", "attr", "1:2.4.47-2+b1", "", ""},
    {"pkg:generic/a%20b/c%20d@1%200", "generic", "a b", "c d", "1 0", "", ""},
    {"pkg:generic/%E5%8C%BB%E7%99%82@1.0", "generic", "", "医療", "1.0", "", ""},
    {"pkg:generic/医療@1.0", "generic", "", "医療", "1.0", "", ""},
    {"pkg:generic/name%2Fwith-slash@1", "generic", "", "name/with-slash", "1", "", ""},
    {"pkg:generic/name@1%2F2", "generic", "", "name", "1/2", "", ""},
    {"pkg:generic/name@1.0%25", "generic", "", "name", "1.0%", "", ""},
    {"pkg:generic/example?calc=2%2B1%3D3", "generic", "", "example", "", "calc=2+1=3", ""},
    {"pkg:generic/example?u=https://example.com/site?val%5B1%5D=x%26d%3D%2523",
     "generic",
     "",
     "example",
     "",
     "u=https://example.com/site?val[1]=x&d=%23",
     ""},
    {"pkg:npm/foo@1.0.0#src/%F0%9F%98%83/file.js", "npm", "", "foo", "1.0.0", "", "src/😃/file.js"},
    {"pkg:npm/mypackage@12.4.5?vcs_url=git://host.com/path/to/repo.git%404345abcd34343",
     "npm",
     "",
     "mypackage",
     "12.4.5",
     "vcs_url=git://host.com/path/to/repo.git@4345abcd34343",
     ""},
    // Slashes, scheme and type in any case, what is empty.
    {"PKG:NPM/foobar@12.3.1", "npm", "", "foobar", "12.3.1", "", ""},
    {"pkg:Maven/org.slf4j/slf4j-api@2.0.0", "maven", "org.slf4j", "slf4j-api", "2.0.0", "", ""},
    {"pkg://npm/foobar@12.3.1", "npm", "", "foobar", "12.3.1", "", ""},
    {"pkg:///npm//foobar/@12.3.1", "npm", "", "foobar", "12.3.1", "", ""},
    {"pkg:maven//org.slf4j///slf4j-api@2.0.0", "maven", "org.slf4j", "slf4j-api", "2.0.0", "", ""},
    {"pkg:npm/foobar/", "npm", "", "foobar", "", "", ""},
    {"pkg:npm/foobar@", "npm", "", "foobar", "", "", ""},
    {"pkg:npm/foobar@1?", "npm", "", "foobar", "1", "", ""},
    {"pkg:npm/foobar@1#", "npm", "", "foobar", "1", "", ""},
    {"pkg:npm/foobar?a=&b=1", "npm", "", "foobar", "", "b=1", ""},
    {"pkg:npm/foobar?b=2&&a=1&", "npm", "", "foobar", "", "a=1 b=2", ""},
    {"pkg:npm/foobar?ARCH=x86_64", "npm", "", "foobar", "", "arch=x86_64", ""},
    {"pkg:npm/foobar?a.b_c-d1=1", "npm", "", "foobar", "", "a.b_c-d1=1", ""},
    {"pkg:npm/foobar#/a//b/./../c/", "npm", "", "foobar", "", "", "a/b/c"},
    {"pkg:golang/github.com/gorilla/context@v1.1#api",
     "golang",
     "github.com/gorilla",
     "context",
     "v1.1",
     "",
     "api"},
    {"pkg:golang/example.com/x@feature/branch",
     "golang",
     "example.com",
     "x",
     "feature/branch",
     "",
     ""},
    {"pkg:generic/openssl@1.1?download_url=https://a.example/b?c=d",
     "generic",
     "",
     "openssl",
     "1.1",
     "download_url=https://a.example/b?c=d",
     ""},
    {"pkg:x.y-z+1/name", "x.y-z+1", "", "name", "", "", ""},
    {"pkg:pypi/django?vers=vers:pypi%2F%3E%3D1.11.0",
     "pypi",
     "",
     "django",
     "",
     "vers=vers:pypi/>=1.11.0",
     ""},
    // Scopes as they are found.
    {"pkg:npm/@angular/core@12.0.0", "npm", "@angular", "core", "12.0.0", "", ""},
    {"pkg:npm/@babel/core#/googleapis/api/", "npm", "@babel", "core", "", "", "googleapis/api"},
    {"pkg:npm/%40types%2Fnode@18.0.0", "npm", "@types", "node", "18.0.0", "", ""},
    // What a type makes of letters and marks.
    {"pkg:pypi/Django_Package@1.11.1.dev1", "pypi", "", "django-package", "1.11.1.dev1", "", ""},
    {"pkg:pypi/zope.interface@5.0", "pypi", "", "zope-interface", "5.0", "", ""},
    {"pkg:pypi/Foo__Bar.-baz@1", "pypi", "", "foo-bar-baz", "1", "", ""},
    {"pkg:github/Package-url/Purl-Spec@244FD",
     "github",
     "package-url",
     "purl-spec",
     "244FD",
     "",
     ""},
    {"pkg:bitbucket/birKenfeld/pyGments-main",
     "bitbucket",
     "birkenfeld",
     "pygments-main",
     "",
     "",
     ""},
    {"pkg:composer/Laravel/Laravel@5.5.0", "composer", "laravel", "laravel", "5.5.0", "", ""},
    {"pkg:npm/LoDash@4.17.21", "npm", "", "lodash", "4.17.21", "", ""},
    {"pkg:npm/%40MyScope/MyPackage@1.0.0", "npm", "@myscope", "mypackage", "1.0.0", "", ""},
    {"pkg:golang/github.com/Azure/Azure-SDK@v1",
     "golang",
     "github.com/azure",
     "azure-sdk",
     "v1",
     "",
     ""},
    {"pkg:deb/Debian/LibSSL1.1@1.1.1n", "deb", "debian", "libssl1.1", "1.1.1n", "", ""},
    {"pkg:rpm/Fedora/NetworkManager@1.0", "rpm", "fedora", "NetworkManager", "1.0", "", ""},
    {"pkg:apk/Alpine/Curl@8", "apk", "alpine", "curl", "8", "", ""},
    {"pkg:oci/Debian@sha256:1", "oci", "", "debian", "sha256:1", "", ""},
    {"pkg:hex/Acme/Foo@2.3", "hex", "acme", "foo", "2.3", "", ""},
    {"pkg:pub/Http-Parser@1", "pub", "", "http_parser", "1", "", ""},
    {"pkg:bitnami/WordPress@6.2.0", "bitnami", "", "wordpress", "6.2.0", "", ""},
    {"pkg:huggingface/microsoft/DeBERTa-v3@559062AD",
     "huggingface",
     "microsoft",
     "DeBERTa-v3",
     "559062ad",
     "",
     ""},
    {"pkg:cpan/drolsky/DateTime@1.55", "cpan", "DROLSKY", "DateTime", "1.55", "", ""},
    {"pkg:qpkg/BlackBerry/com.qnx.SDP@7", "qpkg", "blackberry", "com.qnx.SDP", "7", "", ""},
    {"pkg:maven/Org.Example/Art_Ifact@1.0-RC",
     "maven",
     "Org.Example",
     "Art_Ifact",
     "1.0-RC",
     "",
     ""},
    {"pkg:nuget/Newtonsoft.Json@13.0.1", "nuget", "", "Newtonsoft.Json", "13.0.1", "", ""},
    {"pkg:generic/OpenSSL@1.1.1K", "generic", "", "OpenSSL", "1.1.1K", "", ""},
};

std::string written(const std::vector<PurlQualifier>& list)
{
    std::string text;
    for (const auto& [key, value] : list)
        text.append(text.empty() ? "" : " ").append(key).append("=").append(value);
    return text;
}

}  // namespace

TEST_SUITE("purl")
{
    TEST_CASE("a package URL is taken apart, decoded and spelt as its type wants it")
    {
        for (const auto& row : good_for_purl) {
            CAPTURE(row.text);
            const auto purl = parse_purl(row.text);

            REQUIRE(purl);
            CHECK(purl->type == row.type);
            CHECK(purl->namespace_ == row.space);
            CHECK(purl->name == row.name);
            CHECK(purl->version == row.version);
            CHECK(written(purl->qualifier_list) == row.qualifiers);
            CHECK(purl->subpath == row.subpath);
            CHECK(read_purl(row.text).has_value());
        }
    }

    TEST_CASE("a qualifier is found by its key, and the text of all stays as written")
    {
        const auto purl = read_purl("pkg:deb/debian/openssl@1?distro=debian-11&arch=amd%3664");

        REQUIRE(purl);
        CHECK(purl->qualifier("distro") == "debian-11");
        CHECK(purl->qualifier("arch") == "amd664");
        CHECK(purl->qualifier("epoch").empty());
        CHECK(purl->qualifiers == "distro=debian-11&arch=amd%3664");
    }

    TEST_CASE("a long hostile text costs little and throws nothing")
    {
        std::string text = "pkg:npm/a?";
        for (int i = 0; i < 50'000; ++i)
            text.append("k").append(std::to_string(i)).append("=%41&");
        const auto many = read_purl(text);
        const auto codes = read_purl("pkg:npm/" + std::string(300'000, '%'));

        REQUIRE(many);
        CHECK(many->qualifier("k49999") == "A");
        CHECK_FALSE(codes);
    }
}

}  // namespace advisory
