#include "parsers/inventory/inventory_csv.hpp"

#include "tests/fuzz/promises.hpp"
#include "tests/fuzz/targets.hpp"

namespace advisory::fuzz {

namespace {

template <class Row>
void demand_sound_rows(const std::vector<Row>& rows)
{
    std::size_t line = 1;  // The header line.
    for (const auto& row : rows) {
        demand(row.line > line, "rows come in the order of their lines");
        demand_utf8(row.product_id, "a product id");
        demand(!row.product_id.empty(), "a row names its product");
        line = row.line;
    }
}

void demand_sound_inventory(const InventoryFile& file, const parsers::InventoryLimits& limits)
{
    demand_sound_rows(file.products);
    demand_sound_rows(file.components);
    demand_sound_rows(file.installations);
    const auto rows = file.products.size() + file.components.size() + file.installations.size();
    demand(rows <= limits.rows, "rows are within their limit");

    // One more entry counts those that are not told one by one.
    demand(file.rejected.size() <= limits.findings + 1, "rejected rows are within their limit");
    demand(file.warnings.size() <= limits.findings + 1, "warnings are within their limit");
    for (const auto& rejected : file.rejected) {
        demand(rejected.line > 0 && !rejected.reason.empty(), "a rejected row says why and where");
        demand_utf8(rejected.reason, "a reason");
    }
    for (const auto& warning : file.warnings)
        demand_utf8(warning, "a warning");
}

}  // namespace

void run_inventory_csv(Bytes bytes)
{
    if (bytes.empty())
        return;

    constexpr int kinds = 4;
    const auto kind = static_cast<parsers::InventoryKind>(bytes.front() % kinds);
    const parsers::InventoryLimits narrow{.bytes = 15'000, .rows = 40, .findings = 10};
    for (const auto& limits : {parsers::InventoryLimits{}, narrow}) {
        const auto file = parsers::read_inventory_csv(text_of(bytes.subspan(1)), kind, limits);
        if (file) {
            demand_sound_inventory(*file, limits);
        } else {
            demand(!file.error().message.empty(), "a failure says what is wrong");
            demand_utf8(file.error().message, "a message");
            demand_utf8(file.error().hint, "a hint");
        }
    }
}

}  // namespace advisory::fuzz
