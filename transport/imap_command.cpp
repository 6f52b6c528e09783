#include "transport/imap_command.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "text/charset.hpp"
#include "text/unicode.hpp"

namespace advisory::transport {

namespace {

bool has_control_character(std::string_view text)
{
    return std::ranges::any_of(text, [](char letter) {
        const auto byte = static_cast<unsigned char>(letter);
        return byte < 0x20 || byte == 0x7f;
    });
}

/// `1:3,7`, as a command names UIDs, which ascend.
std::string format_uid_set(std::span<const std::uint32_t> uids)
{
    std::string set;
    for (std::size_t first = 0; first < uids.size();) {
        auto last = first;
        while (last + 1 < uids.size() && uids[last + 1] == uids[last] + 1)
            ++last;

        const auto* const separator = set.empty() ? "" : ",";
        if (first == last)
            set += fmt::format("{}{}", separator, uids[first]);
        else
            set += fmt::format("{}{}:{}", separator, uids[first], uids[last]);
        first = last + 1;
    }
    return set;
}

/// A folder's name as a quoted string; nothing when no folder can have it.
std::optional<std::string> quoted_name(std::string_view folder)
{
    if (folder.empty() || !text::is_utf8(folder) || has_control_character(folder))
        return std::nullopt;

    std::string quoted = "\"";
    for (const char letter : text::to_imap_utf7(folder)) {
        if (letter == '"' || letter == '\\')
            quoted += '\\';
        quoted += letter;
    }
    return quoted + '"';
}

}  // namespace

std::optional<std::string> open_command(std::string_view folder, FolderAccess access)
{
    const auto name = quoted_name(folder);
    if (!name)
        return std::nullopt;
    return fmt::format("{} {}", access == FolderAccess::read_only ? "EXAMINE" : "SELECT", *name);
}

std::string flag_command(std::span<const std::uint32_t> uids, std::string_view flag)
{
    return fmt::format("UID STORE {} +FLAGS.SILENT ({})", format_uid_set(uids), flag);
}

std::optional<std::string> move_command(std::span<const std::uint32_t> uids,
                                        std::string_view folder)
{
    const auto name = quoted_name(folder);
    if (!name)
        return std::nullopt;
    return fmt::format("UID MOVE {} {}", format_uid_set(uids), *name);
}

std::optional<std::string> copy_command(std::span<const std::uint32_t> uids,
                                        std::string_view folder)
{
    const auto name = quoted_name(folder);
    if (!name)
        return std::nullopt;
    return fmt::format("UID COPY {} {}", format_uid_set(uids), *name);
}

std::string expunge_command(std::span<const std::uint32_t> uids)
{
    return fmt::format("UID EXPUNGE {}", format_uid_set(uids));
}

std::string seek_last_command()
{
    return "UID FETCH * (UID)";
}

std::string list_command(UidRange range)
{
    return fmt::format("UID FETCH {}:{} (UID RFC822.SIZE)", range.first, range.last);
}

std::string fetch_command(std::span<const ListedMail> mails)
{
    std::vector<std::uint32_t> uids(mails.size());
    std::ranges::transform(mails, uids.begin(), &ListedMail::uid);
    return fmt::format("UID FETCH {} (UID INTERNALDATE RFC822.SIZE BODY.PEEK[])",
                       format_uid_set(uids));
}

std::string fetch_piece_command(ListedMail mail, std::uint64_t origin, std::uint64_t length)
{
    return fmt::format("UID FETCH {} (UID INTERNALDATE RFC822.SIZE BODY.PEEK[]<{}.{}>)",
                       mail.uid,
                       origin,
                       length);
}

std::string fetch_header_command(ListedMail mail, std::uint64_t limit)
{
    return fmt::format("UID FETCH {} (UID INTERNALDATE RFC822.SIZE BODY.PEEK[HEADER]<0.{}>)",
                       mail.uid,
                       limit);
}

}  // namespace advisory::transport
