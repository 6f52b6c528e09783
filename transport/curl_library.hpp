#pragma once

namespace advisory::transport {

/// libcurl's process-wide state. One object, made in main before the first
/// ImapConnection and before any thread; it outlives them all.
///
/// Also has SIGPIPE ignored: we ask libcurl to keep its hands off signals, and a
/// server that hangs up must not end the process. Throws std::runtime_error when
/// libcurl cannot start or has no TLS.
class CurlLibrary {
public:
    CurlLibrary();
    ~CurlLibrary();
    CurlLibrary(const CurlLibrary&) = delete;
    CurlLibrary& operator=(const CurlLibrary&) = delete;
};

}  // namespace advisory::transport
