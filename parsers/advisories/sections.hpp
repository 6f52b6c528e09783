#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "parsers/advisories/lines.hpp"

namespace advisory::parsers {

/// What a section of a notice is about. Only `affected` and `unaffected` say what a notice
/// concerns: fixed versions and workarounds use the same words and the same lists.
enum class SectionKind {
    opening,     ///< Everything before the first heading.
    overview,    ///< 概要
    affected,    ///< 対象, 影響を受けるシステム
    unaffected,  ///< 影響を受けない製品, 対象外
    solution,    ///< 対策
    workaround,  ///< 回避策
    vendors,     ///< ベンダ情報: what makers answered
    details,     ///< 詳細情報: weaknesses and scores
    references,  ///< 参考情報
    history,     ///< 改訂履歴
    other,
};

struct Section {
    SectionKind kind = SectionKind::opening;
    std::string title;
    std::vector<Line> lines;  ///< What stood behind the heading's colon is the first.
};

/// Cuts a notice at its headings: "II. 対象", "【影響を受けるシステム】", "[対象]", "■対策",
/// "対象:", "## Affected Products", "=== 概要 ===". The opening is always the first section,
/// even when it is empty. The lines of a letter's closing block (address, telephone) are a
/// section of their own, kind `other`.
std::vector<Section> read_sections(const std::vector<Line>& lines);

/// The lines of all sections of a kind, in order, a blank line between two sections.
std::vector<Line> lines_of(const std::vector<Section>& sections, SectionKind kind);

}  // namespace advisory::parsers
