#pragma once

#include <span>
#include <string_view>

#include "core/advisory.hpp"
#include "parsers/advisories/notice.hpp"

namespace advisory::parsers {

/// A family of notices: reads the notice when it is one of its kind. Recognition goes by the
/// structure of the body; the header only hints.
struct Family {
    std::string_view name;
    bool (*recognises)(const Notice& notice);
    Advisory (*read)(const Notice& notice);
};

/// The families in the order in which they are asked: those with numbers of their own before
/// those that any notice may look like. The last one takes every mail.
std::span<const Family> families();

}  // namespace advisory::parsers
