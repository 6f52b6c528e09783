#include <array>
#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "tests/support/printers.hpp"
#include "tests/versions/ordering.hpp"
#include "tests/versions/pools.hpp"

namespace advisory::versions {

namespace {

constexpr std::array schemes{Scheme::generic,
                             Scheme::semver,
                             Scheme::deb,
                             Scheme::rpm,
                             Scheme::maven,
                             Scheme::pypi,
                             Scheme::openssl,
                             Scheme::npm,
                             Scheme::apk};

/// Every answer over a pool, `signs[i][j]` for the pair of the i-th and the j-th.
struct Answers {
    std::vector<std::string> pool;
    std::vector<std::string> signs;
    std::vector<bool> is_refused;  ///< Refused even against itself.
};

Answers ask_all(Scheme scheme)
{
    Answers answers{.pool = test::pool_of(scheme), .signs = {}, .is_refused = {}};
    for (const auto& left : answers.pool) {
        std::string row;
        for (const auto& right : answers.pool)
            row += test::sign(compare(scheme, left, right).order);
        answers.signs.push_back(std::move(row));
        answers.is_refused.push_back(compare(scheme, left, left).is_refused);
    }
    return answers;
}

/// Asked once a scheme: a pool is 120 versions, so 14,400 answers.
const Answers& answers_of(Scheme scheme)
{
    static std::map<Scheme, Answers> known;
    const auto found = known.find(scheme);
    return found != known.end() ? found->second
                                : known.emplace(scheme, ask_all(scheme)).first->second;
}

char turned_for_properties(char sign)
{
    if (sign == '<')
        return '>';
    return sign == '>' ? '<' : sign;
}

/// True for a scheme whose document orders any two versions that it knows.
bool is_total(Scheme scheme)
{
    return scheme != Scheme::generic && scheme != Scheme::rpm && scheme != Scheme::openssl;
}

using Pairs = std::function<bool(std::size_t, std::size_t)>;

/// The first pair that breaks `holds`, written out; empty when none does.
std::string broken_pair(const Answers& answers, const Pairs& holds)
{
    for (std::size_t i = 0; i < answers.pool.size(); ++i)
        for (std::size_t j = 0; j < answers.pool.size(); ++j)
            if (!holds(i, j))
                return answers.pool[i] + " " + answers.signs[i][j] + " " + answers.pool[j];
    return {};
}

using Triples = std::function<bool(char, char, char)>;

/// The first triple a, b, c whose answers (a b), (b c), (a c) break `holds`.
std::string broken_triple(const Answers& answers, const Triples& holds)
{
    const auto& signs = answers.signs;
    return broken_pair(answers, [&](std::size_t i, std::size_t j) {
        for (std::size_t k = 0; k < answers.pool.size(); ++k) {
            if (holds(signs[i][j], signs[j][k], signs[i][k]))
                continue;
            MESSAGE(answers.pool[j], " ", signs[j][k], " ", answers.pool[k]);
            MESSAGE(answers.pool[i], " ", signs[i][k], " ", answers.pool[k]);
            return false;
        }
        return true;
    });
}

}  // namespace

TEST_SUITE("properties")
{
    TEST_CASE("a version that its scheme knows equals itself")
    {
        for (const auto scheme : schemes) {
            CAPTURE(name_of(scheme));
            const auto& answers = answers_of(scheme);

            CHECK(broken_pair(answers, [&](std::size_t i, std::size_t j) {
                      return i != j || (answers.signs[i][i] == '=') == !answers.is_refused[i];
                  }) == "");
        }
    }

    TEST_CASE("turning a pair around turns the answer")
    {
        for (const auto scheme : schemes) {
            CAPTURE(name_of(scheme));
            const auto& answers = answers_of(scheme);

            CHECK(broken_pair(answers, [&](std::size_t i, std::size_t j) {
                      return answers.signs[i][j] == turned_for_properties(answers.signs[j][i]);
                  }) == "");
        }
    }

    TEST_CASE("a scheme with a total order answers for every pair that it knows")
    {
        for (const auto scheme : schemes) {
            if (!is_total(scheme))
                continue;
            CAPTURE(name_of(scheme));
            const auto& answers = answers_of(scheme);

            CHECK(broken_pair(answers, [&](std::size_t i, std::size_t j) {
                      const bool is_known = !answers.is_refused[i] && !answers.is_refused[j];
                      return is_known == (answers.signs[i][j] != '?');
                  }) == "");
        }
    }

    TEST_CASE("the same as the same is the same")
    {
        for (const auto scheme : schemes) {
            CAPTURE(name_of(scheme));
            const auto& answers = answers_of(scheme);

            CHECK(broken_triple(answers, [](char first, char second, char across) {
                      return first != '=' || second != '=' || across == '=';
                  }) == "");
        }
    }

    TEST_CASE("no chain of answers leads back, and none is lost where the order is total")
    {
        for (const auto scheme : schemes) {
            CAPTURE(name_of(scheme));
            const auto& answers = answers_of(scheme);
            const bool may_withhold = !is_total(scheme);

            CHECK(broken_triple(answers, [&](char first, char second, char across) {
                      const bool is_chain = (first == '<' && (second == '<' || second == '=')) ||
                                            (first == '=' && second == '<');
                      return !is_chain || across == '<' || (may_withhold && across == '?');
                  }) == "");
        }
    }
}

}  // namespace advisory::versions
