#include "parsers/phrases/tokens.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "parsers/phrases/characters.hpp"
#include "parsers/phrases/signs.hpp"

namespace advisory::parsers::phrases {

namespace {

using Kind = Token::Kind;

bool is_all_digits(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, is_digit);
}

// Letters, as in "OpenSSL" and "Log4j", but no model number such as "A7-S".
bool is_plain_name(std::string_view name)
{
    return is_letter(name.front()) && std::ranges::count_if(name, is_letter) > 2 &&
           std::ranges::all_of(name, is_alphanumeric);
}

class Tokeniser {
public:
    explicit Tokeniser(std::string_view text) : text_{text} { tokens_.reserve(text.size() / 8); }

    std::vector<Token> run()
    {
        while (at_ < text_.size()) {
            const char c = text_[at_];
            if (c == ' ' || c == '\r')
                ++at_;
            else if (!take_cve() && !take_latin() && !take_word() && !take_sign())
                take_character();
        }
        return std::move(tokens_);
    }

private:
    Token& add(Kind kind, std::size_t length)
    {
        tokens_.push_back({
            .kind = kind,
            .begin = at_,
            .end = at_ + length,
            .text = text_.substr(at_, length),
            .version = {},
        });
        at_ += length;
        return tokens_.back();
    }

    // CVE-YYYY-NNNN with 4 to 7 digits; a longer or shorter one is a typing error,
    // and stays a name that no rule understands.
    bool take_cve()
    {
        constexpr std::size_t prefix_length = 9;
        const auto rest = text_.substr(at_, prefix_length + 8);
        const bool has_prefix = rest.size() > prefix_length &&
                                (rest.starts_with("CVE-") || rest.starts_with("cve-")) &&
                                is_all_digits(rest.substr(4, 4)) && rest[8] == '-';
        if (!has_prefix)
            return false;

        const auto digits = rest.substr(prefix_length);
        const auto count =
            static_cast<std::size_t>(std::ranges::find_if_not(digits, is_digit) - digits.begin());
        const bool is_followed = count < digits.size() && is_letter(digits[count]);
        if (count < 4 || count > 7 || is_followed)
            return false;
        add(Kind::cve, prefix_length + count);
        return true;
    }

    // A run of Latin characters: a word, a version, versions joined by a mark, a name.
    bool take_latin()
    {
        if (!is_alphanumeric(text_[at_]) && !is_dot_of_name())
            return false;

        const auto run = text_.substr(at_, run_length());
        const auto word = find_word(text_, at_);
        if (word.length >= run.size()) {
            add(Kind::word, word.length).word = word.word;
            return true;
        }
        if (take_version(run) || take_counted(run) || take_joined(run) || take_glued(run))
            return true;

        // "Rev.B.02": the label apart from what it labels.
        const bool is_label = word.word == Word::label && word.length > 0;
        auto& token = add(is_label ? Kind::word : Kind::text, is_label ? word.length : run.size());
        token.word = is_label ? word.word : Word::none;
        return true;
    }

    // ".NET"
    [[nodiscard]] bool is_dot_of_name() const
    {
        const bool is_first = at_ == 0 || text_[at_ - 1] == ' ';
        return is_first && text_[at_] == '.' && at_ + 1 < text_.size() && is_letter(text_[at_ + 1]);
    }

    [[nodiscard]] std::size_t run_length() const
    {
        constexpr std::string_view inner = "._-+/&'#@%^*";
        constexpr std::size_t longest_run = 512;  // It is looked over more than once.
        auto end = at_ + epoch_length(text_.substr(at_));
        while (end < std::min(text_.size(), at_ + longest_run) &&
               !text_.substr(end).starts_with("...")) {
            const auto group = std::max(group_length(end), option_length(end));
            if (group > 0)
                end += group;
            else if (is_alphanumeric(text_[end]) ||
                     inner.find(text_[end]) != std::string_view::npos ||
                     is_tilde_of_pre_release(end))
                ++end;
            else
                break;
        }
        // A full stop or hyphen at the end belongs to the sentence; "5.*" keeps its star.
        while (end > at_ + 1 && !is_alphanumeric(text_[end - 1]) && text_[end - 1] != ')' &&
               !(text_[end - 1] == '*' && text_[end - 2] == '.'))
            --end;
        return end - at_;
    }

    // "1.0~rc1", where "1.0~1.5" is a range.
    [[nodiscard]] bool is_tilde_of_pre_release(std::size_t at) const
    {
        if (text_[at] != '~' || at == at_ || !is_digit(text_[at - 1]))
            return false;
        const auto word = text_.substr(at + 1, 5);
        return word.starts_with("rc") || word.starts_with("beta") || word.starts_with("alpha");
    }

    // The length of "(EN)" in a name that goes on behind it: R04/08(EN)CPU; 0 for others.
    [[nodiscard]] std::size_t option_length(std::size_t open) const
    {
        constexpr std::size_t longest_option = 4;
        const auto rest = text_.substr(open, longest_option + 3);
        const auto close = rest.find(')');
        if (open == at_ || !rest.starts_with('(') || close == std::string_view::npos || close < 2 ||
            close + 1 >= rest.size() || !is_letter(rest[close + 1]))
            return 0;

        const auto inside = rest.substr(1, close - 1);
        const auto before = text_.substr(at_, open - at_);
        const bool is_name = std::ranges::any_of(before, is_letter) && !read_version_text(before);
        return is_name && std::ranges::all_of(inside, is_alphanumeric) ? close + 1 : 0;
    }

    // The length of a bracketed group inside a version, as in 1.00(AADZ.3)C0 and 15.2(4)M3;
    // 0 for a bracket that opens a remark.
    [[nodiscard]] std::size_t group_length(std::size_t open) const
    {
        constexpr std::size_t longest_group = 12;
        const auto rest = text_.substr(open, longest_group + 2);
        const auto close = rest.find(')');
        if (open == at_ || !rest.starts_with('(') || close == std::string_view::npos || close < 2)
            return 0;

        const auto inside = rest.substr(1, close - 1);
        const bool is_plain =
            std::ranges::all_of(inside, [](char c) { return is_alphanumeric(c) || c == '.'; });
        const auto before = read_version_text(text_.substr(at_, open - at_));
        const auto as_version = read_version_text(inside);
        const bool is_remark =
            find_word(inside, 0).length == inside.size() || (as_version && as_version->is_labelled);
        if (!is_plain || !before || before->is_branch || is_remark)
            return 0;

        const auto after = open + close + 1;
        const bool goes_on = after < text_.size() && is_alphanumeric(text_[after]);
        const bool is_count = is_all_digits(inside) && inside.size() < 4 && before->is_dotted;
        const bool is_code = is_letter(inside.front()) && std::ranges::any_of(inside, is_digit);
        return goes_on || is_count || is_code ? close + 1 : 0;
    }

    bool take_version(std::string_view run)
    {
        auto version = read_version_text(run);
        if (!version)
            return false;
        if (take_range(run, *version))
            return true;

        add(Kind::version, run.size()).version = *std::move(version);
        take_plus();
        return true;
    }

    void take_plus()
    {
        if (at_ < text_.size() && text_[at_] == '+')
            add(Kind::plus, 1);
    }

    // "9.7.1-9.7.7": two dotted versions with one first number are a range.
    // With other numbers the hyphen may be part of the version: 13.1-37.164.
    bool take_range(std::string_view run, VersionText& whole)
    {
        const auto hyphen = run.find('-');
        if (hyphen == std::string_view::npos || run.find('-', hyphen + 1) != std::string_view::npos)
            return false;

        auto low = read_version_text(run.substr(0, hyphen));
        auto high = read_version_text(run.substr(hyphen + 1));
        const auto is_plain = [](const std::optional<VersionText>& version) {
            return version && version->is_dotted &&
                   version->text.find_first_not_of("0123456789.") == std::string::npos;
        };
        if (!is_plain(low) || !is_plain(high))
            return false;
        if (!high->is_labelled && first_number(low->text) != first_number(high->text)) {
            whole.is_doubtful_hyphen = true;
            return false;
        }

        add(Kind::version, hyphen).version = *std::move(low);
        add(Kind::dash, 1);
        add(Kind::version, run.size() - hyphen - 1).version = *std::move(high);
        return true;
    }

    static std::string_view first_number(std::string_view version)
    {
        return version.substr(0, version.find('.'));
    }

    // "SP1", "Build1575", "beta2".
    bool take_counted(std::string_view run)
    {
        const auto letters =
            static_cast<std::size_t>(std::ranges::find_if(run, is_digit) - run.begin());
        const auto word = find_word(run.substr(0, letters), 0);
        // "U1d": one letter may follow.
        const auto number =
            run.substr(letters, run.size() - letters - (is_letter(run.back()) ? 1 : 0));
        const bool counts =
            word.word == Word::count || word.word == Word::build || word.word == Word::stage;
        if (!counts || word.length != letters || !is_all_digits(number))
            return false;
        add(Kind::counted, run.size()).word = word.word;
        return true;
    }

    // "OpenSSL1.1.1", "FXC5210Ver.1.00": a name and its version without a blank between.
    // Only a dotted version shows that; a label must not be the end of a word: Server3.
    bool take_glued(std::string_view run)
    {
        constexpr std::size_t shortest_name = 2;
        constexpr std::size_t longest_run = 128;
        for (auto at = shortest_name; at < run.size() && run.size() <= longest_run; ++at) {
            const char before = run[at - 1];
            const bool is_label = (run[at] == 'V' || run[at] == 'R') && is_lower(before);
            const bool is_behind_digit = is_letter(run[at]) && is_digit(before);
            const bool is_number = is_digit(run[at]) && is_letter(before);
            if (!is_label && !is_behind_digit && !is_number)
                continue;

            auto version = read_version_text(run.substr(at));
            if (!version || !version->is_dotted || (!is_number && !version->is_labelled) ||
                (is_number && !is_plain_name(run.substr(0, at))))
                continue;
            add(Kind::text, at);
            add(Kind::version, run.size() - at).version = *std::move(version);
            return true;
        }
        return false;
    }

    // "8.0/8.1/8.2" and "v1.0-v2.0" are versions, "8/30/2024" is one; in "Q04/06/10" the first
    // piece is none, so all is a name.
    bool take_joined(std::string_view run)
    {
        if (VersionText whole; take_range(run, whole))
            return true;
        if (run.find('/') == std::string_view::npos)
            return false;
        if (take_date(run))
            return true;

        std::vector<std::string_view> pieces;
        for (auto rest = run;;) {
            const auto slash = rest.find('/');
            pieces.push_back(rest.substr(0, slash));
            const auto version = read_version_text(pieces.back());
            // "120.0.6099.109/110" repeats only the last number.
            const bool is_abbreviated =
                version && !version->is_dotted && std::ranges::count(pieces.front(), '.') > 1;
            if (!version || is_abbreviated)
                return false;
            if (slash == std::string_view::npos)
                break;
            rest.remove_prefix(slash + 1);
        }
        for (const auto piece : pieces) {
            if (piece.data() != run.data())
                add(Kind::slash, 1);
            add(Kind::version, piece.size()).version = *read_version_text(piece);
        }
        return true;
    }

    // "8/30/2024", "2024/8/30".
    bool take_date(std::string_view run)
    {
        const bool is_numeric = run.find_first_not_of("0123456789/") == std::string_view::npos;
        const auto first = run.find('/');
        const auto second = run.find('/', first + 1);
        if (!is_numeric || second == std::string_view::npos ||
            run.find('/', second + 1) != run.npos)
            return false;

        const bool is_year_first = first == 4 && second - first <= 3 && run.size() - second <= 3;
        const bool is_year_last = first <= 2 && second - first <= 3 && run.size() - second == 5;
        if (!is_year_first && !is_year_last)
            return false;
        add(Kind::version, run.size()).version = {.text = std::string{run}, .is_dotted = true};
        return true;
    }

    bool take_word()
    {
        const auto word = find_word(text_, at_);
        if (word.length == 0)
            return false;
        add(Kind::word, word.length).word = word.word;
        return true;
    }

    bool take_sign()
    {
        const auto sign = sign_at(text_.substr(at_));
        if (sign.written.empty())
            return false;
        auto& token = add(sign.kind, sign.written.size());
        if (sign.kind == Kind::comparison)
            token.text = sign.meant;
        return true;
    }

    // One more character of a name; it joins the text before it unless a blank parts them.
    void take_character()
    {
        std::size_t length = 1;
        while (at_ + length < text_.size() &&
               (static_cast<unsigned char>(text_[at_ + length]) & 0xC0U) == 0x80U)
            ++length;

        const bool is_continued = !tokens_.empty() && tokens_.back().kind == Kind::text &&
                                  tokens_.back().end == at_ && !is_alphanumeric(text_[at_ - 1]);
        if (!is_continued) {
            add(Kind::text, length);
            return;
        }
        auto& token = tokens_.back();
        token.end += length;
        token.text = text_.substr(token.begin, token.end - token.begin);
        at_ += length;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> tokenise(std::string_view text)
{
    return Tokeniser{text}.run();
}

}  // namespace advisory::parsers::phrases
