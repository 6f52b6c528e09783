#include "tests/bench/collection_scene.hpp"

#include <stdexcept>

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>

namespace advisory::bench {

namespace {

namespace fs = std::filesystem;

test::DovecotServer::Options options_for(const std::vector<CollectionScene::Box>& boxes)
{
    test::DovecotServer::Options options;
    options.users.clear();
    for (const auto& box : boxes)
        options.users.push_back({box.user, std::string{CollectionScene::password}});
    return options;
}

fs::path store_of(const test::Installation& installation)
{
    return installation.folder() / "advisoryd.db";
}

}  // namespace

CollectionScene::CollectionScene(const fs::path& made, const std::vector<Box>& boxes)
    : server_{options_for(boxes)}
{
    for (const auto& box : boxes)
        deliver(made, box);
    register_inventory(made);
}

std::uint16_t CollectionScene::port(Line line) const
{
    return line == Line::tls ? server_.imaps_port() : server_.imap_port();
}

std::unique_ptr<test::Installation> CollectionScene::install(const std::vector<std::string>& users,
                                                             Security security) const
{
    std::vector<test::Installation::Mailbox> mailboxes;
    for (const auto& user : users)
        mailboxes.push_back({
            .name = user,
            .url = security == Security::imaps ? server_.imaps_url() : server_.imap_url(),
            .user = user,
            .password = std::string{password},
            .ca_file = server_.ca_file(),
            .poll_interval = "5m",
        });
    auto installation = std::make_unique<test::Installation>(mailboxes);
    fs::copy_file(folder_.path() / "inventory.db", store_of(*installation));
    return installation;
}

fs::path CollectionScene::fresh_folder() const
{
    auto path = folder_.path() / "run";
    fs::remove_all(path);
    fs::create_directory(path);
    return path;
}

void CollectionScene::deliver(const fs::path& made, const Box& box)
{
    for (std::size_t number = 1; number <= box.mails; ++number)
        server_.deliver(box.user,
                        "INBOX",
                        test::read_file(made / "mails" / fmt::format("{:06}.eml", number)));

    // The server takes them into its index now, so that no measured run has to wait for that.
    ServerConnection connection{server_.imap_port(), Line::plain};
    connection.run(fmt::format("LOGIN {} \"{}\"", box.user, password));
    connection.run("SELECT INBOX");
    connection.run("LOGOUT");
    download_and_discard(server_.imap_port(), Line::plain, box.user, password, box.mails);
}

void CollectionScene::register_inventory(const fs::path& made)
{
    test::Installation installation{{{.url = server_.imaps_url()}}};
    for (const auto* file : {"products.csv", "components.csv"}) {
        const auto imported = installation.ctl({"inventory", "import", (made / file).string()});
        if (imported.status != 0)
            throw std::runtime_error{imported.err};
    }
    SQLite::Database db{store_of(installation).string(), SQLite::OPEN_READWRITE};
    db.exec("VACUUM INTO '" + (folder_.path() / "inventory.db").string() + "'");
}

std::size_t receipts_in(const fs::path& store)
{
    SQLite::Database db{store.string(), SQLite::OPEN_READONLY, 5000};
    return static_cast<std::size_t>(db.execAndGet("SELECT COUNT(*) FROM receipt").getInt64());
}

}  // namespace advisory::bench
