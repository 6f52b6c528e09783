#include <exception>
#include <iostream>

#include "cli/run.hpp"

int main(int argc, char* argv[])
try {
    auto console = advisory::cli::make_console();
    return static_cast<int>(advisory::cli::run(argc, argv, console));
} catch (const std::exception& failure) {
    std::cerr << "advisoryctl: " << failure.what() << '\n';
    return static_cast<int>(advisory::cli::ExitStatus::failed);
}
