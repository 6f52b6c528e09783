#include "tests/versions/ordering.hpp"

#include "tests/support/printers.hpp"

namespace advisory::test {

namespace {

using versions::compare;
using versions::Order;

Order turned(Order order)
{
    switch (order) {
        case Order::less:
            return Order::greater;
        case Order::greater:
            return Order::less;
        case Order::equal:
        case Order::unordered:
            break;
    }
    return order;
}

bool is_at_most(Order order)
{
    return order == Order::less || order == Order::equal;
}

}  // namespace

char sign(Order order)
{
    switch (order) {
        case Order::less:
            return '<';
        case Order::equal:
            return '=';
        case Order::greater:
            return '>';
        case Order::unordered:
            break;
    }
    return '?';
}

void check_ascending(versions::Scheme scheme, const Versions& versions)
{
    for (std::size_t i = 0; i < versions.size(); ++i)
        for (std::size_t j = i + 1; j < versions.size(); ++j)
            check_pairs(scheme, Order::less, {{versions[i], versions[j]}});
}

void check_equal(versions::Scheme scheme, const Versions& versions)
{
    for (const auto left : versions)
        for (const auto right : versions)
            check_pairs(scheme, Order::equal, {{left, right}});
}

void check_pairs(versions::Scheme scheme,
                 versions::Order expected,
                 std::initializer_list<VersionPair> pairs)
{
    for (const auto& [left, right] : pairs) {
        CAPTURE(left);
        CAPTURE(right);
        CHECK(sign(compare(scheme, left, right).order) == sign(expected));
        CHECK(sign(compare(scheme, right, left).order) == sign(turned(expected)));
    }
}

void check_refused(versions::Scheme scheme, const Versions& texts)
{
    for (const auto text : texts) {
        CAPTURE(text);
        const auto comparison = compare(scheme, text, text);

        CHECK(comparison.order == Order::unordered);
        CHECK(comparison.is_refused);
    }
}

void check_laws(versions::Scheme scheme, const Versions& versions)
{
    std::vector<std::vector<Order>> orders;
    for (const auto left : versions) {
        auto& row = orders.emplace_back();
        for (const auto right : versions)
            row.push_back(compare(scheme, left, right).order);
    }

    for (std::size_t i = 0; i < versions.size(); ++i) {
        CAPTURE(versions[i]);
        CHECK(orders[i][i] == Order::equal);
        for (std::size_t j = 0; j < versions.size(); ++j) {
            CAPTURE(versions[j]);
            CHECK(orders[i][j] == turned(orders[j][i]));
            for (std::size_t k = 0; k < versions.size(); ++k) {
                if (!is_at_most(orders[i][j]) || !is_at_most(orders[j][k]))
                    continue;

                CAPTURE(versions[k]);
                const bool is_strict = orders[i][j] == Order::less || orders[j][k] == Order::less;
                const bool is_withheld = orders[i][k] == Order::unordered;
                CHECK((is_withheld || orders[i][k] == (is_strict ? Order::less : Order::equal)));
            }
        }
    }
}

}  // namespace advisory::test
