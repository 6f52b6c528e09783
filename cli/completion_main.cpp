// Writes the completion of a shell into a file, while advisoryctl is built.
#include <fstream>
#include <iostream>
#include <string_view>

#include "cli/completion.hpp"
#include "cli/run.hpp"

int main(int argc, char* argv[])
{
    const std::string_view shell = argc == 3 ? argv[1] : "";
    if (shell != "bash" && shell != "zsh") {
        std::cerr << "usage: advisoryctl_completion bash|zsh FILE\n";
        return 2;
    }

    const auto program = advisory::cli::describe_command_line();
    std::ofstream file{argv[2], std::ios::binary};
    file << (shell == "bash" ? advisory::cli::bash_completion(program)
                             : advisory::cli::zsh_completion(program));
    file.close();
    return file.good() ? 0 : 1;
}
