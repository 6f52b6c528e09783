#include <cerrno>
#include <filesystem>
#include <fstream>
#include <string>
#include <system_error>
#include <vector>

#include <fmt/format.h>
#include <sched.h>
#include <sys/mount.h>

#include "tests/faults/alert_lines.hpp"
#include "tests/faults/kept.hpp"
#include "tests/functional/installation.hpp"
#include "tests/support/dovecot/dovecot_server.hpp"
#include "tests/support/printers.hpp"

namespace advisory::test {

namespace {

namespace fs = std::filesystem;

/// Notices that together take more room than the tests leave.
constexpr unsigned notices = 12;

void deliver_large_notices(DovecotServer& server)
{
    const std::string padding(40'000, 'x');
    for (unsigned number = 1; number <= notices; ++number)
        server.deliver("psirt",
                       "INBOX",
                       openssl_notice(fmt::format("{:04}", number), "3.0.7") + padding + "\r\n");
}

/// A file system of its own on `folder`, seen by this process and its children only.
class SmallDisk {
public:
    SmallDisk(fs::path folder, std::size_t bytes) : folder_{std::move(folder)}
    {
        fs::create_directories(folder_);
        const auto size = fmt::format("size={},mode=0755", bytes);
        is_mounted_ = ::unshare(CLONE_NEWNS) == 0 &&
                      ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
                      ::mount("advisoryd", folder_.c_str(), "tmpfs", 0, size.c_str()) == 0;
        if (!is_mounted_)
            reason_ = std::generic_category().message(errno);
    }

    ~SmallDisk()
    {
        if (is_mounted_)
            ::umount2(folder_.c_str(), MNT_DETACH);
    }

    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

    [[nodiscard]] bool is_mounted() const { return is_mounted_; }
    [[nodiscard]] const std::string& reason() const { return reason_; }

    void make_room() const { ::mount(nullptr, folder_.c_str(), "tmpfs", MS_REMOUNT, "size=64m"); }

private:
    fs::path folder_;
    bool is_mounted_ = false;
    std::string reason_;
};

/// Puts the store into a folder of its own.
fs::path move_store(const Installation& installation, const fs::path& folder)
{
    const auto old = (installation.folder() / "advisoryd.db").string();
    auto settings = read_file(installation.config());
    settings.replace(settings.find(old), old.size(), (folder / "advisoryd.db").string());
    fs::remove(installation.config());
    const auto store = folder / "advisoryd.db";
    std::ofstream{installation.config()} << settings;
    return store;
}

/// What is true after a full disk, and after there is room again.
void check_nothing_came_of_it(const Kept& kept)
{
    CHECK(kept.integrity == "ok");
    // The batch was one transaction: no mail of it is there, and the cursor stands before it.
    CHECK(kept.hashes.empty());
    for (const auto& [mailbox, uid] : kept.uid)
        CHECK(uid == 0);
}

void check_all_came_once(const Kept& kept, const AlertLines& alerts)
{
    CHECK(kept.integrity == "ok");
    CHECK(kept.hashes.size() == notices);
    CHECK(kept.receipts.size() == notices);
    CHECK(kept.uid.at("psirt") == notices);
    CHECK(alerts.lines == notices);
    CHECK(alerts.ids.size() == notices);
    CHECK(alerts.has_stable_ids());
}

}  // namespace

TEST_SUITE("a full disk")
{
    TEST_CASE("a store that may not grow is named, and with room again all comes once")
    {
        DovecotServer server;
        Installation installation{{{.url = server.imaps_url(), .ca_file = server.ca_file()}}};
        installation.register_inventory();
        deliver_large_notices(server);
        const auto store = installation.folder() / "advisoryd.db";

        // A write beyond the limit fails as on a disk without room.
        Program limited{{.arguments = {"/usr/bin/prlimit",
                                       fmt::format("--fsize={}", fs::file_size(store) + 65'536),
                                       ADVISORYD,
                                       "--config",
                                       installation.config().string(),
                                       "--once"},
                         .folder = installation.folder(),
                         .name = "limited",
                         .environment = {}}};
        const auto status = limited.wait();
        const auto after_limit = read_store(store);
        const auto with_room = installation.run_once();

        CAPTURE(limited.err());
        CHECK(status == 1);
        CHECK(limited.err().find(store.string()) != std::string::npos);
        CHECK(limited.err().find("room on the disk") != std::string::npos);
        check_nothing_came_of_it(after_limit);
        CHECK(with_room.status == 0);
        check_all_came_once(read_store(store), read_alerts(installation.alerts()));
    }

    TEST_CASE("a file system without room is named, and with room again all comes once")
    {
        DovecotServer server;
        Installation installation{{{.url = server.imaps_url(), .ca_file = server.ca_file()}}};
        const SmallDisk disk{installation.folder() / "disk", 1'600'000};
        if (!disk.is_mounted()) {
            MESSAGE("SKIPPED: no file system can be mounted here: " << disk.reason());
            return;
        }
        const auto store = move_store(installation, installation.folder() / "disk");
        installation.register_inventory();
        deliver_large_notices(server);

        const auto without_room = installation.run_once();
        const auto after_fault = read_store(store);
        disk.make_room();
        const auto with_room = installation.run_once();

        CAPTURE(without_room.err);
        CHECK(without_room.status == 1);
        CHECK(without_room.err.find(store.string()) != std::string::npos);
        CHECK(without_room.err.find("disk is full") != std::string::npos);
        check_nothing_came_of_it(after_fault);
        CHECK(with_room.status == 0);
        check_all_came_once(read_store(store), read_alerts(installation.alerts()));
    }
}

}  // namespace advisory::test
