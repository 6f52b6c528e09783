#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace advisory::parsers::mime {

/// Warnings about one mail: each is told once, however often its cause occurs.
class Warnings {
public:
    void add(std::string_view warning)
    {
        if (std::ranges::find(texts_, warning) == texts_.end())
            texts_.emplace_back(warning);
    }

    void add_all(const Warnings& others)
    {
        for (const auto& other : others.texts_)
            add(other);
    }

    [[nodiscard]] const std::vector<std::string>& texts() const { return texts_; }

private:
    std::vector<std::string> texts_;
};

}  // namespace advisory::parsers::mime
