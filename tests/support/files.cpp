#include "tests/support/files.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <system_error>

#include <fmt/format.h>

namespace advisory::test {

std::filesystem::path data_path(std::string_view name)
{
    return std::filesystem::path{ADVISORY_TEST_DATA} / name;
}

std::string read_data(std::string_view name)
{
    return read_file(data_path(name));
}

std::string read_file(const std::filesystem::path& path)
{
    std::ifstream file{path, std::ios::binary};
    if (!file)
        throw std::runtime_error{fmt::format("cannot read {}", path.string())};
    return {std::istreambuf_iterator<char>{file}, {}};
}

TemporaryFolder::TemporaryFolder()
{
    auto name = (std::filesystem::temp_directory_path() / "advisoryd-test-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr)
        throw std::system_error{errno, std::generic_category(), name};
    path_ = name;
}

TemporaryFolder::~TemporaryFolder()
{
    std::error_code ignored;  // A destructor has nobody to tell.
    std::filesystem::remove_all(path_, ignored);
}

std::filesystem::path TemporaryFolder::write(std::string_view name, std::string_view bytes) const
{
    auto path = path_ / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream file{path, std::ios::binary};
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!file.flush())
        throw std::runtime_error{fmt::format("cannot write {}", path.string())};
    return path;
}

}  // namespace advisory::test
