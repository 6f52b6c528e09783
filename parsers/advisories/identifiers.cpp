#include "parsers/advisories/identifiers.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "language/say.hpp"
#include "parsers/advisories/ascii.hpp"
#include "parsers/advisories/cve_lists.hpp"
#include "parsers/advisories/first_bytes.hpp"
#include "parsers/advisories/id_patterns.hpp"

namespace advisory::parsers {

namespace {

bool is_url_byte(char byte)
{
    constexpr std::string_view marks = "-._~:/?#[]@!$&'()*+,;=%";
    return is_ascii_alphanumeric(byte) || marks.find(byte) != std::string_view::npos;
}

/// A URL ends where RFC 3986 has no character for it; punctuation of the sentence around
/// it does not belong to it.
std::string_view url_at(std::string_view text)
{
    const auto* const end = std::ranges::find_if_not(text, is_url_byte);
    auto url = text.substr(0, static_cast<std::size_t>(end - text.begin()));
    while (!url.empty() && std::string_view{".,;:!?'*"}.find(url.back()) != std::string_view::npos)
        url.remove_suffix(1);
    const bool has_bracket = url.find('(') != std::string_view::npos;
    while (url.ends_with(')') && !has_bracket)
        url.remove_suffix(1);
    return url;
}

bool is_url(std::string_view text)
{
    return has_prefix(text, "http://") || has_prefix(text, "https://");
}

/// "jvn.jp" of "https://user@jvn.jp:443/vu/" and of "jvn.jp/vu/".
std::string_view host_of(std::string_view address)
{
    if (const auto scheme = address.find("://"); scheme != std::string_view::npos)
        address.remove_prefix(scheme + 3);
    auto host = address.substr(0, address.find_first_of("/?#"));
    if (const auto user = host.rfind('@'); user != std::string_view::npos)
        host.remove_prefix(user + 1);
    return host.substr(0, host.find(':'));
}

bool is_official(std::string_view host)
{
    constexpr std::array<std::string_view, 3> domains{"jvn.jp", "jpcert.or.jp", "ipa.go.jp"};
    return std::ranges::any_of(domains, [host](std::string_view domain) {
        if (host.size() < domain.size() ||
            !has_prefix(host.substr(host.size() - domain.size()), domain))
            return false;
        return host.size() == domain.size() || host[host.size() - domain.size() - 1] == '.';
    });
}

/// Of whatever the walk looks for. Each pattern begins with two letters or digits of its own.
FirstBytes first_bytes_of_ids()
{
    FirstBytes bytes;
    bytes.add("http");
    bytes.add("CVE");
    for (const auto patterns :
         {jvn_patterns(), jpcert_patterns(), cwe_patterns(), other_patterns()})
        bytes.add_all(patterns);
    return bytes;
}

/// Collects in one walk along the text.
class Collector {
public:
    explicit Collector(std::string_view text) : text_{text} {}

    Identifiers collect()
    {
        static const auto first_bytes = first_bytes_of_ids();
        for (auto at = first_bytes.next(text_, 0); at < text_.size();) {
            const bool is_inside_word = at > 0 && is_ascii_alphanumeric(text_[at - 1]);
            at = first_bytes.next(text_, at + (is_inside_word ? 1 : step(at)));
        }
        for (auto& suspect : suspects_among(counts_, text_))
            add_suspect(std::move(suspect));
        return std::move(found_);
    }

private:
    /// Reads what begins at `at`, and answers how far it reaches.
    std::size_t step(std::size_t at)
    {
        const auto rest = text_.substr(at);
        if (is_url(rest)) {
            begin_url(at);
            return 1;
        }
        if (has_prefix(rest, "CVE"))
            return read_cves(at);

        if (const auto id = read_id(rest, jvn_patterns()))
            return take_official(found_.jvn, *id, at);
        if (const auto id = read_id(rest, jpcert_patterns()))
            return take_official(found_.jpcert, *id, at);
        if (const auto id = read_id(rest, cwe_patterns()))
            return take(found_.cwes, *id, at);
        if (const auto id = read_id(rest, other_patterns()))
            return take(found_.other, *id, at);
        if (auto suspect = suspect_at(text_, at); suspect && is_official_place(at))
            add_suspect(std::move(*suspect));
        return 1;
    }

    void begin_url(std::size_t at)
    {
        // An address inside an address has the host of the outer one, and is a part of it.
        if (at < url_end_)
            return;
        const auto url = url_at(text_.substr(at));
        const auto host = host_of(url);
        url_end_ = at + url.size();
        is_url_official_ = is_official(host);
        if (!host.empty())
            add(found_.urls, std::string{url}, at, url_end_);
    }

    std::size_t read_cves(std::size_t at)
    {
        if (found_.cves.size() >= max_identifiers)
            return 1;
        const auto list = read_cve_list(text_, at);
        if (list.cves.empty()) {
            if (auto suspect = suspect_at(text_, at))
                add_suspect(std::move(*suspect));
            return 1;
        }
        for (const auto& cve : list.cves) {
            add(found_.cves, cve.id, cve.begin, cve.end);
            count(cve);
        }
        for (const auto& doubt : list.doubts)
            add_suspect({
                .text = doubt.id,
                .reason = say("this may continue a list of CVEs and was not followed"),
                .begin = doubt.begin,
            });
        return list.end - at;
    }

    void count(const NamedCve& cve)
    {
        const auto [entry, is_new] = count_of_.try_emplace(cve.id, counts_.size());
        if (is_new)
            counts_.push_back({.id = cve.id, .begin = cve.begin, .end = cve.end, .count = 0});
        ++counts_[entry->second].count;
    }

    std::size_t take(std::vector<std::string>& list, const ReadId& id, std::size_t at)
    {
        add(list, id.value, at, at + id.length);
        return id.length;
    }

    std::size_t take_official(std::vector<std::string>& list, const ReadId& id, std::size_t at)
    {
        return is_official_place(at) ? take(list, id, at) : id.length;
    }

    /// False inside an address of somebody else, with or without its scheme.
    [[nodiscard]] bool is_official_place(std::size_t at) const
    {
        if (at < url_end_)
            return is_url_official_;
        if (at == 0 || text_[at - 1] != '/')
            return true;

        constexpr std::size_t longest_address = 200;
        auto begin = at;
        while (begin > 0 && at - begin < longest_address && is_url_byte(text_[begin - 1]))
            --begin;
        const auto host = host_of(text_.substr(begin, at - begin));
        return host.find('.') == std::string_view::npos || is_official(host);
    }

    void add(std::vector<std::string>& list, std::string value, std::size_t begin, std::size_t end)
    {
        if (list.size() >= max_identifiers || !seen_.try_emplace(value, true).second)
            return;
        found_.occurrences.push_back({.value = value, .begin = begin, .end = end});
        list.push_back(std::move(value));
    }

    void add_suspect(Suspect suspect)
    {
        const bool is_new = std::ranges::none_of(found_.suspects, [&suspect](const Suspect& other) {
            return other.text == suspect.text && other.reason == suspect.reason;
        });
        if (is_new && found_.suspects.size() < max_suspects)
            found_.suspects.push_back(std::move(suspect));
    }

    std::string_view text_;
    Identifiers found_;
    std::size_t url_end_ = 0;  // Of the address that was begun last.
    bool is_url_official_ = false;
    std::unordered_map<std::string, bool> seen_;
    std::unordered_map<std::string, std::size_t> count_of_;
    std::vector<CveCount> counts_;
};

}  // namespace

Identifiers find_identifiers(std::string_view normalised)
{
    return Collector{normalised}.collect();
}

}  // namespace advisory::parsers
