#include "transport/imap_tidying.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

#include "language/say.hpp"
#include "transport/imap_command.hpp"
#include "transport/imap_response.hpp"

namespace advisory::transport {

ImapAbilities read_abilities(std::string_view words)
{
    ImapAbilities abilities;
    while (!words.empty()) {
        const auto end = std::min(words.find(' '), words.size());
        const auto word = words.substr(0, end);
        words.remove_prefix(std::min(end + 1, words.size()));
        abilities.has_idle = abilities.has_idle || same_word(word, "IDLE");
        abilities.has_move = abilities.has_move || same_word(word, "MOVE");
        abilities.has_uidplus = abilities.has_uidplus || same_word(word, "UIDPLUS");
    }
    return abilities;
}

Result<std::deque<std::string>> tidying_commands(std::span<const std::uint32_t> all,
                                                 const Tidying& tidying,
                                                 const ImapAbilities& abilities)
{
    constexpr std::size_t most = 200;  // Keeps commands short enough for any server.
    const bool is_move = tidying.action == Tidying::Action::move;
    if (is_move && !abilities.has_move && !abilities.has_uidplus)
        return Failure{Errc::configuration,
                       say("the server has neither MOVE nor UIDPLUS"),
                       say("leave or flag them instead")};

    std::deque<std::string> commands;
    for (std::size_t begin = 0; begin < all.size(); begin += most) {
        const auto uids = all.subspan(begin, std::min(most, all.size() - begin));
        if (!is_move) {
            commands.push_back(flag_command(uids, "\\Seen"));
            continue;
        }

        const auto command = abilities.has_move ? move_command(uids, tidying.target)
                                                : copy_command(uids, tidying.target);
        if (!command)
            return Failure{Errc::configuration, say("no folder can have this name")};
        commands.push_back(*command);
        if (!abilities.has_move) {
            commands.push_back(flag_command(uids, "\\Deleted"));
            commands.push_back(expunge_command(uids));
        }
    }
    return commands;
}

Error tidying_error(std::string_view folder, const Tidying& tidying, Error error)
{
    error.message =
        tidying.action == Tidying::Action::move
            ? say("folder \"{}\": stored mails are not moved to \"{}\": {}",
                  folder,
                  tidying.target,
                  error.message)
            : say("folder \"{}\": stored mails are not flagged as read: {}", folder, error.message);
    return error;
}

}  // namespace advisory::transport
