// What a file can do to us when it means harm: nothing but be refused.
#include <random>

#include <fmt/format.h>

#include "parsers/inventory/inventory_csv.hpp"
#include "tests/support/printers.hpp"

namespace advisory::parsers {

namespace {

constexpr std::string_view header = "product_id,product_name,version\n";

/// Rows of the file, wherever they ended up.
std::size_t rows_in(const InventoryFile& file)
{
    return file.products.size() + file.components.size() + file.installations.size() +
           file.rejected.size();
}

}  // namespace

TEST_SUITE("hostile inventory CSV")
{
    TEST_CASE("a file cut off at any byte is read up to there or refused")
    {
        const std::string whole =
            "\xEF\xBB\xBF製品ID,製品名,バージョン\r\nP-1,\"表示 \"\"装置\"\"\r\n①\",1.0\r\n\r\n"
            "P-2,\u3000端末,2.0\r\n";

        for (std::size_t size = 0; size <= whole.size(); ++size) {
            CAPTURE(size);
            const auto file = read_inventory_csv(whole.substr(0, size), InventoryKind::automatic);
            if (file)
                CHECK(rows_in(*file) <= 2);
            else
                CHECK(file.error().code == Errc::malformed);
        }
    }

    TEST_CASE("random bytes behind a good header line come out as rows, good or rejected")
    {
        using namespace std::string_view_literals;
        constexpr auto likely = ",,,\t\"\"\"\r\n\n\0=@ 1aé表\x82\xA0\xFF"sv;
        std::mt19937 random{20240415};
        std::uniform_int_distribution<std::size_t> length{0, 200};
        std::uniform_int_distribution<std::size_t> pick{0, likely.size() - 1};

        for (int round = 0; round < 500; ++round) {
            std::string bytes{header};
            for (auto left = length(random); left > 0; --left)
                bytes += likely[pick(random)];
            CAPTURE(round);

            const auto file = read_inventory_csv(bytes, InventoryKind::products);

            REQUIRE(file);
            for (const auto& product : file->products)
                CHECK_FALSE(product.product_id.empty());
            for (const auto& row : file->rejected)
                CHECK(row.reason.ends_with('.'));
        }
    }

    TEST_CASE("random bytes alone are refused")
    {
        std::mt19937 random{7};
        std::uniform_int_distribution<int> any_byte{0, 255};

        for (int round = 0; round < 200; ++round) {
            std::string bytes;
            for (int count = 0; count < 300; ++count)
                bytes += static_cast<char>(any_byte(random));
            CAPTURE(round);

            CHECK_FALSE(read_inventory_csv(bytes, InventoryKind::automatic));
        }
    }

    TEST_CASE("NUL bytes are named, not taken for an end")
    {
        using namespace std::string_view_literals;
        const auto bytes = std::string{header}.append("P-1,a\0b,1\nP-2,c,1\n"sv);

        const auto file = read_inventory_csv(bytes, InventoryKind::automatic);

        REQUIRE(file);
        CHECK(file->products.size() == 1);
        REQUIRE(file->rejected.size() == 1);
        CHECK(file->rejected.front().reason ==
              "product_name holds the control character U+0000; remove it.");
    }

    TEST_CASE("lone quotation marks spoil the row that they stand in")
    {
        for (const std::string_view row :
             {"\"", "P-1,\"", "P-1,a,\"\"\"", "\"\"\"\"\",a,1", "\"P-1\"\"a,b,1"}) {
            CAPTURE(row);
            const auto file =
                read_inventory_csv(fmt::format("{}{}", header, row), InventoryKind::automatic);
            REQUIRE(file);
            CHECK(file->products.empty());
            CHECK(file->rejected.size() == 1);
        }
    }

    TEST_CASE("a row of 100,000 columns is rejected with their number")
    {
        const auto file = read_inventory_csv(
            fmt::format("{}P-1,a{}\nP-2,b,1\n", header, std::string(99'998, ',')),
            InventoryKind::automatic);

        REQUIRE(file);
        CHECK(file->products.size() == 1);
        REQUIRE(file->rejected.size() == 1);
        CHECK(file->rejected.front().reason.starts_with(
            "The number of columns is 100000 and should be 3;"));
    }

    TEST_CASE("a value of a megabyte is rejected without being repeated")
    {
        const auto file =
            read_inventory_csv(fmt::format("{}P-1,{},1\n", header, std::string(1'000'000, 'x')),
                               InventoryKind::automatic);

        REQUIRE(file);
        REQUIRE(file->rejected.size() == 1);
        CHECK(file->rejected.front().reason ==
              "product_name has more than 1000 characters; shorten it.");
    }

    TEST_CASE("bad rows beyond the limit are counted in one last entry")
    {
        const auto bytes = fmt::format("{}a\nb\nc\nP-1,a,1\nd\n", header);

        const auto file = read_inventory_csv(bytes, InventoryKind::automatic, {.findings = 2});

        REQUIRE(file);
        CHECK(file->products.size() == 1);
        REQUIRE(file->rejected.size() == 3);
        CHECK(file->rejected[1].line == 3);
        CHECK(file->rejected[2].line == 4);
        CHECK(file->rejected[2].reason.starts_with("From here on 2 more rows were rejected;"));
    }

    TEST_CASE("warnings beyond the limit are counted in one last entry")
    {
        const auto bytes = fmt::format("{}P-1,a,\nP-2,b,\nP-3,c,\n", header);

        const auto file = read_inventory_csv(bytes, InventoryKind::automatic, {.findings = 1});

        REQUIRE(file);
        CHECK(file->products.size() == 3);
        REQUIRE(file->warnings.size() == 2);
        CHECK(file->warnings[1] == "2 more warnings are not shown.");
    }

    TEST_CASE("a file within the limits of bytes and rows is read")
    {
        const auto bytes = fmt::format("{}P-1,a,1\n\nP-2,b,1\n", header);

        CHECK(read_inventory_csv(bytes,
                                 InventoryKind::automatic,
                                 {.bytes = bytes.size(), .rows = 2}));
    }

    TEST_CASE("a file beyond the limit of bytes or rows is too large")
    {
        const auto bytes = fmt::format("{}P-1,a,1\nx\n", header);

        for (const auto& limits :
             {InventoryLimits{.bytes = bytes.size() - 1}, InventoryLimits{.rows = 1}}) {
            const auto file = read_inventory_csv(bytes, InventoryKind::automatic, limits);
            REQUIRE_FALSE(file);
            CHECK(file.error().code == Errc::too_large);
            CHECK_FALSE(file.error().hint.empty());
        }
    }
}

}  // namespace advisory::parsers
