#include "tests/bench/worst_cases.hpp"

#include <algorithm>
#include <cstdio>
#include <functional>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "parsers/mail/decode_mail.hpp"
#include "tests/bench/mail_cases.hpp"
#include "tests/bench/measure.hpp"
#include "tests/bench/stages.hpp"
#include "tests/bench/text_cases.hpp"
#include "tests/fuzz/notice_heads.hpp"
#include "text/unicode.hpp"

namespace advisory::bench {

namespace {

using MakeInput = std::function<std::string(std::size_t bytes)>;

struct Figure {
    std::string way;
    std::string name;
    std::size_t bytes = 0;
    Milliseconds whole{};
    Milliseconds half{};

    [[nodiscard]] double milliseconds_of_byte() const
    {
        return whole.count() / static_cast<double>(bytes);
    }
};

class Figures {
public:
    explicit Figures(std::size_t bytes) : bytes_{bytes} {}

    void add(std::string_view way,
             std::string_view name,
             const MakeInput& make,
             void (*run)(std::string_view))
    {
        // Quadratic work on the whole could take minutes, and what is quick on a part and
        // does not grow faster than the part is no worst case: a part tells as much.
        constexpr std::size_t smallest_part = 16;
        constexpr std::size_t telling_part = 8;
        constexpr Milliseconds patience{400};

        Figure figure{.way = std::string{way}, .name = text::printable(name)};
        for (auto bytes = std::max<std::size_t>(bytes_ / smallest_part, 1); bytes <= bytes_;
             bytes *= 2) {
            const auto input = make(bytes);
            figure.half = figure.whole;
            figure.whole = time_of([&] { run(input); });
            figure.bytes = bytes;
            const bool tells = bytes == bytes_ / telling_part && is_harmless(figure, telling_part);
            if (figure.whole > patience || tells)
                break;
        }
        if (figure.whole > patience)
            fmt::print(stderr, "slow: {} KB of {}, {}\n", figure.bytes / 1024, figure.name, way);
        figures_.push_back(std::move(figure));
    }

    /// The slowest mails, and the slowest texts of single stages, which read more of a text than
    /// a mail lets them.
    void print()
    {
        std::ranges::sort(figures_, std::ranges::greater{}, &Figure::milliseconds_of_byte);
        fmt::print("{} inputs of {} bytes, or as much of them as tells enough\n\n",
                   figures_.size(),
                   bytes_);
        print_slowest("mails", [](const Figure& figure) { return !is_stage(figure); });
        print_slowest("single stages", is_stage);
    }

private:
    static bool is_stage(const Figure& figure) { return figure.way.starts_with("only "); }

    void print_slowest(std::string_view title, bool (*counts)(const Figure&)) const
    {
        constexpr std::size_t shown = 8;
        fmt::print("the slowest {}:\n", title);
        fmt::print("{:>9} {:>6} {:>6}  {:<22} {}\n", "ms", "KB", "ratio", "way", "input");
        std::vector<std::string_view> known;
        for (const auto& figure : figures_) {
            if (!counts(figure) || std::ranges::find(known, figure.name) != known.end())
                continue;
            print_row(figure);
            known.push_back(figure.name);
            if (known.size() == shown)
                break;
        }
        fmt::print("\n");
    }

    static bool is_harmless(const Figure& figure, double parts)
    {
        constexpr Milliseconds too_short_to_tell{2};
        constexpr Milliseconds harmless{100};
        constexpr double linear_at_most = 3.0;
        const bool is_linear =
            figure.whole < too_short_to_tell || figure.whole / figure.half < linear_at_most;
        return is_linear && figure.whole * parts < harmless;
    }

    static void print_row(const Figure& figure)
    {
        constexpr std::size_t kilobyte = 1024;
        fmt::print("{:9.1f} {:6} {:6.1f}  {:<22} {}\n",
                   figure.whole.count(),
                   figure.bytes / kilobyte,
                   figure.whole / figure.half,
                   figure.way,
                   figure.name);
    }

    std::size_t bytes_;
    std::vector<Figure> figures_;
};

void add_text(Figures& figures, const TextCase& text)
{
    const auto heads = fuzz::notice_heads();
    for (std::size_t family = 0; family < heads.size(); ++family) {
        // A list of affected versions is where most is read.
        const auto make = [&](std::size_t bytes) {
            return mail_of_family(family, "II. 対象\n" + text.make(bytes));
        };
        figures.add(heads[family].name, text.name, make, read_mail);
    }

    for (const auto& envelope : envelopes()) {
        const auto make = [&](std::size_t bytes) { return envelope.wrap(text.make(bytes)); };
        figures.add(envelope.name, text.name, make, read_mail);
    }
    for (const auto& stage : stages())
        figures.add(fmt::format("only {}", stage.name), text.name, text.make, stage.run);
}

/// The mail with its text, damaged, again and again.
void add_mail(Figures& figures, std::string_view raw)
{
    const auto mail = parsers::decode_mail(raw);
    const auto make = [&mail](std::size_t bytes) {
        return fmt::format(
            "Subject: {}\r\nFrom: {}\r\nList-Id: {}\r\n"
            "Content-Type: text/plain; charset=utf-8\r\n\r\n{}",
            mail.subject,
            mail.from,
            mail.list_id,
            damaged_copies(mail.text, bytes));
    };
    figures.add("damaged copies", mail.subject, make, read_mail);
}

}  // namespace

void print_worst_cases(std::size_t bytes, std::span<const std::string> mails)
{
    Figures figures{bytes};
    for (const auto& text : text_cases())
        add_text(figures, text);
    for (const auto& mail : mail_cases())
        figures.add("mail", mail.name, mail.make, read_mail);
    for (const auto& raw : mails)
        add_mail(figures, raw);
    figures.print();
}

}  // namespace advisory::bench
