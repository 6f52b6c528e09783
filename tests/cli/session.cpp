#include "tests/cli/session.hpp"

#include <algorithm>
#include <sstream>
#include <utility>

#include "cli/console.hpp"
#include "cli/run.hpp"

namespace advisory::test {

Ran Session::run(std::vector<std::string> words, std::string_view in)
{
    words.insert(words.begin(), {"--db", store().string()});
    return run_bare(std::move(words), in);
}

Ran Session::run_bare(std::vector<std::string> words, std::string_view in)
{
    std::vector<const char*> arguments{"advisoryctl"};
    for (const auto& word : words)
        arguments.push_back(word.c_str());

    std::istringstream input{std::string{in}};
    std::ostringstream out;
    std::ostringstream err;
    cli::Console console{
        .in = input,
        .out = out,
        .err = err,
        .width = width,
        .clock = [this] { return now += tick; },
        .pause = pause,
        .is_interrupted = is_interrupted,
        .audience = audience,
    };
    const auto status = cli::run(static_cast<int>(arguments.size()), arguments.data(), console);
    return {.status = status, .out = out.str(), .err = err.str()};
}

storage::Database Session::open_store()
{
    return storage::Database::open(store(), storage::Database::Access::read_write);
}

std::vector<std::string> lines_of(std::string_view text)
{
    std::vector<std::string> lines;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

bool has(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

}  // namespace advisory::test
