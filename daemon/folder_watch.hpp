#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/steady_timer.hpp>

#include "core/result.hpp"

namespace advisory::daemon {

/// Folders that the kernel reports changes of (inotify(7)). For the loop's thread.
class FolderWatch {
public:
    /// What happened in a watched folder.
    struct Change {
        enum class Kind {
            file_complete,  ///< Moved in, or closed after it was written.
            file_begun,     ///< Created: linked in whole, or to be written yet.
            folder_made,    ///< A folder was created or moved in.
            folder_gone,    ///< The watched folder itself was removed, moved or unmounted.
            lost,           ///< More happened than the kernel could keep; `place` says nothing.
        };

        Kind kind = Kind::lost;
        std::size_t place = 0;  ///< As given to `add`.
        std::string name;       ///< Of the file.
    };

    /// Fails with Errc::refused when the machine has no more to give.
    static Result<FolderWatch> open(const boost::asio::any_io_executor& executor);

    /// Watches `folder` under the number `place`, in the stead of what had it before. Fails
    /// with Errc::not_found when it is not there, else with Errc::refused.
    Result<void> add(std::size_t place, const std::filesystem::path& folder);

    /// Waits for changes until `deadline`, or until somebody cancels `timer`; none then.
    boost::asio::awaitable<std::vector<Change>> wait(
        boost::asio::steady_timer& timer,
        std::chrono::steady_clock::time_point deadline);

private:
    explicit FolderWatch(boost::asio::posix::stream_descriptor descriptor);

    std::vector<Change> read();
    void forget(std::size_t place);

    boost::asio::posix::stream_descriptor descriptor_;
    std::map<int, std::size_t> places_;  ///< By watch descriptor.
};

}  // namespace advisory::daemon
