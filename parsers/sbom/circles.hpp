#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace advisory::parsers {

struct Arrow {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
};

/// Arrows between points that are numbered from 0.
class Arrows {
public:
    explicit Arrows(std::uint32_t points) : points_{points} {}

    /// Both ends must be points.
    void add(Arrow arrow) { arrows_.push_back(arrow); }

    [[nodiscard]] std::uint32_t points() const { return points_; }
    [[nodiscard]] const std::vector<Arrow>& all() const { return arrows_; }

private:
    std::uint32_t points_;
    std::vector<Arrow> arrows_;
};

/// Points that all lead to each other, in rising order; or one that leads to itself.
struct Circle {
    std::vector<std::uint32_t> points;
};

/// By their first points. Linear in points and arrows, and without recursion: a chain may be as
/// long as the bill (Tarjan's strongly connected components).
std::vector<Circle> circles_of(const Arrows& arrows);

}  // namespace advisory::parsers
