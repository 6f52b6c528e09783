#pragma once

#include <cstddef>
#include <span>

#include "parsers/phrases/tokens.hpp"

namespace advisory::parsers::phrases {

/// A place in a row of tokens. Rules take tokens from it or leave it as it was.
class Cursor {
public:
    explicit Cursor(std::span<const Token> tokens) : tokens_{tokens} {}

    [[nodiscard]] bool is_at_end() const { return at_ >= tokens_.size(); }
    [[nodiscard]] std::size_t at() const { return at_; }
    [[nodiscard]] std::span<const Token> rest() const { return tokens_.subspan(at_); }

    /// The token `ahead` of here; a text token without content behind the end.
    [[nodiscard]] const Token& peek(std::size_t ahead = 0) const
    {
        static const Token nothing;
        return at_ + ahead < tokens_.size() ? tokens_[at_ + ahead] : nothing;
    }
    [[nodiscard]] bool is(Token::Kind kind, std::size_t ahead = 0) const
    {
        return at_ + ahead < tokens_.size() && tokens_[at_ + ahead].kind == kind;
    }
    [[nodiscard]] bool is(Word word, std::size_t ahead = 0) const
    {
        return is(Token::Kind::word, ahead) && tokens_[at_ + ahead].word == word;
    }

    void skip(std::size_t count = 1) { at_ += count; }
    void go_to(std::size_t at) { at_ = at; }

    template <class What>
    bool take(What what)
    {
        if (!is(what))
            return false;
        ++at_;
        return true;
    }
    /// Skips those that stand here, up to a number that no sensible phrase reaches: each place
    /// is tried by many rules, and a row of one word must not be walked by each.
    template <class... What>
    void skip_all(What... what)
    {
        constexpr int most = 8;
        for (int skipped = 0; skipped < most && (take(what) || ...); ++skipped) {}
    }

private:
    std::span<const Token> tokens_;
    std::size_t at_ = 0;
};

}  // namespace advisory::parsers::phrases
