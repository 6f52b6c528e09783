#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "language/say.hpp"
#include "versions/comparators.hpp"

// OpenSSL's own numbering, https://www.openssl.org/policies/general/versioning-policy.html:
// before 3.0 a letter is a later patch (1.1.1 < 1.1.1a, 1.0.2z < 1.0.2za); from
// 3.0 there are three numbers. "-fips" and other words of a vendor are flavours.
namespace advisory::versions {

namespace {

struct OpensslVersion {
    std::array<std::string_view, 3> numbers;
    std::string_view letters;
    std::string_view stage;  ///< alpha, beta, pre; empty for a release.
    std::string_view stage_number;
    bool leads_to_stage = false;  ///< -alpha17-dev: the state before alpha17.
    std::string_view flavour;
};

// "pre" is what 1.1.0 and 1.1.1 called both their alphas and betas, "dev" the
// state of the repository between two releases.
constexpr std::array<std::string_view, 4> stages{"dev", "alpha", "beta", "pre"};

// What others call a pre-release, and OpenSSL never did: no flavour of the release.
constexpr std::array<std::string_view, 6> foreign_stages{"rc",
                                                         "preview",
                                                         "snapshot",
                                                         "nightly",
                                                         "candidate",
                                                         "milestone"};

bool read_numbers(std::string_view& text, OpensslVersion& version)
{
    for (std::size_t i = 0; i < version.numbers.size(); ++i) {
        if (i > 0 && !text.starts_with('.'))
            return i > 1;
        if (i > 0)
            text.remove_prefix(1);

        version.numbers[i] = take_while(text, is_digit);
        if (version.numbers[i].empty())
            return false;
    }
    return true;
}

// "9" or "9-dev" behind the name of a stage.
bool read_stage(std::string_view text, OpensslVersion& version)
{
    version.stage_number = take_while(text, is_digit);
    version.leads_to_stage = version.stage != "dev" && text == "-dev";
    return text.empty() || version.leads_to_stage;
}

// "-pre9", "-beta1-dev", "-fips": one word behind a hyphen or blank.
bool read_suffix(std::string_view text, OpensslVersion& version)
{
    if (text.empty())
        return true;
    if (text.front() != '-' && text.front() != '_' && text.front() != ' ')
        return false;

    text.remove_prefix(1);
    const auto word = take_while(text, is_letter);
    if (std::ranges::find(stages, word) != stages.end()) {
        version.stage = word;
        return read_stage(text, version);
    }
    if (std::ranges::find(foreign_stages, word) != foreign_stages.end())
        return false;
    version.flavour = word;
    return text.empty() && !word.empty();
}

// `text` is lower case and outlives the answer.
std::optional<OpensslVersion> read_openssl(std::string_view text)
{
    OpensslVersion version;
    if (!read_numbers(text, version))
        return std::nullopt;

    version.letters = take_while(text, is_letter);
    const bool may_have_letters = order_of_numbers(version.numbers[0], "3") == Order::less;
    if (!version.letters.empty() && !may_have_letters)
        return std::nullopt;
    // After z comes za: any other pair of letters is no patch level.
    if (version.letters.size() > 2 || (version.letters.size() == 2 && version.letters[0] != 'z'))
        return std::nullopt;
    if (!read_suffix(text, version))
        return std::nullopt;
    return version;
}

Order order_of_letters(const OpensslVersion& left, const OpensslVersion& right)
{
    if (left.letters.size() != right.letters.size())
        return order_from(left.letters.size() <=> right.letters.size());
    return order_of_texts(left.letters, right.letters);
}

Decision order_of_stages(const OpensslVersion& left, const OpensslVersion& right)
{
    if (left.stage.empty() != right.stage.empty()) {
        const auto order = left.stage.empty() ? Order::greater : Order::less;
        return {.order = order, .because = say("a pre-release precedes its release")};
    }

    // "pre" counted through alphas and betas, so it has no place among those, and
    // "dev" stands before whatever comes next.
    const bool is_alpha_and_beta = (left.stage == "alpha" && right.stage == "beta") ||
                                   (left.stage == "beta" && right.stage == "alpha");
    if (left.stage != right.stage && !is_alpha_and_beta)
        return {.order = Order::unordered, .because = say("their pre-release names have no order")};

    auto order = order_of_texts(left.stage, right.stage);
    if (order == Order::equal)
        order = order_of_numbers(left.stage_number, right.stage_number);
    if (order == Order::equal)
        order = order_from(right.leads_to_stage <=> left.leads_to_stage);
    if (order == Order::equal)
        return {.order = order, .because = {}};
    return {
        .order = order,
        .because = reason(std::string{left.stage}.append(left.stage_number),
                          order,
                          std::string{right.stage}.append(right.stage_number),
                          say("in the pre-release")),
    };
}

Decision order_of(const OpensslVersion& left, const OpensslVersion& right)
{
    for (std::size_t i = 0; i < left.numbers.size(); ++i) {
        const auto order = order_of_numbers(left.numbers[i], right.numbers[i]);
        if (order != Order::equal)
            return {
                .order = order,
                .because = number_reason(left.numbers[i], order, right.numbers[i], i),
            };
    }

    const auto order = order_of_letters(left, right);
    if (order != Order::equal)
        return {
            .order = order,
            .because = reason(left.letters, order, right.letters, say("in the patch letter")),
        };
    return order_of_stages(left, right);
}

}  // namespace

Decision compare_openssl(std::string_view left, std::string_view right)
{
    const auto left_text = lower_case(left);
    const auto right_text = lower_case(right);
    const auto left_version = read_openssl(left_text);
    if (!left_version)
        return refuse(left, "OpenSSL");
    const auto right_version = read_openssl(right_text);
    if (!right_version)
        return refuse(right, "OpenSSL");

    auto decision = order_of(*left_version, *right_version);
    decision.has_flavour = left_version->flavour != right_version->flavour;
    return decision;
}

}  // namespace advisory::versions
