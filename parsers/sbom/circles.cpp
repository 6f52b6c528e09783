#include "parsers/sbom/circles.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace advisory::parsers {

namespace {

constexpr std::uint32_t unseen = 0;

class Search {
public:
    explicit Search(const Arrows& arrows)
        : begin_(std::size_t{arrows.points()} + 2),
          order_(arrows.points(), unseen),
          lowest_(arrows.points(), unseen),
          is_open_(arrows.points(), 0)
    {
        sort_by_origin(arrows);
    }

    std::vector<Circle> run()
    {
        for (std::uint32_t point = 0; point < order_.size(); ++point) {
            if (order_[point] == unseen)
                explore(point);
        }
        std::ranges::sort(circles_, {}, [](const Circle& circle) { return circle.points.front(); });
        return std::move(circles_);
    }

private:
    struct Visit {
        std::uint32_t point = 0;
        std::uint32_t next = 0;  ///< Of its targets.
    };

    void sort_by_origin(const Arrows& arrows)
    {
        for (const auto& arrow : arrows.all())
            ++begin_[arrow.from + std::size_t{2}];
        for (std::size_t point = 2; point < begin_.size(); ++point)
            begin_[point] += begin_[point - 1];
        targets_.resize(arrows.all().size());
        for (const auto& arrow : arrows.all())
            targets_[begin_[arrow.from + std::size_t{1}]++] = arrow.to;
    }

    [[nodiscard]] std::span<const std::uint32_t> targets_of(std::uint32_t point) const
    {
        return std::span{targets_}.subspan(begin_[point],
                                           begin_[point + std::size_t{1}] - begin_[point]);
    }

    void enter(std::uint32_t point)
    {
        order_[point] = lowest_[point] = ++last_order_;
        is_open_[point] = 1;
        open_.push_back(point);
        way_.push_back({.point = point});
    }

    void explore(std::uint32_t start)
    {
        enter(start);
        while (!way_.empty()) {
            auto& [point, next] = way_.back();
            const auto targets = targets_of(point);
            if (next == targets.size()) {
                leave(point);
                continue;
            }
            const auto target = targets[next++];
            if (order_[target] == unseen)
                enter(target);
            else if (is_open_[target] != 0)
                lowest_[point] = std::min(lowest_[point], order_[target]);
        }
    }

    void leave(std::uint32_t point)
    {
        way_.pop_back();
        if (!way_.empty()) {
            auto& below = lowest_[way_.back().point];
            below = std::min(below, lowest_[point]);
        }
        if (lowest_[point] == order_[point])
            take_group(point);
    }

    void take_group(std::uint32_t first)
    {
        const auto begin = std::ranges::find(open_.rbegin(), open_.rend(), first).base() - 1;
        for (auto at = begin; at != open_.end(); ++at)
            is_open_[*at] = 0;

        const bool is_circle =
            open_.end() - begin > 1 ||
            std::ranges::find(targets_of(first), first) != targets_of(first).end();
        if (is_circle) {
            circles_.push_back({.points = {begin, open_.end()}});
            std::ranges::sort(circles_.back().points);
        }
        open_.erase(begin, open_.end());
    }

    std::vector<std::uint32_t> begin_;  ///< Where the targets of a point begin.
    std::vector<std::uint32_t> targets_;
    std::vector<std::uint32_t> order_;
    std::vector<std::uint32_t> lowest_;
    std::vector<std::uint8_t> is_open_;
    std::vector<std::uint32_t> open_;
    std::vector<Visit> way_;
    std::uint32_t last_order_ = unseen;
    std::vector<Circle> circles_;
};

}  // namespace

std::vector<Circle> circles_of(const Arrows& arrows)
{
    return Search{arrows}.run();
}

}  // namespace advisory::parsers
