#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/alert.hpp"
#include "core/time.hpp"
#include "storage/mailbox_store.hpp"
#include "storage/number_store.hpp"
#include "storage/source_store.hpp"

namespace advisory::ingest {

/// "9 days", "36 hours", "90 minutes", "45 seconds": the largest unit that tells it whole.
std::string duration_in_words(std::chrono::seconds duration);

/// `source.silent`, state `open`. The alert id is that of this silence, in both states.
Alert silence_opened(const storage::WatchedSource& source, Time since, Time now);

/// `source.silent`, state `ended`. `by` says what ended it.
Alert silence_ended(std::string_view source,
                    const storage::Silence& silence,
                    std::string_view by,
                    Time now);

/// `source.gap`, state `open`. The title names `missing`, or the number that is far ahead.
Alert gap_opened(const storage::NumberGap& gap, std::span<const int> missing, Time now);

/// `mailbox.failing`, states `open` and `ended`, of the failure that began at `since`.
Alert mailbox_failing(const storage::FolderProgress& folder, Time since, Time now);
Alert mailbox_recovered(const storage::FolderProgress& folder,
                        Time since,
                        std::string_view by,
                        Time now);

/// `source.gap`, state `ended`.
Alert gap_ended(const storage::NumberGap& gap, std::string_view by, Time now);

}  // namespace advisory::ingest
