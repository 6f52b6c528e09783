#include "daemon/log.hpp"

#include <cstdlib>
#include <string>

#include <fmt/format.h>

#include "text/unicode.hpp"

namespace advisory::daemon {

namespace {

std::string shown(std::string_view value)
{
    auto text = text::printable(value);
    if (!text.empty() && text.find_first_of(" \"=") == std::string::npos)
        return text;

    std::string quoted = "\"";
    for (const char byte : text) {
        if (byte == '"')
            quoted += '\\';
        quoted += byte;
    }
    return quoted + '"';
}

}  // namespace

void log(Level level, std::string_view event, std::initializer_list<Field> fields)
{
    std::string line;
    if (is_under_journal())
        line = fmt::format("<{}>", static_cast<int>(level));
    line += event;
    for (const auto& [name, value] : fields)
        line += fmt::format(" {}={}", name, shown(value));
    line += '\n';

    // One write a line: lines of several processes on one stderr do not mix.
    std::fwrite(line.data(), 1, line.size(), stderr);
    std::fflush(stderr);
}

bool is_under_journal()
{
    static const bool is_journal = std::getenv("JOURNAL_STREAM") != nullptr;
    return is_journal;
}

}  // namespace advisory::daemon
