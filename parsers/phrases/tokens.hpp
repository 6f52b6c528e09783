#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "parsers/phrases/version_text.hpp"
#include "parsers/phrases/words.hpp"

namespace advisory::parsers::phrases {

struct Token {
    enum class Kind {
        version,  ///< "2.15.0", "v3", "9.8.x", "R4".
        counted,  ///< "SP1", "Build1575", "beta2": a counting word and its number.
        cve,
        word,  ///< Of the vocabulary.
        text,  ///< Anything else that may be part of a name.
        open,
        close,
        quote,
        comma,  ///< 、 , ; ・ and a line break.
        colon,
        slash,
        dash,  ///< Standing alone, or between two dotted versions.
        tilde,
        stop,        ///< 。
        comparison,  ///< "<", "<=", ">", ">=", "="; `text` is that.
        plus,        ///< Behind a version: "2.0+".
    };

    Kind kind = Kind::text;
    std::size_t begin = 0;  ///< Bytes [begin, end) of the text.
    std::size_t end = 0;
    std::string_view text;
    Word word = Word::none;
    VersionText version;
};

/// Takes a normalised text apart. Every character that is not blank lands in a token.
/// The tokens refer to `text`, which must outlive them.
std::vector<Token> tokenise(std::string_view text);

}  // namespace advisory::parsers::phrases
