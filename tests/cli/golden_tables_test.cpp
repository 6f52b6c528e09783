#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "storage/mailbox_store.hpp"
#include "storage/outbox.hpp"
#include "tests/cli/inventory_session.hpp"
#include "tests/support/files.hpp"
#include "tests/support/printers.hpp"
#include "tests/support/spoken_language.hpp"
#include "text/unicode.hpp"

namespace advisory::cli {

namespace {

/// What is shown by tables that people work with, of names that are hard to align: half-width
/// kana with voicing marks, emoji of several characters, letters with combining marks, and some
/// that a table must not let through.
struct Ward : test::InventorySession {
    Ward()
    {
        import(
            "product_id,product_name,model,version,vendor\n"
            "P-1,輸液ポンプ救急用🚑,ﾎﾟﾝﾌﾟ-Ⅱ型,1.0,例製作所\n"
            "P-2,ﾍﾞｯﾄﾞｻｲﾄﾞﾓﾆﾀ ﾊﾟﾙｽ,M-2,2.1,例製作所\n"
            "P-3,家族👨‍👩‍👧の見守り,cafe\xcc\x81,3.0,例製作所\n"
            "P-4,\xe2\x80\xaegpj.exe,rtl,4.0,例製作所\n");
        std::string components =
            "product_id,product_version,component_vendor,component,component_version\n";
        for (const auto* const product : {"P-1,1.0", "P-2,2.1", "P-3,3.0", "P-4,4.0"})
            components += fmt::format("{},Apache,Apache Log4j,2.14.1\n", product);
        import(components);
        take_notice("jpcert-log4j-first");

        auto db = open_store();
        storage::MailboxStore mailboxes{db};
        mailboxes.record_success("受信箱📬", "INBOX", now);
        mailboxes.record_failure("ﾒｰﾙ", "JPCERT/注意喚起", failure(), now);
        storage::Outbox outbox{db};
        outbox.begin_sink("電子メール✉️", "mail", storage::Outbox::From::first, now);
        outbox.begin_sink("ﾁｬｯﾄ", "webhook", storage::Outbox::From::first, now);
    }

    static Error failure()
    {
        return {.code = Errc::unreachable, .message = "no route", .hint = {}};
    }
};

struct GoldenTable {
    const char* name;
    std::vector<std::string> words;
};

const std::vector<GoldenTable>& tables()
{
    static const std::vector<GoldenTable> all{
        {"advisories", {"advisories"}},
        {"alerts", {"alerts"}},
        {"matches", {"matches"}},
        {"products", {"inventory", "list"}},
        {"components", {"inventory", "list", "components"}},
        {"sinks", {"sinks"}},
        {"status", {"status"}},
    };
    return all;
}

/// The golden file, which ADVISORY_UPDATE_GOLDEN writes anew for a person to look at.
std::string golden(const std::string& name, const std::string& now)
{
    const auto path = test::data_path("tables/" + name);
    if (std::getenv("ADVISORY_UPDATE_GOLDEN") != nullptr)
        std::ofstream{path, std::ios::binary | std::ios::trunc} << now;
    return std::filesystem::exists(path) ? test::read_file(path) : std::string{};
}

/// Without the first paragraph of `status`: place, size and schema of the store differ.
std::string lasting_part(std::string text, std::string_view table)
{
    return table == "status" ? text.substr(text.find("\n\n") + 2) : text;
}

}  // namespace

TEST_SUITE("golden tables")
{
    TEST_CASE("tables are as a person has seen them, at 80 and 120 columns, in both languages")
    {
        Ward session;
        for (const auto language : {Language::english, Language::japanese}) {
            const test::SpokenLanguage spoken{language};
            for (const std::size_t width : {80U, 120U}) {
                session.width = width;
                for (const auto& [name, words] : tables()) {
                    const auto file = fmt::format("{}.{}.{}.txt",
                                                  name,
                                                  width,
                                                  language == Language::english ? "en" : "ja");
                    CAPTURE(file);

                    const auto shown = lasting_part(session.run(words).out, name);

                    CHECK(shown == golden(file, shown));
                    for (const auto& line : test::lines_of(shown)) {
                        const bool is_table = std::string_view{name} != "status";
                        CAPTURE(line);
                        CHECK((!is_table || text::display_width(line) <= width));
                        CHECK(line.find('\x1b') == std::string::npos);
                        CHECK(line.find("\xe2\x80\xae") == std::string::npos);
                    }
                }
            }
        }
    }
}

}  // namespace advisory::cli
