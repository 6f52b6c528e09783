#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "tests/support/printers.hpp"
#include "transport/imap_conversation.hpp"

namespace advisory::test {

/// A conversation in which the test plays the server: `server` says, `client` is
/// expected to have said. Every byte is on its own when `step` is 1.
class Dialogue {
public:
    explicit Dialogue(const transport::ImapLimits& limits = {}, std::size_t step = 4096)
        : conversation{limits}, step_{step}
    {}

    void server(std::string_view bytes)
    {
        while (!bytes.empty()) {
            const auto piece = bytes.substr(0, step_);
            conversation.receive(piece);
            bytes.remove_prefix(piece.size());
        }
    }

    void client(std::string_view expected) { CHECK(conversation.take_output() == expected); }

    /// The next event, which must be of this sort.
    template <class Event>
    Event event()
    {
        auto next = conversation.next_event();
        REQUIRE(next);
        REQUIRE(std::holds_alternative<Event>(*next));
        return std::get<Event>(*std::move(next));
    }

    void no_event() { CHECK_FALSE(conversation.next_event()); }

    /// The session ends with this error and says nothing more.
    Error broken()
    {
        const auto ended = event<transport::SessionEnded>();
        REQUIRE(ended.error);
        no_event();
        client("");
        return *ended.error;
    }

    transport::ImapConversation conversation;

private:
    std::size_t step_;
};

/// What a server answers to EXAMINE, but for the tagged line.
inline std::string examined(std::uint32_t uid_validity, std::uint32_t uid_next, int exists)
{
    return "* FLAGS (\\Answered \\Seen)\r\n"
           "* OK [PERMANENTFLAGS ()] Read-only mailbox.\r\n"
           "* " +
           std::to_string(exists) +
           " EXISTS\r\n* 0 RECENT\r\n"
           "* OK [UIDVALIDITY " +
           std::to_string(uid_validity) +
           "] UIDs valid\r\n"
           "* OK [UIDNEXT " +
           std::to_string(uid_next) + "] Predicted next UID\r\n";
}

/// A FETCH response with a whole mail.
inline std::string fetched(int number, std::uint32_t uid, const std::string& bytes)
{
    const auto size = std::to_string(bytes.size());
    return "* " + std::to_string(number) + " FETCH (UID " + std::to_string(uid) +
           " INTERNALDATE \"23-Nov-2026 21:30:00 +0900\" RFC822.SIZE " + size + " BODY[] {" + size +
           "}\r\n" + bytes + ")\r\n";
}

}  // namespace advisory::test
