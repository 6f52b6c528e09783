#pragma once

#include <span>
#include <string_view>

#include "parsers/phrases/words.hpp"

namespace advisory::parsers::phrases {

/// All words of one meaning, separated by ';'.
struct Meaning {
    Word word = Word::none;
    std::string_view written;
};

/// The words that version phrases are made of, Japanese and English. A new spelling
/// is added here and nowhere else.
std::span<const Meaning> vocabulary();

}  // namespace advisory::parsers::phrases
