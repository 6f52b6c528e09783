#include "language/japanese/parts.hpp"

namespace advisory::japanese {

namespace {

constexpr auto of_versions = sorted(std::to_array<Translation>({
    // versions/apk.cpp
    {"where they part", "(違いの始まる箇所)"},

    // versions/compare.cpp
    {"{} is before {}{}", "{} は {} より前です{}"},
    {"{} is after {}{}", "{} は {} より後です{}"},
    {"{} is the same version as {}{}", "{} は {} と同じバージョンです{}"},
    {"{} and {} cannot be ordered{}", "{} と {} の前後は決められません{}"},
    {"{} is no {} version", "{} は {} のバージョンではありません"},
    {"a text of over {} bytes is no version", "{} バイトを超える文字列はバージョンではありません"},
    {"no version is given on one side", "一方にバージョンがありません"},
    {"{} names more than one version", "{} は複数のバージョンを指しています"},

    // versions/deb.cpp
    {"in the epoch", "(エポック)"},
    {"in the upstream version", "(上流のバージョン)"},
    {"in the Debian revision", "(Debian リビジョン)"},

    // versions/generic.cpp
    {"with a leading zero {} and {} may be numbers or decimal fractions",
     "先頭にゼロのある {} と {} は、整数とも小数とも読めます"},
    {"they are of different shape", "形が異なります"},
    {"nothing", "なし"},
    {"what {} stands for is not known", "{} の意味が分かりません"},
    {"a pre-release precedes its release", "プレリリースは正式版より前です"},
    {"a pre-release without a number is the first", "番号のないプレリリースは最初のものです"},
    {"{} stands on one side only", "{} が一方にしかありません"},
    {"{} and {} have no known order", "{} と {} の順序は知られていません"},
    {"behind the equal numbers", "(等しい数の後)"},
    {"a date is ordered only against a date", "日付は日付とだけ比べられます"},
    {"by their dates", "日付による"},
    {"which number is the month is not known", "どの数が月か分かりません"},
    {"letters lead, so only the maker's rules can tell",
     "文字で始まるため、開発元の規則でしか分かりません"},
    {"it reads like a part number", "部品番号のように読めます"},
    {"only one of them has a colon", "一方だけにコロンがあります"},

    // versions/openssl.cpp
    {"their pre-release names have no order", "プレリリースの名前に順序がありません"},
    {"in the pre-release", "(プレリリース)"},
    {"in the patch letter", "(パッチの文字)"},

    // versions/order.cpp
    {"first", "1 番目"},
    {"second", "2 番目"},
    {"third", "3 番目"},
    {"fourth", "4 番目"},
    {"fifth", "5 番目"},
    {"in the {} number", "({}の数)"},
    {"in number {}", "({} 番目の数)"},

    // versions/pypi.cpp
    {"by the stage of the pre-release", "プレリリースの段階による"},
    {"by the post-release", "ポストリリースによる"},
    {"a development release precedes its release", "開発版は正式版より前です"},
    {"by the local version", "ローカルバージョンによる"},
    {"Python (PEP 440)", "Python (PEP 440) 形式"},

    // versions/rpm.cpp
    {"only one of them states its epoch", "エポックが一方にしかありません"},
    {"only one of them states its release", "リリースが一方にしかありません"},
    {"in the release", "(リリース)"},
    {"in the version", "(バージョン)"},

    // versions/semver.cpp
    {"the longer pre-release is the later one", "長いほうのプレリリースが後です"},
}));

}  // namespace

std::span<const Translation> versions_texts()
{
    return of_versions;
}

}  // namespace advisory::japanese
