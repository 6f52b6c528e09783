#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace advisory::bench {

/// A text that tries to cost more than its length is worth.
struct TextCase {
    std::string name;
    std::function<std::string(std::size_t bytes)> make;  ///< About that many, UTF-8.
};

/// `unit` again and again, up to `bytes` bytes.
std::string repeated(std::string_view unit, std::size_t bytes);

/// All texts that are made from a rule.
std::vector<TextCase> text_cases();

/// `text` again and again, each time with other small damages; the same on every run.
std::string damaged_copies(std::string_view text, std::size_t bytes);

}  // namespace advisory::bench
