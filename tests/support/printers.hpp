#pragma once

#include <iosfwd>

#include <doctest/doctest.h>

#include "core/advisory.hpp"
#include "core/match.hpp"

// doctest shows {?} == {?} for types it cannot print; these print our own.
namespace advisory {

std::ostream& operator<<(std::ostream& out, Source source);
std::ostream& operator<<(std::ostream& out, Kind kind);
std::ostream& operator<<(std::ostream& out, PhraseStatus status);
std::ostream& operator<<(std::ostream& out, Verdict verdict);
std::ostream& operator<<(std::ostream& out, Reason reason);
std::ostream& operator<<(std::ostream& out, const TextSpan& span);
std::ostream& operator<<(std::ostream& out, const Interval& interval);
std::ostream& operator<<(std::ostream& out, const Qualifier& qualifier);

}  // namespace advisory

namespace doctest {

/// Else a captured C string is shown as its address; doctest's own switch for it does
/// not compile in 2.4.9.
template <>
struct StringMaker<const char*> {
    static String convert(const char* text) { return text; }
};

template <class Element>
struct StringMaker<std::vector<Element>> {
    static String convert(const std::vector<Element>& elements)
    {
        String text = "[";
        for (const auto& element : elements)
            text += (text.size() > 1 ? ", " : "") + toString(element);
        return text + "]";
    }
};

}  // namespace doctest
