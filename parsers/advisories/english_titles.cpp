#include "parsers/advisories/english_titles.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "parsers/advisories/ascii.hpp"
#include "parsers/advisories/japanese.hpp"

namespace advisory::parsers {

namespace {

// English words between a product and "vulnerability".
constexpr std::array<std::string_view, 26> weakness_words{
    " remote code",
    " sql injection",
    " cross-site",
    " xss",
    " csrf",
    " buffer overflow",
    " heap",
    " stack",
    " information disclosure",
    " privilege",
    " denial of service",
    " denial-of-service",
    " dos ",
    " command injection",
    " os command",
    " code injection",
    " authentication",
    " path traversal",
    " directory traversal",
    " use-after-free",
    " memory corruption",
    " improper",
    " security",
    " critical",
    " zero-day",
    " arbitrary",
};

/// The place of an ASCII word, whatever its case.
std::size_t find_word(std::string_view text, std::string_view word)
{
    const auto found = std::ranges::search(text, word, {}, ascii_upper, ascii_upper);
    return found.empty() ? std::string_view::npos
                         : static_cast<std::size_t>(found.begin() - text.begin());
}

}  // namespace

bool speaks_english(std::string_view title)
{
    return find_word(title, "vulnerabilit") != std::string_view::npos;
}

std::string_view english_product(std::string_view title)
{
    const auto word = find_word(title, "vulnerabilit");
    constexpr std::array<std::string_view, 4> joints{" in ", " affecting ", " of ", " for "};
    constexpr std::array<std::string_view, 7>
        ends{" could ", " allow", " - ", " (", " may ", " which ", " that "};

    const auto behind = title.substr(word);
    const auto joint = first_of(behind, joints);
    const bool is_short = title.find(' ', word) == word + behind.substr(0, joint).size();
    if (joint < behind.size() && is_short) {
        const auto product = behind.substr(behind.find(' ', joint + 1));
        auto end = std::min(product.size(), product.find(". "));
        end = std::min(end, first_of(product, ends));
        return trimmed(product.substr(0, end));
    }

    auto product = trimmed(title.substr(0, word));
    for (const auto weakness : weakness_words) {
        const auto at = find_word(product, weakness);
        if (at != std::string_view::npos && at > 0)
            product = product.substr(0, at);
    }
    constexpr std::array<std::string_view, 2> several{"multiple ", "several "};
    product.remove_prefix(length_of_any(product, several));
    if (find_word(product, " multiple") ==
        product.size() - std::min<std::size_t>(product.size(), 9))
        product = product.substr(0, product.size() - 9);
    return trimmed(product);
}

}  // namespace advisory::parsers
