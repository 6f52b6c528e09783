#pragma once

#include <string>
#include <vector>

#include <boost/json/value.hpp>

namespace advisory::test {

/// Where what was read differs from what a person wrote down.
struct Difference {
    std::string path;      ///< "items[0].affected[2].vers"; empty: the whole.
    std::string expected;  ///< JSON.
    std::string got;       ///< JSON; "nothing" when the member is not there.

    bool operator==(const Difference&) const = default;
};

/// Holds `got` against `golden`, the file beside a mail of tests/data/notices:
///
/// * of an object only the members that the golden file names count;
/// * full-width and half-width forms of a character are the same;
/// * lists are of the same length and in the same order, lists of strings (ids) in any;
/// * `NAME_contains` with a string: the member NAME has it as a part;
/// * `NAME_contain` with a list: each of its elements is met by some element of NAME,
///   a string by one that has it as a part, an object as above. Blanks in parts do not count.
std::vector<Difference> differences(const boost::json::value& golden,
                                    const boost::json::value& got);

}  // namespace advisory::test
