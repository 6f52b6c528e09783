#include "versions/generic_version.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "versions/order.hpp"

namespace advisory::versions {

namespace {

using Kind = SuffixPart::Kind;

struct Synonym {
    std::string_view written;
    std::string_view meant;
    Kind kind = Kind::word;
};

// Words that makers write in several ways. Longer spellings stand before their own
// beginnings.
constexpr std::array<Synonym, 32> synonyms{{
    {"maintenance release", "mr"},
    {"service pack", "sp"},
    {"サービスパック", "sp"},
    {"feature pack", "fp"},
    {"アップデート", "update"},
    {"リリース候補", "rc", Kind::pre_release},
    {"リリース", "r"},
    {"リビジョン", "rev"},
    {"ビルド", "build"},
    {"hotfix", "hf"},
    {"ホットフィックス", "hf"},
    {"fixpack", "fp"},
    {"revision", "rev"},
    {"fix pack", "fp"},
    {"service release", "sr"},
    {"パッチ", "patch"},
    {"hot fix", "hf"},
    {"release candidate", "rc", Kind::pre_release},
    {"pre-release", "pre", Kind::pre_release},
    {"prerelease", "pre", Kind::pre_release},
    {"アルファ版", "alpha", Kind::pre_release},
    {"アルファ", "alpha", Kind::pre_release},
    {"α版", "alpha", Kind::pre_release},
    {"α", "alpha", Kind::pre_release},
    {"ベータ版", "beta", Kind::pre_release},
    {"ベータ", "beta", Kind::pre_release},
    {"β版", "beta", Kind::pre_release},
    {"β", "beta", Kind::pre_release},
    {"プレビュー版", "preview", Kind::pre_release},
    {"プレビュー", "preview", Kind::pre_release},
    {"開発版", "dev", Kind::pre_release},
    {"マイルストーン", "milestone", Kind::pre_release},
}};

// All sort before the release; which of them sort among each other is for the
// comparator to say.
constexpr std::array<std::string_view, 10> pre_release_words{"alpha",
                                                             "beta",
                                                             "milestone",
                                                             "rc",
                                                             "dev",
                                                             "snapshot",
                                                             "preview",
                                                             "pre",
                                                             "nightly",
                                                             "canary"};

constexpr std::array<std::string_view, 3> release_words{"ga", "final", "release"};

// Words that count something, so that behind a hyphen they are no flavour.
constexpr std::array<std::string_view, 12> counting_words{"sp",
                                                          "mr",
                                                          "fp",
                                                          "hf",
                                                          "sr",
                                                          "update",
                                                          "build",
                                                          "patch",
                                                          "rev",
                                                          "cu",
                                                          "rollup",
                                                          "hotpatch"};

// Words for a state before or behind a release. Makers use them too differently for an
// order, but no such state is the release itself, so behind a hyphen they are no flavour.
constexpr std::array<std::string_view, 26> state_words{
    "branch",   "candidate", "ctp",   "current",  "cvs",  "develop",      "ea",
    "eap",      "eval",      "git",   "head",     "hg",   "experimental", "insider",
    "insiders", "master",    "next",  "patched",  "post", "prealpha",     "svn",
    "test",     "tp",        "trunk", "unstable", "wip"};

template <std::size_t size>
bool is_one_of(const std::array<std::string_view, size>& words, std::string_view word)
{
    return std::ranges::find(words, word) != words.end();
}

bool is_separator(char c)
{
    return c == '.' || c == '-' || c == '_' || c == ' ' || c == '(' || c == ')' || c == '~' ||
           c == ':';
}

// Reads the pieces behind the dotted numbers.
class SuffixReader {
public:
    SuffixReader(std::string_view text, GenericVersion& version) : rest_{text}, version_{version} {}

    bool read()
    {
        while (!rest_.empty()) {
            const char c = rest_.front();
            // Build metadata does not count (SemVer item 10).
            if (c == '+')
                return true;
            if (is_separator(c))
                skip_separator();
            else if (is_digit(c))
                add({Kind::number, std::string{take_while(rest_, is_digit)}});
            else if (!read_word())
                return false;
        }
        set_flavour_aside();
        return true;
    }

private:
    void skip_separator()
    {
        version_.has_epoch = version_.has_epoch || rest_.front() == ':';
        separator_ = rest_.front();
        rest_.remove_prefix(1);
    }

    void add(SuffixPart part)
    {
        version_.suffix.push_back(std::move(part));
        last_separator_ = std::exchange(separator_, '\0');
    }

    bool read_word()
    {
        for (const auto& synonym : synonyms) {
            if (!rest_.starts_with(synonym.written))
                continue;
            rest_.remove_prefix(synonym.written.size());
            add({synonym.kind, std::string{synonym.meant}});
            return true;
        }

        const auto word = take_while(rest_, is_lower);
        if (word.empty())
            return false;
        add_word(word);
        return true;
    }

    void add_word(std::string_view word)
    {
        const auto number_at = rest_.find_first_not_of("-. ");
        const bool has_number = number_at != std::string_view::npos && is_digit(rest_[number_at]);
        const bool has_number_at_once = has_number && number_at == 0;
        const bool is_attached = separator_ == '\0';

        // "Release 4" counts, ".RELEASE" and "-final" say that it is no pre-release.
        if (is_one_of(release_words, word))
            return has_number ? add({Kind::word, "r"}) : void(separator_ = '\0');
        if (is_one_of(pre_release_words, word))
            return add({Kind::pre_release, std::string{word}});
        if (word == "cr" && has_number_at_once)
            return add({Kind::pre_release, "rc"});

        // 9.12.0a1 and 4.0b2 are pre-releases of ISC and Python, 1.06b01 is a build of D-Link.
        const bool is_shorthand = is_attached && has_number_at_once && version_.base.size() > 1 &&
                                  version_.suffix.empty();
        if (is_shorthand && (word == "a" || word == "b"))
            return add({Kind::pre_release, word == "a" ? "alpha" : "beta", true});
        const bool is_hyphened = separator_ == '-' || separator_ == '.';
        if (word == "m" && is_hyphened && has_number_at_once)
            return add({Kind::pre_release, "milestone"});
        if (word == "u" && has_number_at_once)
            return add({Kind::word, "update"});

        // The letters go a ... z, za, zb ... where makers run out of them.
        const bool is_letter_run = word.size() == 1 || (word.size() == 2 && word[0] == 'z');
        if (is_attached && is_letter_run && !has_number_at_once)
            return add({Kind::letter, std::string{word}});
        add({Kind::word, std::string{word}});
    }

    // "-fips", "_hospitalA" at the end: a vendor's build of the same version.
    void set_flavour_aside()
    {
        if (version_.suffix.empty() || version_.suffix.back().kind != Kind::word)
            return;

        const auto& word = version_.suffix.back().text;
        const bool is_hyphened = last_separator_ == '-' || last_separator_ == '_';
        const bool may_be_later = is_one_of(counting_words, word) || is_one_of(state_words, word);
        if (!is_hyphened || word.size() < 2 || may_be_later)
            return;
        version_.flavour = word;
        version_.suffix.pop_back();
    }

    std::string_view rest_;
    GenericVersion& version_;
    char separator_ = '\0';
    char last_separator_ = '\0';
};

void read_base(std::string_view& rest, GenericVersion& version)
{
    version.base.emplace_back(take_while(rest, is_digit));
    while (rest.size() > 1 && rest.front() == '.' && is_digit(rest[1])) {
        rest.remove_prefix(1);
        version.base.emplace_back(take_while(rest, is_digit));
    }
}

bool is_wildcard(const SuffixPart& part)
{
    return part.kind != Kind::number && part.text == "x";
}

}  // namespace

std::optional<GenericVersion> read_generic(std::string_view text)
{
    GenericVersion version;
    version.folded = lower_case(text);
    if (text.find("..") != std::string_view::npos)
        return std::nullopt;
    version.date = read_date(version.folded);
    if (version.date)
        return version;

    // "R5.01.00" and "Rev.2" count what 5.01.00 and 2 count.
    std::string_view rest = version.folded;
    for (const std::string_view label : {"revision", "rev", "r"}) {
        const auto number_at = rest.starts_with(label) ? rest.find_first_not_of(". ", label.size())
                                                       : std::string_view::npos;
        if (number_at == std::string_view::npos || !is_digit(rest[number_at]))
            continue;
        rest.remove_prefix(number_at);
        break;
    }

    if (!rest.empty() && is_digit(rest.front())) {
        read_base(rest, version);
        const bool is_padded = version.base.size() == 1 && version.base[0].size() > 1 &&
                               version.base[0].front() == '0';
        version.is_part_number = is_padded && !rest.empty() && is_lower(rest.front());
    }
    if (!SuffixReader{rest, version}.read())
        return std::nullopt;
    return version;
}

bool is_later_point(const GenericVersion& branch, const GenericVersion& point)
{
    auto branch_suffix = branch.suffix;
    if (!branch_suffix.empty() && is_wildcard(branch_suffix.back()))
        branch_suffix.pop_back();

    const bool is_comparable = !branch.date && !point.date && !branch.base.empty() &&
                               branch.base.size() <= point.base.size() &&
                               branch_suffix.size() <= point.suffix.size();
    // 8.1 SP1.2 is of 8.1 SP1; 8.1.2 SP1 is not.
    if (!is_comparable || (!branch_suffix.empty() && branch.base.size() != point.base.size()))
        return false;

    const auto is_same_part = [](const SuffixPart& left, const SuffixPart& right) {
        return left.kind == right.kind && left.text == right.text;
    };
    if (!std::ranges::equal(branch.base, std::span{point.base}.first(branch.base.size())) ||
        !std::ranges::equal(branch_suffix,
                            std::span{point.suffix}.first(branch_suffix.size()),
                            is_same_part))
        return false;

    const auto further = std::span{point.base}.subspan(branch.base.size());
    const bool has_further_number = std::ranges::any_of(further, [](const auto& number) {
        return order_of_numbers(number, "0") != Order::equal;
    });
    if (has_further_number)
        return true;
    if (point.suffix.size() <= branch_suffix.size())
        return false;
    const auto& next = point.suffix[branch_suffix.size()];
    return next.kind != Kind::pre_release || next.is_shorthand;
}

}  // namespace advisory::versions
