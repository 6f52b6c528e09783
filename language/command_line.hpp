#pragma once

#include <string>
#include <string_view>

namespace advisory {

/// What the library for command lines says, help and complaints, in the language of this process:
/// the headings, the labels and the sentences of CLI11 2.1 that it makes itself. Lines that it
/// was given, and those that are not known, stay as they are.
std::string command_line_said(std::string_view text);

}  // namespace advisory
