#pragma once

#include <cstddef>
#include <string>

#include "core/inventory.hpp"

namespace advisory::parsers {

/// What is to be told beside the rows of a file. A hostile file has more to tell than memory
/// can hold, so that the last of a long list are only counted.
class Findings {
public:
    /// Keeps a reference: `file` must outlive the findings.
    Findings(InventoryFile& file, std::size_t most) : file_{file}, most_{most} {}

    void reject(std::size_t line, std::string reason);
    void warn(std::string warning);

    /// Adds the entries that tell how many were left out. To be called once, at the end.
    void count_the_unnamed();

private:
    InventoryFile& file_;
    std::size_t most_;
    std::size_t unnamed_rejections_ = 0;
    std::size_t first_unnamed_line_ = 0;
    std::size_t unnamed_warnings_ = 0;
};

}  // namespace advisory::parsers
