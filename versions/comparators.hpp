#pragma once

#include <string>
#include <string_view>

#include "versions/order.hpp"

namespace advisory::versions {

/// What a scheme answers. `because` completes the sentence "A is before B: ...".
struct Decision {
    Order order = Order::unordered;
    std::string because;
    bool has_flavour = false;
    bool is_refused = false;
};

/// The answer of a strict scheme for a text outside its grammar.
Decision refuse(std::string_view text, std::string_view grammar);

/// One comparator a scheme. They expect what compare() makes of a text:
/// half-width, trimmed, without a label such as "Ver.", not empty.
Decision compare_apk(std::string_view left, std::string_view right);
Decision compare_deb(std::string_view left, std::string_view right);
Decision compare_generic(std::string_view left, std::string_view right);
Decision compare_maven(std::string_view left, std::string_view right);
Decision compare_openssl(std::string_view left, std::string_view right);
Decision compare_pypi(std::string_view left, std::string_view right);
Decision compare_rpm(std::string_view left, std::string_view right);
Decision compare_semver(std::string_view left, std::string_view right);

}  // namespace advisory::versions
