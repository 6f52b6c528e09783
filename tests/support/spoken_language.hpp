#pragma once

#include "language/language.hpp"

namespace advisory::test {

/// Sets the language of this process as long as it lives; then it is as it was.
class SpokenLanguage {
public:
    explicit SpokenLanguage(Language language) : before_{advisory::language()}
    {
        set_language(language);
    }
    ~SpokenLanguage() { set_language(before_); }
    SpokenLanguage(const SpokenLanguage&) = delete;
    SpokenLanguage& operator=(const SpokenLanguage&) = delete;

private:
    Language before_;
};

}  // namespace advisory::test
