#include "cli/mail_files.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <set>
#include <system_error>
#include <utility>

#include <sys/stat.h>

#include "cli/mbox_reader.hpp"
#include "language/say.hpp"

namespace advisory::cli {

namespace {

namespace fs = std::filesystem;

/// How sure we are that a file is a mail before we look into it.
enum class Found { named, in_maildir, in_folder };

RawMail make_mail(std::string folder, std::uint32_t number, MboxMail found)
{
    RawMail mail;
    mail.mailbox = "file";
    mail.folder = std::move(folder);
    mail.uid = number;
    mail.size = found.size;
    mail.is_complete = found.is_complete;
    mail.bytes = std::move(found.bytes);
    return mail;
}

std::int64_t nanoseconds_of(const timespec& time)
{
    constexpr std::int64_t nanoseconds = 1'000'000'000;
    return std::int64_t{time.tv_sec} * nanoseconds + time.tv_nsec;
}

bool is_blank(std::string_view text)
{
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

bool is_named_as_mail(const fs::path& file)
{
    const auto extension = file.extension().string();
    return extension == ".eml" || extension == ".EML";
}

/// The walk over files and folders.
class Walk {
public:
    explicit Walk(const MailFileReader& reader) : reader_{reader} {}

    void visit(const fs::path& path, Found found);

private:
    void visit_folder(const fs::path& folder, const struct stat& facts);
    void read_file(const fs::path& file, Found found, const struct stat& facts);
    void read_mbox(const MboxFile& file, std::ifstream& in);
    void read_single(const fs::path& file, std::ifstream& in, std::uint64_t size);

    [[nodiscard]] bool is_stopped() const { return reader_.is_stopped && reader_.is_stopped(); }

    const MailFileReader& reader_;
    std::set<std::pair<dev_t, ino_t>> seen_;  ///< Folders; links may lead around in a circle.
};

void Walk::visit(const fs::path& path, Found found)
{
    if (is_stopped())
        return;

    struct stat facts{};
    if (::stat(path.c_str(), &facts) != 0) {
        reader_.refuse(path, said(std::strerror(errno)));
        return;
    }

    if (S_ISDIR(facts.st_mode))
        visit_folder(path, facts);
    else if (S_ISREG(facts.st_mode))
        read_file(path, found, facts);
    else if (found == Found::named)
        reader_.refuse(path, say("is neither a file nor a folder"));
    else
        reader_.skip(path);
}

void Walk::visit_folder(const fs::path& folder, const struct stat& facts)
{
    if (!seen_.emplace(facts.st_dev, facts.st_ino).second)
        return;

    std::error_code failure;
    std::vector<fs::path> entries;
    for (fs::directory_iterator entry{folder, failure}, end; !failure && entry != end;
         entry.increment(failure))
        entries.push_back(entry->path());
    if (failure) {
        reader_.refuse(folder, said(failure.message()));
        return;
    }
    std::ranges::sort(entries);

    std::error_code ignored;  // What is not there is no part of a Maildir.
    const bool is_maildir =
        fs::is_directory(folder / "cur", ignored) && fs::is_directory(folder / "new", ignored);
    const bool is_part_of_maildir = (folder.filename() == "cur" || folder.filename() == "new") &&
                                    fs::is_directory(folder.parent_path() / "cur", ignored) &&
                                    fs::is_directory(folder.parent_path() / "new", ignored);

    for (const auto& entry : entries) {
        // Beside the mails a Maildir holds half-written ones and the server's own files.
        const bool is_server_file =
            is_maildir && (entry.filename() == "tmp" || !fs::is_directory(entry, ignored));
        if (!is_server_file)
            visit(entry, is_part_of_maildir ? Found::in_maildir : Found::in_folder);
    }
}

void Walk::read_file(const fs::path& file, Found found, const struct stat& facts)
{
    std::ifstream in{file, std::ios::binary};
    if (!in) {
        reader_.refuse(file, said(std::strerror(errno)));
        return;
    }

    const auto size = static_cast<std::uint64_t>(facts.st_size);
    const MboxReader mbox{in, reader_.largest_mail};
    const bool is_mbox = found != Found::in_maildir && mbox.is_mbox();
    const bool is_mail =
        found != Found::in_folder || is_named_as_mail(file) || mbox.begins_as_mail();
    in.clear();
    in.seekg(0);

    if (is_mbox)
        read_mbox({.path = file, .size = size, .modified = nanoseconds_of(facts.st_mtim)}, in);
    else if (is_mail)
        read_single(file, in, size);
    else
        reader_.skip(file);
}

void Walk::read_mbox(const MboxFile& file, std::ifstream& in)
{
    auto place = reader_.begin_mbox ? reader_.begin_mbox(file) : MboxPlace{};
    in.seekg(static_cast<std::streamoff>(place.position));
    MboxReader mbox{in, reader_.largest_mail, place.position};

    while (!is_stopped()) {
        auto found = mbox.next();
        if (!found)
            break;
        place.position = found->position;
        if (reader_.reach)
            reader_.reach(place);
        reader_.take(make_mail(file.path.string(), place.number++, *std::move(found)));
    }

    if (in.bad())
        reader_.refuse(file.path, say("cannot be read to its end"));
    else if (reader_.end_mbox && !is_stopped())
        reader_.end_mbox(file);
}

void Walk::read_single(const fs::path& file, std::ifstream& in, std::uint64_t size)
{
    // One byte more than is allowed tells whether it was all.
    std::string bytes(std::min<std::uint64_t>(size, reader_.largest_mail + 1), '\0');
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(in.gcount()));
    if (in.bad()) {
        reader_.refuse(file, say("cannot be read to its end"));
        return;
    }

    MboxMail mail{.bytes = std::move(bytes), .size = size, .is_complete = true, .position = 0};
    mail.is_complete = mail.bytes.size() <= reader_.largest_mail;
    if (mail.is_complete)
        mail.size = mail.bytes.size();
    else
        mail.bytes.resize(header_of(mail.bytes).size());
    reader_.take(make_mail(file.string(), 1, std::move(mail)));
}

}  // namespace

void read_mail_files(const std::vector<std::string>& paths, const MailFileReader& reader)
{
    Walk walk{reader};
    for (const auto& path : paths) {
        // "dir/" and "dir" are one folder; a receipt names it in one way only.
        auto absolute = fs::absolute(path).lexically_normal();
        if (absolute.filename().empty() && absolute.has_relative_path())
            absolute = absolute.parent_path();
        walk.visit(absolute, Found::named);
    }
}

std::size_t read_mail_stream(std::istream& in, const MailFileReader& reader)
{
    MboxReader mbox{in, reader.largest_mail};
    const bool is_mbox = mbox.is_mbox();
    std::uint32_t mails = 0;

    while (auto found = is_mbox ? mbox.next() : mbox.rest()) {
        if (reader.is_stopped && reader.is_stopped())
            break;
        if (!is_blank(found->bytes))
            reader.take(make_mail(piped_folder, ++mails, *std::move(found)));
    }
    return mails;
}

}  // namespace advisory::cli
