#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace advisory::matching {

/// The names of "Firefox、Thunderbird および SeaMonkey" or of "「A」と「B」", without the quotes
/// around each, in the order of the list. Empty when the text has no word that only a list has:
/// between Japanese words と may be a part of a name, beside Latin ones it joins. Models that share
/// the words before them come with and without those: "NAS HN-200" and "HN-100" of "NAS HN-100 /
/// HN-200". Expects normalised text.
std::vector<std::string> listed_names(std::string_view product);

/// The same where also と, ・ and & count, which stand in names too: what is found by such a part
/// needs a person. Empty when they part nothing.
std::vector<std::string> possibly_listed_names(std::string_view product);

}  // namespace advisory::matching
