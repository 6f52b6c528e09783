#include "tests/support/environment_variable.hpp"

#include <cstdlib>

namespace advisory::test {

EnvironmentVariable::EnvironmentVariable(const char* name, const char* value) : name_{name}
{
    if (const char* const before = std::getenv(name))
        before_ = before;
    ::setenv(name, value, /*overwrite=*/1);
}

EnvironmentVariable::~EnvironmentVariable()
{
    if (before_)
        ::setenv(name_, before_->c_str(), /*overwrite=*/1);
    else
        ::unsetenv(name_);
}

}  // namespace advisory::test
