#include "tests/bench/worst_cases.hpp"

#include <algorithm>
#include <functional>
#include <string_view>
#include <utility>
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
    MakeInput make;
    void (*run)(std::string_view) = nullptr;
    std::size_t bytes = 0;
    Milliseconds whole{};
    Milliseconds half{};

    [[nodiscard]] double milliseconds_of_byte() const
    {
        return whole.count() / static_cast<double>(bytes);
    }

    /// The time of a byte, and worse when it grows with the input.
    [[nodiscard]] double feared() const
    {
        constexpr Milliseconds too_short_to_tell{1};
        const double growth = whole < too_short_to_tell ? 2.0 : whole / half;
        return growth * milliseconds_of_byte();
    }

    /// Doubles the input up to `most` bytes, or until it takes too long: quadratic work on
    /// a megabyte could take minutes, and a part of it tells as much.
    void measure(std::size_t first, std::size_t most)
    {
        constexpr Milliseconds patience{400};

        for (auto size = std::max<std::size_t>(first, 1); size <= most; size *= 2) {
            const auto input = make(size);
            half = whole;
            whole = time_of([&] { run(input); });
            bytes = size;
            if (whole > patience)
                return;
        }
    }
};

/// Looks at a part of each input first, and at the whole of the worst ones then.
class Figures {
public:
    explicit Figures(std::size_t bytes) : bytes_{bytes} {}

    void add(std::string_view way,
             std::string_view name,
             MakeInput make,
             void (*run)(std::string_view))
    {
        constexpr std::size_t first_part = 32;
        constexpr std::size_t telling_part = 8;

        Figure figure{.way = std::string{way},
                      .name = text::printable(name),
                      .make = std::move(make),
                      .run = run};
        figure.measure(bytes_ / first_part, bytes_ / telling_part);
        figures_.push_back(std::move(figure));
    }

    /// The slowest mails, and the slowest texts of single stages, which read more of a text than
    /// a mail lets them.
    void print()
    {
        fmt::print("{} inputs of {} bytes\n\n", figures_.size(), bytes_);
        std::ranges::sort(figures_, std::ranges::greater{}, &Figure::feared);
        print_slowest("mails", [](const Figure& figure) { return !is_stage(figure); });
        print_slowest("single stages", is_stage);
    }

private:
    using Counts = bool (*)(const Figure& figure);

    static bool is_stage(const Figure& figure) { return figure.way.starts_with("only "); }

    void print_slowest(std::string_view title, Counts counts) const
    {
        constexpr std::size_t shown = 8;
        auto worst = measured_candidates(counts);
        std::ranges::sort(worst, std::ranges::greater{}, &Figure::milliseconds_of_byte);

        fmt::print("the slowest {}:\n", title);
        fmt::print("{:>9} {:>6} {:>6}  {:<22} {}\n", "ms", "KB", "ratio", "way", "input");
        for (std::size_t at = 0; at < std::min(shown, worst.size()); ++at)
            print_row(worst[at]);
        fmt::print("\n");
    }

    /// Each input once, by what a part of it makes us fear, measured whole.
    [[nodiscard]] std::vector<Figure> measured_candidates(Counts counts) const
    {
        constexpr std::size_t most = 30;

        std::vector<Figure> candidates;
        for (const auto& figure : figures_) {
            if (candidates.size() == most)
                break;
            const auto known = std::ranges::find(candidates, figure.name, &Figure::name);
            if (!counts(figure) || known != candidates.end())
                continue;
            candidates.push_back(figure);
            candidates.back().measure(bytes_ / 4, bytes_);
        }
        return candidates;
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
        const auto make = [text, family](std::size_t bytes) {
            return mail_of_family(family, "II. 対象\n" + text.make(bytes));
        };
        figures.add(heads[family].name, text.name, make, read_mail);
    }

    for (const auto& envelope : envelopes()) {
        const auto make = [text, envelope](std::size_t bytes) {
            return envelope.wrap(text.make(bytes));
        };
        figures.add(envelope.name, text.name, make, read_mail);
    }
    for (const auto& stage : stages())
        figures.add(fmt::format("only {}", stage.name), text.name, text.make, stage.run);
}

/// The mail with its text, damaged, again and again.
void add_mail(Figures& figures, std::string_view raw)
{
    const auto mail = parsers::decode_mail(raw);
    const auto make = [mail](std::size_t bytes) {
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
