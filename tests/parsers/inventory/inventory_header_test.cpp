#include "parsers/inventory/inventory_header.hpp"

#include <algorithm>
#include <iterator>

#include "tests/support/printers.hpp"

namespace advisory::parsers {

namespace {

Result<InventoryHeader> header_of(std::string_view line,
                                  InventoryKind asked = InventoryKind::automatic)
{
    CsvReader reader{line, separator_of(line)};
    const auto* const row = reader.next();
    REQUIRE(row != nullptr);
    return read_inventory_header(*row, asked);
}

std::vector<std::string> labels_of(const InventoryHeader& header)
{
    std::vector<std::string> labels;
    std::ranges::transform(header.placed, std::back_inserter(labels), &PlacedColumn::label);
    return labels;
}

constexpr std::size_t nowhere = PlacedColumn::nowhere;

std::vector<std::size_t> positions_of(const InventoryHeader& header)
{
    std::vector<std::size_t> positions;
    std::ranges::transform(header.placed, std::back_inserter(positions), &PlacedColumn::position);
    return positions;
}

}  // namespace

TEST_SUITE("inventory header")
{
    TEST_CASE("the header line says what the rows are")
    {
        struct Case {
            std::string_view line;
            InventoryKind kind;
        };
        const Case cases[] = {
            {"product_id,product_name", InventoryKind::products},
            {"販売名\t製品ID", InventoryKind::products},
            {"product_id,component", InventoryKind::components},
            {"製品ID,製品名,バージョン,構成品名", InventoryKind::components},
            {"institution_id,product_id", InventoryKind::installations},
            {"医療機関ID,製品ID,製品名", InventoryKind::installations},
        };

        for (const auto& [line, kind] : cases) {
            CAPTURE(line);
            const auto header = header_of(line);
            REQUIRE(header);
            CHECK(header->kind == kind);
        }
    }

    TEST_CASE("columns stand in any order and may be left out")
    {
        const auto header = header_of("version,product_name,product_id");

        REQUIRE(header);
        CHECK(header->columns == 3);
        CHECK(positions_of(*header) == std::vector<std::size_t>{2,
                                                                1,
                                                                nowhere,
                                                                0,
                                                                nowhere,
                                                                nowhere,
                                                                nowhere,
                                                                nowhere,
                                                                nowhere,
                                                                nowhere});
    }

    TEST_CASE("names are compared without case, width, blanks and underscores")
    {
        const auto header = header_of("Product ID,ＰＲＯＤＵＣＴ＿ＮＡＭＥ,ﾍﾞﾝﾀﾞｰ,承認･認証番号");

        REQUIRE(header);
        CHECK(header->unread.empty());
        CHECK(labels_of(*header) ==
              std::vector<std::string>{"product_id (Product ID)",
                                       "product_name (ＰＲＯＤＵＣＴ＿ＮＡＭＥ)",
                                       "",
                                       "",
                                       "vendor (ﾍﾞﾝﾀﾞｰ)",
                                       "",
                                       "",
                                       "approval_no (承認･認証番号)",
                                       "",
                                       ""});
    }

    TEST_CASE("every column has a Japanese label")
    {
        for (const std::string_view line :
             {"製品ID,製品名,型番,バージョン,製造販売業者,ライフサイクル,クラス分類,承認番号,"
              "保存区分,最低深刻度",
              "製品ID,製品バージョン,構成品ベンダ,構成品,構成品バージョン,パッケージURL,CPE名",
              "医療機関ID,医療機関名,連絡先,製品ID,製品バージョン,シリアル番号,出荷日,"
              "オプション"}) {
            CAPTURE(line);
            const auto header = header_of(line);
            REQUIRE(header);
            CHECK(header->unread.empty());
            for (const auto& column : header->placed)
                CHECK(column.position != nowhere);
        }
    }

    TEST_CASE("columns that mean nothing to us are told")
    {
        const auto header = header_of("備考,product_id,product_name,,\x1b[31m");

        REQUIRE(header);
        CHECK(header->unread ==
              std::vector<std::string>{"\"備考\"", "column 4 (without a name)", R"("\x1b[31m")"});
    }

    TEST_CASE("of two columns with one meaning the better name is read")
    {
        const auto header = header_of("製品名,product_name,製品ID");

        REQUIRE(header);
        CHECK(header->placed[1].position == 1);
        CHECK(header->unread == std::vector<std::string>{"\"製品名\""});
    }

    TEST_CASE("a header line that leaves a doubt is refused with what is missing")
    {
        struct Case {
            std::string_view line;
            InventoryKind asked;
            std::string_view message;
        };
        const Case cases[] = {
            {"P-1,表示装置", InventoryKind::automatic, "lacks product_name (products), component"},
            {"product_name", InventoryKind::automatic, "file of products lacks product_id."},
            {"product_id,component", InventoryKind::products, "products lacks product_name."},
            {"serial", InventoryKind::installations, "lacks institution_id, product_id."},
            {"component,institution_id", InventoryKind::automatic, "and of an installations file"},
            {"product_id,product_name,Product ID", InventoryKind::products, "twice"},
            {"product_id;product_name", InventoryKind::products, "lacks product_id, product_name"},
            {"\"product_id,product_name", InventoryKind::products, "cannot be read"},
            {"\"product_id\"x,product_name", InventoryKind::products, "cannot be read"},
        };

        for (const auto& [line, asked, message] : cases) {
            CAPTURE(line);
            const auto header = header_of(line, asked);
            REQUIRE_FALSE(header);
            CAPTURE(header.error().message);
            CHECK(header.error().code == Errc::malformed);
            CHECK(header.error().message.find(message) != std::string::npos);
            CHECK_FALSE(header.error().hint.empty());
        }
    }

    TEST_CASE("a header line of very many columns is too large")
    {
        const auto header = header_of("product_id,product_name" + std::string(100'000, ',') + "x");

        REQUIRE_FALSE(header);
        CHECK(header.error().code == Errc::too_large);
    }

    TEST_CASE("the first row decides between comma and tab")
    {
        CHECK(separator_of("a,b\nc\td\te\tf") == ',');
        CHECK(separator_of("a\tb\nc,d,e,f") == '\t');
        CHECK(separator_of("\n\na\tb\n") == '\t');
        CHECK(separator_of("\"a,b\"\t\"c,d\"") == '\t');
        CHECK(separator_of("\"a\tb\",c") == ',');
        CHECK(separator_of("a") == ',');
        CHECK(separator_of("") == ',');
    }
}

}  // namespace advisory::parsers
