#include "core/cvss_v4.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string_view>

namespace advisory {

namespace {

using Need = MetricRule::Need;

constexpr std::array rules{
    MetricRule{"AV", "N A L P"},
    MetricRule{"AC", "L H"},
    MetricRule{"AT", "N P"},
    MetricRule{"PR", "N L H"},
    MetricRule{"UI", "N P A"},
    MetricRule{"VC", "H L N"},
    MetricRule{"VI", "H L N"},
    MetricRule{"VA", "H L N"},
    MetricRule{"SC", "H L N"},
    MetricRule{"SI", "H L N"},
    MetricRule{"SA", "H L N"},
    MetricRule{"E", "X A P U", Need::optional},
    MetricRule{"CR", "X H M L", Need::optional},
    MetricRule{"IR", "X H M L", Need::optional},
    MetricRule{"AR", "X H M L", Need::optional},
    MetricRule{"MAV", "X N A L P", Need::optional},
    MetricRule{"MAC", "X L H", Need::optional},
    MetricRule{"MAT", "X N P", Need::optional},
    MetricRule{"MPR", "X N L H", Need::optional},
    MetricRule{"MUI", "X N P A", Need::optional},
    MetricRule{"MVC", "X H L N", Need::optional},
    MetricRule{"MVI", "X H L N", Need::optional},
    MetricRule{"MVA", "X H L N", Need::optional},
    MetricRule{"MSC", "X H L N", Need::optional},
    MetricRule{"MSI", "X S H L N", Need::optional},
    MetricRule{"MSA", "X S H L N", Need::optional},
    MetricRule{"S", "X N P", Need::optional},
    MetricRule{"AU", "X N Y", Need::optional},
    MetricRule{"R", "X A U I", Need::optional},
    MetricRule{"V", "X D C", Need::optional},
    MetricRule{"RE", "X L M H", Need::optional},
    MetricRule{"U", "X Clear Green Amber Red", Need::optional},
};

/// One score in tenths for each pair of EQ4 and EQ5: 00, 01, 02, 10, ...
using Row = std::array<int, 9>;

// The scores of the 270 MacroVectors (section 8.3). In each block one row for the pairs of EQ3
// and EQ6 that exist: 00, 01, 10, 11, 21.
constexpr std::array macro_scores{
    // EQ1 0, EQ2 0
    Row{100, 98, 95, 100, 93, 91, 93, 89, 81},
    Row{99, 95, 92, 96, 87, 81, 90, 80, 68},
    Row{98, 95, 90, 93, 89, 81, 88, 78, 69},
    Row{95, 92, 84, 92, 81, 65, 80, 70, 48},
    Row{92, 82, 72, 79, 69, 50, 69, 55, 27},
    // EQ1 0, EQ2 1
    Row{99, 95, 92, 95, 90, 84, 92, 82, 72},
    Row{97, 92, 85, 91, 83, 71, 81, 71, 53},
    Row{95, 92, 85, 92, 80, 70, 84, 71, 50},
    Row{93, 85, 73, 82, 72, 59, 70, 52, 30},
    Row{86, 75, 52, 71, 52, 29, 63, 29, 17},
    // EQ1 1, EQ2 0
    Row{98, 94, 91, 94, 86, 77, 87, 74, 63},
    Row{95, 87, 81, 89, 74, 64, 75, 63, 49},
    Row{94, 88, 76, 86, 74, 59, 72, 57, 52},
    Row{89, 77, 67, 76, 58, 50, 57, 52, 25},
    Row{83, 70, 54, 65, 58, 26, 53, 21, 13},
    // EQ1 1, EQ2 1
    Row{95, 88, 76, 90, 75, 61, 77, 68, 52},
    Row{90, 76, 70, 77, 62, 53, 66, 59, 30},
    Row{89, 76, 62, 74, 57, 47, 61, 57, 24},
    Row{78, 67, 58, 59, 57, 23, 52, 29, 16},
    Row{71, 59, 30, 58, 26, 15, 23, 13, 6},
    // EQ1 2, EQ2 0
    Row{93, 86, 75, 86, 74, 56, 70, 52, 40},
    Row{87, 72, 58, 74, 61, 34, 54, 40, 22},
    Row{85, 74, 62, 72, 55, 46, 53, 34, 19},
    Row{75, 55, 51, 57, 41, 19, 36, 19, 8},
    Row{64, 51, 20, 47, 21, 11, 24, 9, 4},
    // EQ1 2, EQ2 1
    Row{88, 73, 60, 73, 59, 41, 54, 45, 20},
    Row{75, 53, 50, 55, 40, 20, 43, 22, 11},
    Row{75, 58, 40, 61, 48, 20, 46, 17, 8},
    Row{55, 45, 21, 51, 18, 9, 18, 7, 2},
    Row{53, 24, 14, 24, 12, 5, 10, 3, 1},
};

// Section 8.2, tables 24 to 29: how a vector falls into equivalence classes.
struct MacroVector {
    int eq1 = 0;
    int eq2 = 0;
    int eq3 = 0;
    int eq4 = 0;
    int eq5 = 0;
    int eq6 = 0;
};

/// In tenths; nothing where there is no such MacroVector.
std::optional<int> score_of(const MacroVector& macro)
{
    const bool exists = macro.eq1 <= 2 && macro.eq2 <= 1 && macro.eq4 <= 2 && macro.eq5 <= 2 &&
                        macro.eq6 <= 1 && macro.eq3 + 1 - macro.eq6 <= 2;
    if (!exists)
        return std::nullopt;

    const auto pair = macro.eq3 == 2 ? 4 : macro.eq3 * 2 + macro.eq6;
    const auto row = static_cast<std::size_t>(macro.eq1 * 10 + macro.eq2 * 5 + pair);
    return macro_scores.at(row).at(static_cast<std::size_t>(macro.eq4 * 3 + macro.eq5));
}

/// The values that count for the score: a modified metric stands for its base metric, and what
/// is not defined is at its worst.
class Effective {
public:
    explicit Effective(const CvssMetrics& metrics) : metrics_{metrics} {}

    [[nodiscard]] char operator()(std::string_view name) const
    {
        constexpr std::array<std::string_view, 12> modified{"MAV",
                                                            "MAC",
                                                            "MAT",
                                                            "MPR",
                                                            "MUI",
                                                            "MVC",
                                                            "MVI",
                                                            "MVA",
                                                            "MSC",
                                                            "MSI",
                                                            "MSA",
                                                            ""};
        for (const auto candidate : modified) {
            if (candidate.empty() || candidate.substr(1) != name)
                continue;
            const auto value = metrics_.value(candidate);
            if (!value.empty() && value != "X")
                return value.front();
        }

        const auto value = metrics_.value(name);
        if (!value.empty() && value != "X")
            return value.front();
        return name == "E" ? 'A' : 'H';
    }

    [[nodiscard]] bool is(std::string_view name, char value) const
    {
        return (*this)(name) == value;
    }

private:
    const CvssMetrics& metrics_;
};

MacroVector macro_of(const Effective& vector)
{
    const bool is_open = vector.is("AV", 'N') && vector.is("PR", 'N') && vector.is("UI", 'N');
    const bool is_half_open =
        !vector.is("AV", 'P') &&
        (vector.is("AV", 'N') || vector.is("PR", 'N') || vector.is("UI", 'N'));
    const bool is_simple = vector.is("AC", 'L') && vector.is("AT", 'N');

    const bool is_lost = vector.is("VC", 'H') && vector.is("VI", 'H');
    const bool is_hit = vector.is("VC", 'H') || vector.is("VI", 'H') || vector.is("VA", 'H');
    const bool is_unsafe = vector.is("SI", 'S') || vector.is("SA", 'S');
    const bool is_spread = vector.is("SC", 'H') || vector.is("SI", 'H') || vector.is("SA", 'H');
    const bool is_needed = (vector.is("CR", 'H') && vector.is("VC", 'H')) ||
                           (vector.is("IR", 'H') && vector.is("VI", 'H')) ||
                           (vector.is("AR", 'H') && vector.is("VA", 'H'));

    MacroVector macro;
    if (!is_open)
        macro.eq1 = is_half_open ? 1 : 2;
    macro.eq2 = is_simple ? 0 : 1;
    if (!is_lost)
        macro.eq3 = is_hit ? 1 : 2;
    if (!is_unsafe)
        macro.eq4 = is_spread ? 1 : 2;
    if (!vector.is("E", 'A'))
        macro.eq5 = vector.is("E", 'P') ? 1 : 2;
    macro.eq6 = is_needed ? 0 : 1;
    return macro;
}

/// The order of a metric's values, worst first. Its steps are the unit of distance.
struct Scale {
    std::string_view metric;
    std::string_view values;
};

constexpr std::array eq1_scales{Scale{"AV", "NALP"}, Scale{"PR", "NLH"}, Scale{"UI", "NPA"}};
constexpr std::array eq2_scales{Scale{"AC", "LH"}, Scale{"AT", "NP"}};
constexpr std::array eq36_scales{
    Scale{"VC", "HLN"},
    Scale{"VI", "HLN"},
    Scale{"VA", "HLN"},
    Scale{"CR", "HML"},
    Scale{"IR", "HML"},
    Scale{"AR", "HML"},
};
constexpr std::array eq4_scales{Scale{"SC", "SHLN"}, Scale{"SI", "SHLN"}, Scale{"SA", "SHLN"}};

/// The worst vectors of a class and how many steps lie between it and the next (section 8.2,
/// "highest severity vectors" and "depth"). The values stand in the order of the scales.
struct Worst {
    std::array<std::string_view, 5> vectors;
    int depth;
};

constexpr std::array eq1_worst{
    Worst{{"NNN"}, 1},
    Worst{{"ANN", "NLN", "NNP"}, 4},
    Worst{{"PNN", "ALP"}, 5},
};
constexpr std::array eq2_worst{
    Worst{{"LN"}, 1},
    Worst{{"HN", "LP"}, 2},
};
constexpr std::array eq36_worst{
    Worst{{"HHHHHH"}, 7},
    Worst{{"HHLMMH", "HHHMMM"}, 6},
    Worst{{"LHHHHH", "HLHHHH"}, 8},
    Worst{{"LHLHMH", "LHHHMM", "HLHMHM", "HLLMHH", "LLHHHM"}, 8},
    Worst{{"LLLHHH"}, 10},
};
constexpr std::array eq4_worst{
    Worst{{"HSS"}, 6},
    Worst{{"HHH"}, 5},
    Worst{{"LLL"}, 4},
};

/// Steps from `worst` down to the vector; nothing when the vector is worse in some metric.
std::optional<int> steps_below(const Effective& vector,
                               std::string_view worst,
                               std::span<const Scale> scales)
{
    int steps = 0;
    for (std::size_t at = 0; at < scales.size(); ++at) {
        const auto& [metric, values] = scales[at];
        const auto step = static_cast<int>(values.find(vector(metric))) -
                          static_cast<int>(values.find(worst[at]));
        if (step < 0)
            return std::nullopt;
        steps += step;
    }
    return steps;
}

/// How far the vector is on its way to the next class, 0.0 to 1.0.
double progress(const Effective& vector, const Worst& worst, std::span<const Scale> scales)
{
    for (const auto candidate : worst.vectors) {
        if (candidate.empty())
            break;
        if (const auto steps = steps_below(vector, candidate, scales))
            return static_cast<double>(*steps) / worst.depth;
    }
    assert(false);  // Each class is spanned by its worst vectors.
    return 0.0;
}

/// The next lower class of EQ3 and EQ6, which depend on each other. From 00 two ways lead down.
std::optional<int> next_below_eq36(const MacroVector& macro)
{
    auto by_need = macro;
    ++by_need.eq6;
    auto by_impact = macro;
    ++by_impact.eq3;
    if (macro.eq6 == 1)
        return score_of(by_impact);
    return macro.eq3 == 0 ? std::max(score_of(by_need), score_of(by_impact)) : score_of(by_need);
}

/// Section 8.2, steps 1 and 2: the mean of what each class takes off the score, in tenths.
double mean_distance(const Effective& vector, const MacroVector& macro, int score)
{
    const auto next_below = [&macro](int MacroVector::* eq) {
        auto lower = macro;
        ++(lower.*eq);
        return score_of(lower);
    };
    const auto pair = static_cast<std::size_t>(macro.eq3 == 2 ? 4 : macro.eq3 * 2 + macro.eq6);
    const auto row = [](int eq) { return static_cast<std::size_t>(eq); };

    struct Way {
        std::optional<int> lower;
        double progress;
    };
    const std::array ways{
        Way{next_below(&MacroVector::eq1),
            progress(vector, eq1_worst.at(row(macro.eq1)), eq1_scales)},
        Way{next_below(&MacroVector::eq2),
            progress(vector, eq2_worst.at(row(macro.eq2)), eq2_scales)},
        Way{next_below_eq36(macro), progress(vector, eq36_worst.at(pair), eq36_scales)},
        Way{next_below(&MacroVector::eq4),
            progress(vector, eq4_worst.at(row(macro.eq4)), eq4_scales)},
        Way{next_below(&MacroVector::eq5), 0.0},
    };

    double sum = 0.0;
    int count = 0;
    for (const auto& way : ways) {
        if (!way.lower)
            continue;
        sum += (score - *way.lower) * way.progress;
        ++count;
    }
    return count == 0 ? 0.0 : sum / count;
}

}  // namespace

std::span<const MetricRule> v4_rules()
{
    return rules;
}

double score_v4(const CvssMetrics& metrics)
{
    const Effective vector{metrics};
    constexpr std::array<std::string_view, 6> impacts{"VC", "VI", "VA", "SC", "SI", "SA"};
    const bool is_harmless = std::ranges::all_of(impacts, [&vector](std::string_view impact) {
        return vector.is(impact, 'N');
    });
    if (is_harmless)
        return 0.0;

    const auto macro = macro_of(vector);
    const auto highest = score_of(macro).value_or(0);
    const auto score = std::clamp(highest - mean_distance(vector, macro, highest), 0.0, 100.0);

    // The sum may land a hair below a tie, 5.6499999 for 5.65: ties are rounded up.
    return std::floor(score + 0.5 + 1e-5) / 10.0;
}

}  // namespace advisory
