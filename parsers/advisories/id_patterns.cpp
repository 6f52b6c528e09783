#include "parsers/advisories/id_patterns.hpp"

#include <algorithm>
#include <array>

#include "parsers/advisories/ascii.hpp"

namespace advisory::parsers {

namespace {

constexpr std::array<IdPattern, 5> jvn_ids{
    "JVNDB-9{4}-9{6}",
    "JVNVU#9{8}",
    "JVNVU#9{6}",  // before December 2012
    "JVNTA#9{8}",
    "JVN#9{8}",
};

constexpr std::array<IdPattern, 4> jpcert_ids{
    "JPCERT-AT-9{4}-9{4}",
    "JPCERT-WR-9{4}-9{4}",
    "JPCERT-PR-9{4}-9{4}",
    "JPCERT-IR-9{4}-9{2}",
};

constexpr std::array<IdPattern, 1> cwe_ids{"CWE-9{1,4}"};

constexpr std::array<IdPattern, 49> other_ids{
    "VU#9{6}",       // CERT/CC
    "TA9{2}-9{3}@",  // US-CERT
    "AA9{2}-9{3}@",  // CISA
    "ICSA-9{2}-9{3}-9{2}@?",
    "ICSMA-9{2}-9{3}-9{2}@?",
    "JVNTA9{2}-9{3}@",  // JVN before December 2012, as are the next two
    "JVNCA-9{4}-9{2}",
    "NISCC-9{6}",
    "APSB9{2}-9{2,3}",  // Adobe
    "APSA9{2}-9{2,3}",
    "MS9{2}-9{3}",  // Microsoft
    "ADV9{6}",
    "KB9{6,7}",
    "S2-9{3}",            // Apache Struts
    "FG-IR-9{2}-9{3,4}",  // Fortinet
    "CyVDB-9{1,6}",       // Cybozu
    "VMSA-9{4}-9{4}",     // VMware
    "CTX9{6}",            // Citrix
    "cisco-sa-*",
    "HIRT-PUB9{5}",  // Hitachi
    "hitachi-sec-9{4}-9{3}",
    "ricoh-9{4}-9{6}",
    "NV9{2}-9{3}",          // NEC
    "YSAR-9{2}-9{4}",       // Yokogawa
    "SSA-9{6}",             // Siemens
    "SEVD-9{4}-9{3}-9{2}",  // Schneider Electric
    "PAN-SA-9{4}-9{4}",     // Palo Alto Networks
    "JSA9{5,6}",            // Juniper
    "SNWLID-9{4}-9{4}",     // SonicWall
    "SA-CORE-9{4}-9{3}",    // Drupal
    "GHSA-x{4}-x{4}-x{4}",  // GitHub
    "RHSA-9{4}:9{4,6}",     // Red Hat
    "RHBA-9{4}:9{4,6}",
    "RHEA-9{4}:9{4,6}",
    "RLSA-9{4}:9{4,6}",   // Rocky Linux
    "ALSA-9{4}:9{4,6}",   // AlmaLinux
    "ELSA-9{4}-9{4,6}",   // Oracle Linux
    "USN-9{1,5}-9{1,2}",  // Ubuntu
    "DSA-9{3,5}-9{1,2}",  // Debian
    "DLA-9{1,5}-9{1,2}",
    "GLSA-9{6}-9{2}",  // Gentoo
    "openSUSE-SU-9{4}:9{4,5}-9",
    "SUSE-SU-9{4}:9{4,5}-9",
    "FEDORA-9{4}-x{10}",
    "XSA-9{1,4}",  // Xen
    "ZDI-9{2}-9{3,4}",
    "ZDI-CAN-9{4,6}",
    "NTAP-9{8}-9{4}",  // NetApp
    "WSO2-9{4}-9{4}",
};

struct Count {
    std::size_t least = 1;
    std::size_t most = 1;
};

std::size_t take_number(std::string_view& pattern)
{
    std::size_t number = 0;
    while (!pattern.empty() && is_ascii_digit(pattern.front())) {
        number = number * 10 + static_cast<std::size_t>(pattern.front() - '0');
        pattern.remove_prefix(1);
    }
    return number;
}

/// Takes "{4}", "{4,7}" or "?" off the front of `pattern`.
Count take_count(std::string_view& pattern)
{
    if (pattern.starts_with('?')) {
        pattern.remove_prefix(1);
        return {.least = 0, .most = 1};
    }
    if (!pattern.starts_with('{'))
        return {};

    pattern.remove_prefix(1);
    const auto least = take_number(pattern);
    auto most = least;
    if (pattern.starts_with(',')) {
        pattern.remove_prefix(1);
        most = take_number(pattern);
    }
    pattern.remove_prefix(1);
    return {.least = least, .most = most};
}

bool is_class(char kind)
{
    return kind == '9' || kind == '@' || kind == 'x' || kind == '*';
}

bool is_of_kind(char kind, char byte)
{
    switch (kind) {
        case '9':
            return is_ascii_digit(byte);
        case '@':
            return is_ascii_letter(byte);
        case 'x':
            return is_ascii_alphanumeric(byte);
        default:
            return is_ascii_alphanumeric(byte) || byte == '-' || byte == '_';
    }
}

char canonical(char kind, char byte)
{
    const auto upper = ascii_upper(byte);
    if (kind == '@')
        return upper;
    const bool is_lower_case = kind == 'x' && is_ascii_letter(upper);
    return is_lower_case ? static_cast<char>(upper - 'A' + 'a') : byte;
}

/// Takes the bytes that one class of the pattern stands for.
bool take_class(ReadId& id, std::string_view text, char kind, Count count)
{
    if (kind == '*')
        count = {.least = 1, .most = 80};
    std::size_t taken = 0;
    while (id.length < text.size() && is_of_kind(kind, text[id.length])) {
        if (taken == count.most) {
            if (kind == '9')
                return false;  // A longer number is another number.
            break;
        }
        id.value += canonical(kind, text[id.length++]);
        ++taken;
    }
    return taken >= count.least;
}

void take_mark(ReadId& id, std::string_view text)
{
    id.value += '#';
    auto rest = text.substr(id.length);
    if (rest.starts_with(" #"))
        id.length += 2;
    else if (rest.starts_with('#'))
        id.length += 1;
    else if (rest.starts_with("%23"))
        id.length += 3;
}

std::optional<ReadId> read_one(std::string_view text, IdPattern pattern)
{
    ReadId id;
    while (!pattern.empty()) {
        const char kind = pattern.front();
        pattern.remove_prefix(1);
        if (kind == '#') {
            take_mark(id, text);
        } else if (is_class(kind)) {
            if (!take_class(id, text, kind, take_count(pattern)))
                return std::nullopt;
        } else {
            if (id.length >= text.size() || ascii_upper(text[id.length]) != ascii_upper(kind))
                return std::nullopt;
            id.value += kind;
            ++id.length;
        }
    }

    while (id.value.ends_with('-') || id.value.ends_with('_')) {
        id.value.pop_back();
        --id.length;
    }
    const bool is_cut_short = id.length < text.size() && is_ascii_alphanumeric(text[id.length]);
    return is_cut_short ? std::nullopt : std::optional{std::move(id)};
}

}  // namespace

std::optional<ReadId> read_id(std::string_view text, std::span<const IdPattern> patterns)
{
    for (const auto pattern : patterns) {
        if (!has_prefix(text, pattern.substr(0, 2)))
            continue;
        if (auto id = read_one(text, pattern))
            return id;
    }
    return std::nullopt;
}

std::span<const IdPattern> jvn_patterns()
{
    return jvn_ids;
}

std::span<const IdPattern> jpcert_patterns()
{
    return jpcert_ids;
}

std::span<const IdPattern> cwe_patterns()
{
    return cwe_ids;
}

std::span<const IdPattern> other_patterns()
{
    return other_ids;
}

}  // namespace advisory::parsers
