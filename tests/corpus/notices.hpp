#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <boost/json/value.hpp>

namespace advisory::test {

/// A mail of tests/data/notices with what a person and what the parsers read in it.
struct Notice {
    std::string name;  ///< "jpcert-treck", "same/utf8-qp-long".
    boost::json::value golden;
    boost::json::value read;  ///< As `parse --format json` prints it.
};

/// The names of the mails in tests/data/notices/`folder`, sorted; folders in it are left out.
std::vector<std::string> notice_names(std::string_view folder);

/// All mails of the folder. Throws when one has no golden file beside it.
std::vector<Notice> read_notices(std::string_view folder);

}  // namespace advisory::test
