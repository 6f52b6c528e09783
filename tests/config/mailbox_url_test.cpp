#include "config/mailbox_url.hpp"

#include <string_view>

#include "tests/support/printers.hpp"

namespace advisory::config {

TEST_SUITE("mailbox url")
{
    TEST_CASE("a URL names server, port and folder")
    {
        struct Case {
            std::string_view url;
            std::string_view host;
            std::string_view folder;
            std::uint16_t port;
            bool is_tls = true;
        };
        constexpr Case cases[] = {
            {"imaps://imap.example.jp", "imap.example.jp", "", 993, true},
            {"imaps://imap.example.jp/", "imap.example.jp", "", 993, true},
            {"imap://localhost:1143/INBOX", "localhost", "INBOX", 1143, false},
            {"IMAPS://h/%E6%B3%A8%E6%84%8F", "h", "注意", 993, true},
            {"imaps://[2001:db8::1]:9993/A/B", "2001:db8::1", "A/B", 9993, true},
            {"imaps://[::1]", "::1", "", 993, true},
            {"imap://127.0.0.1", "127.0.0.1", "", 143, false},
        };

        for (const auto& expected : cases) {
            CAPTURE(expected.url);
            const auto url = parse_mailbox_url(expected.url);

            REQUIRE(url);
            CHECK(url->is_tls == expected.is_tls);
            CHECK(url->host == expected.host);
            CHECK(url->port == expected.port);
            CHECK(url->folder == expected.folder);
        }
    }

    TEST_CASE("what a mailbox has no use for is refused")
    {
        for (const std::string_view url : {"",
                                           "imap.example.jp",
                                           "imaps:/h",
                                           "pop3://h",
                                           "imaps://",
                                           "imaps:///INBOX",
                                           "imaps://h:0",
                                           "imaps://h:65536",
                                           "imaps://h:",
                                           "imaps://h:99x",
                                           "imaps://u@h",
                                           "imaps://u:pa/ss@h",
                                           "imaps://-oProxyCommand",
                                           "imaps://h h",
                                           "imaps://h\r\nX",
                                           "imaps://[::1",
                                           "imaps://[h]",
                                           "imaps://::1",
                                           "imaps://h/A;UIDVALIDITY=1",
                                           "imaps://h/A?x",
                                           "imaps://h/%4",
                                           "imaps://h/%zz",
                                           "imaps://h/%ff"}) {
            CAPTURE(url);
            CHECK_FALSE(parse_mailbox_url(url));
        }
    }

    TEST_CASE("a port where both sides would wait for the other is refused, with the remedy")
    {
        const auto url = parse_mailbox_url("imap://imap.example.jp:993/INBOX");

        REQUIRE_FALSE(url);
        CHECK(url.error().hint == "write imaps://imap.example.jp:993/INBOX");
        CHECK(parse_mailbox_url("imaps://imap.example.jp:143"));
    }
}

}  // namespace advisory::config
