#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace advisory::test {

/// The path of tests/data/`name`.
std::filesystem::path data_path(std::string_view name);

/// The bytes of tests/data/`name`. Throws when there is no such file.
std::string read_data(std::string_view name);

/// The bytes of a file. Throws when it cannot be read.
std::string read_file(const std::filesystem::path& path);

/// A folder of its own for one test, removed with all it holds.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

    /// Writes `bytes` to `name` in the folder and answers its path.
    std::filesystem::path write(std::string_view name, std::string_view bytes) const;

private:
    std::filesystem::path path_;
};

}  // namespace advisory::test
