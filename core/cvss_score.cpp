#include "core/cvss_score.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/cvss_metrics.hpp"
#include "core/cvss_v4.hpp"

namespace advisory {

namespace {

using Need = MetricRule::Need;

// CVSS v2 guide, section 2.4, table 13.
constexpr std::array v2_rules{
    MetricRule{"AV", "L A N"},
    MetricRule{"AC", "H M L"},
    MetricRule{"Au", "M S N"},
    MetricRule{"C", "N P C"},
    MetricRule{"I", "N P C"},
    MetricRule{"A", "N P C"},
    MetricRule{"E", "U POC F H ND", Need::optional},
    MetricRule{"RL", "OF TF W U ND", Need::optional},
    MetricRule{"RC", "UC UR C ND", Need::optional},
    MetricRule{"CDP", "N L LM MH H ND", Need::optional},
    MetricRule{"TD", "N L M H ND", Need::optional},
    MetricRule{"CR", "L M H ND", Need::optional},
    MetricRule{"IR", "L M H ND", Need::optional},
    MetricRule{"AR", "L M H ND", Need::optional},
};

// CVSS v3.1, section 6, table 15; v3.0 has the same.
constexpr std::array v3_rules{
    MetricRule{"AV", "N A L P"},
    MetricRule{"AC", "L H"},
    MetricRule{"PR", "N L H"},
    MetricRule{"UI", "N R"},
    MetricRule{"S", "U C"},
    MetricRule{"C", "H L N"},
    MetricRule{"I", "H L N"},
    MetricRule{"A", "H L N"},
    MetricRule{"E", "X H F P U", Need::optional},
    MetricRule{"RL", "X U W T O", Need::optional},
    MetricRule{"RC", "X C R U", Need::optional},
    MetricRule{"CR", "X H M L", Need::optional},
    MetricRule{"IR", "X H M L", Need::optional},
    MetricRule{"AR", "X H M L", Need::optional},
    MetricRule{"MAV", "X N A L P", Need::optional},
    MetricRule{"MAC", "X L H", Need::optional},
    MetricRule{"MPR", "X N L H", Need::optional},
    MetricRule{"MUI", "X N R", Need::optional},
    MetricRule{"MS", "X U C", Need::optional},
    MetricRule{"MC", "X N L H", Need::optional},
    MetricRule{"MI", "X N L H", Need::optional},
    MetricRule{"MA", "X N L H", Need::optional},
};

struct Weight {
    char value;
    double weight;
};

template <std::size_t size>
double weight_of(std::string_view value, const std::array<Weight, size>& weights)
{
    const auto* const found = std::ranges::find(weights, value.front(), &Weight::value);
    return found == weights.end() ? 0.0 : found->weight;
}

/// v2 guide, section 3.2.1.
double score_v2(const CvssMetrics& metrics)
{
    constexpr std::array vectors{Weight{'L', 0.395}, Weight{'A', 0.646}, Weight{'N', 1.0}};
    constexpr std::array complexities{Weight{'H', 0.35}, Weight{'M', 0.61}, Weight{'L', 0.71}};
    constexpr std::array logins{Weight{'M', 0.45}, Weight{'S', 0.56}, Weight{'N', 0.704}};
    constexpr std::array impacts{Weight{'N', 0.0}, Weight{'P', 0.275}, Weight{'C', 0.660}};

    const auto unharmed = [&metrics, &impacts](std::string_view name) {
        return 1.0 - weight_of(metrics.value(name), impacts);
    };
    const auto impact = 10.41 * (1.0 - unharmed("C") * unharmed("I") * unharmed("A"));
    const auto exploitability = 20.0 * weight_of(metrics.value("AV"), vectors) *
                                weight_of(metrics.value("AC"), complexities) *
                                weight_of(metrics.value("Au"), logins);

    if (impact <= 0.0)
        return 0.0;
    return std::round((0.6 * impact + 0.4 * exploitability - 1.5) * 1.176 * 10.0) / 10.0;
}

/// v3.1, appendix A: v3.0 says "round up" and leaves it to the machine what 4.0200000001 is.
double rounded_up(double score)
{
    const auto fine = std::lround(score * 100'000.0);
    const auto tenths = fine / 10'000 + (fine % 10'000 == 0 ? 0 : 1);
    return static_cast<double>(tenths) / 10.0;
}

double privileges_weight(std::string_view value, bool is_scope_changed)
{
    constexpr std::array inside{Weight{'N', 0.85}, Weight{'L', 0.62}, Weight{'H', 0.27}};
    constexpr std::array beyond{Weight{'N', 0.85}, Weight{'L', 0.68}, Weight{'H', 0.5}};
    return is_scope_changed ? weight_of(value, beyond) : weight_of(value, inside);
}

/// v3.1, section 7.1; v3.0 section 8.1 has the same equations.
double unrounded_v3(const CvssMetrics& metrics)
{
    constexpr std::array vectors{
        Weight{'N', 0.85},
        Weight{'A', 0.62},
        Weight{'L', 0.55},
        Weight{'P', 0.2},
    };
    constexpr std::array complexities{Weight{'L', 0.77}, Weight{'H', 0.44}};
    constexpr std::array interactions{Weight{'N', 0.85}, Weight{'R', 0.62}};
    constexpr std::array impacts{Weight{'H', 0.56}, Weight{'L', 0.22}, Weight{'N', 0.0}};

    const bool is_scope_changed = metrics.value("S") == "C";
    const auto unharmed = [&metrics, &impacts](std::string_view name) {
        return 1.0 - weight_of(metrics.value(name), impacts);
    };
    const auto base = 1.0 - unharmed("C") * unharmed("I") * unharmed("A");
    const auto impact =
        is_scope_changed ? 7.52 * (base - 0.029) - 3.25 * std::pow(base - 0.02, 15.0) : 6.42 * base;
    const auto exploitability = 8.22 * weight_of(metrics.value("AV"), vectors) *
                                weight_of(metrics.value("AC"), complexities) *
                                privileges_weight(metrics.value("PR"), is_scope_changed) *
                                weight_of(metrics.value("UI"), interactions);

    if (impact <= 0.0)
        return 0.0;
    return std::min((is_scope_changed ? 1.08 : 1.0) * (impact + exploitability), 10.0);
}

bool take_front(std::string_view& text, std::string_view front)
{
    if (!text.starts_with(front))
        return false;
    text.remove_prefix(front.size());
    return true;
}

template <class Score>
std::optional<double> scored(std::string_view body,
                             std::span<const MetricRule> rules,
                             const Score& score)
{
    const auto metrics = CvssMetrics::read(body, rules);
    return metrics ? std::optional{score(*metrics)} : std::nullopt;
}

}  // namespace

std::optional<double> base_score(std::string_view vector)
{
    if (vector.starts_with('(') && vector.ends_with(')'))
        vector = vector.substr(1, vector.size() - 2);

    if (take_front(vector, "CVSS:4.0/"))
        return scored(vector, v4_rules(), score_v4);
    if (take_front(vector, "CVSS:3.0/"))
        return scored(vector, v3_rules, [](const CvssMetrics& metrics) {
            return std::ceil(unrounded_v3(metrics) * 10.0) / 10.0;
        });

    const bool is_v3 = take_front(vector, "CVSS:3.1/") || vector.find("/PR:") != vector.npos;
    if (is_v3)
        return scored(vector, v3_rules, [](const CvssMetrics& metrics) {
            return rounded_up(unrounded_v3(metrics));
        });

    take_front(vector, "CVSS:2.0/");
    return scored(vector, v2_rules, score_v2);
}

}  // namespace advisory
