#include "storage/watch_store.hpp"

#include <optional>
#include <string>
#include <string_view>

#include "language/say.hpp"
#include "storage/connection.hpp"
#include "storage/inventory_change.hpp"
#include "storage/inventory_import.hpp"
#include "storage/product_rows.hpp"
#include "storage/query.hpp"

namespace advisory::storage {

namespace {

constexpr std::string_view lifecycle = "watched";

struct TermRow {
    std::int64_t row = 0;
    std::int64_t product = 0;
    std::string term;
};

std::optional<TermRow> read_term(Query& query)
{
    if (!query.step())
        return std::nullopt;
    TermRow term;
    query.read(term.row, term.product, term.term);
    return term;
}

std::optional<TermRow> find_term(Connection& connection, std::string_view term)
{
    Query query{connection, "SELECT id, product_version, term FROM watch_term WHERE term = ?"};
    query.bind(term);
    return read_term(query);
}

std::optional<TermRow> find_term(Connection& connection, std::int64_t row)
{
    Query query{connection, "SELECT id, product_version, term FROM watch_term WHERE id = ?"};
    query.bind(row);
    return read_term(query);
}

/// Registers the product version that stands for a term and answers its row.
std::int64_t add_product(Connection& connection,
                         const WatchTerm& term,
                         const InventoryDocument& document)
{
    ProductVersion product;
    product.product_id = "watch:" + term.term;
    product.product_name = term.term;
    product.lifecycle = lifecycle;
    InventoryImport{connection, document}.add(product);
    return *product_version_row(connection, product.product_id, product.version);
}

}  // namespace

WatchStore::WatchStore(Database& db) : db_{db} {}

std::vector<WatchedTerm> WatchStore::list()
{
    Query query{db_.connection(), R"sql(
        SELECT watch_term.id, watch_term.term, watch_term.note, watch_term.source,
               product.id, product.product_id, product.product_name, product.lifecycle
          FROM watch_term
          JOIN registered_product AS product ON product.id = watch_term.product_version
         WHERE COALESCE((SELECT is_registered
                           FROM registration
                          WHERE subject = 'product_version'
                            AND row = product.id
                          ORDER BY registration.id DESC
                          LIMIT 1),
                        1)
         ORDER BY watch_term.id
    )sql"};
    std::vector<WatchedTerm> watched;
    while (query.step()) {
        auto& [term, product] = watched.emplace_back();
        query.read(term.row,
                   term.term,
                   term.note,
                   term.source,
                   product.row,
                   product.product_id,
                   product.product_name,
                   product.lifecycle);
    }
    return watched;
}

std::int64_t WatchStore::add(const WatchTerm& term, const InventoryDocument& document)
{
    auto& connection = db_.connection();
    WholeWrite write{connection};
    InventoryChange change{connection,
                           std::nullopt,
                           say("watch term: {}", term.term),
                           document.imported_at};

    auto known = find_term(connection, term.term);
    if (!known) {
        known = TermRow{.row = 0, .product = add_product(connection, term, document), .term = {}};
        Query insert{connection, R"sql(
            INSERT INTO watch_term (product_version, term, note, source)
                 VALUES (?, ?, ?, ?)
        )sql"};
        insert.run(known->product, term.term, term.note, term.source);
        known->row = connection.last_row();
        change.touch_names();
    } else if (!is_registered(connection, Registered::product_version, known->product)) {
        change.set_registered(Registered::product_version, known->product, true);
        change.touch_names();
    }
    write.commit();
    return known->row;
}

void WatchStore::remove(std::int64_t row, std::string_view who, Time when)
{
    auto& connection = db_.connection();
    WholeWrite write{connection};
    const auto term = find_term(connection, row);
    if (term && is_registered(connection, Registered::product_version, term->product)) {
        const auto cause = say("watch term removed by {}: {}", who, term->term);
        InventoryChange change{connection, std::nullopt, cause, when};
        change.set_registered(Registered::product_version, term->product, false);
        change.touch_names();
    }
    write.commit();
}

}  // namespace advisory::storage
