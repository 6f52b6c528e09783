#pragma once

#include <cstddef>
#include <filesystem>

namespace advisory::bench {

/// What scripts/bench ingest was asked for.
struct CollectionTask {
    std::filesystem::path made;    ///< What make_mails.py wrote.
    std::filesystem::path python;  ///< collect_with_python.py.
    std::size_t mails = 0;         ///< Twice as many must have been made.
    std::size_t rounds = 0;        ///< Of which the median counts.
    std::size_t backlog = 0;       ///< Mails of one more run for its memory; 0 for none.
};

/// Prints rows of name, number and unit. Each round runs everything once, so that what the
/// machine does beside falls on all alike.
void print_collection_speed(const CollectionTask& task);

}  // namespace advisory::bench
