#include "transport/imap_command.hpp"

#include <algorithm>

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

/// `1:3,7`, as a command names UIDs.
std::string format_uid_set(std::span<const ListedMail> mails)
{
    std::string set;
    for (std::size_t first = 0; first < mails.size();) {
        auto last = first;
        while (last + 1 < mails.size() && mails[last + 1].uid == mails[last].uid + 1)
            ++last;

        const auto* const separator = set.empty() ? "" : ",";
        if (first == last)
            set += fmt::format("{}{}", separator, mails[first].uid);
        else
            set += fmt::format("{}{}:{}", separator, mails[first].uid, mails[last].uid);
        first = last + 1;
    }
    return set;
}

}  // namespace

std::optional<std::string> examine_command(std::string_view folder)
{
    if (folder.empty() || !text::is_utf8(folder) || has_control_character(folder))
        return std::nullopt;

    std::string command = "EXAMINE \"";
    for (const char letter : text::to_imap_utf7(folder)) {
        if (letter == '"' || letter == '\\')
            command += '\\';
        command += letter;
    }
    command += '"';
    return command;
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
    return fmt::format("UID FETCH {} (UID INTERNALDATE RFC822.SIZE BODY.PEEK[])",
                       format_uid_set(mails));
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
