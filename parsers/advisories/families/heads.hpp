#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parsers/advisories/notice.hpp"

namespace advisory::parsers {

/// The identifier with this beginning ("JPCERT-AT-") that a notice bears itself: on a line of
/// its own before the first section. Those of other notices stand in sentences and lists of
/// references. Nothing when there is none.
std::optional<std::string> own_id(const Notice& notice, std::string_view beginning);

/// The first address that contains all of the words; empty when there is none.
std::string address_with(const Notice& notice, const std::vector<std::string_view>& words);

/// Reads "2021-12-11 (新規)", "2022-01-04 (更新)" and 公開日 / 最終更新日 of the head.
void read_head_dates(Advisory& advisory, const Notice& notice);

/// Reads the section 改訂履歴 / 更新履歴, one entry a date, and takes from it the dates that
/// the head does not give.
void read_history(Advisory& advisory, const Notice& notice);

/// A title, in half-width form for patterns, and as the notice writes it.
struct Title {
    std::string text;
    std::string original;

    void append(const Line& line);
    [[nodiscard]] bool empty() const { return text.empty(); }
};

/// The lines beneath the banner "<<< ... >>>" up to a gap, joined: the title, without what
/// stands around titles in subjects. Empty without a banner.
Title title_beneath_banner(const Notice& notice);

/// The lines right above the line with this address, up to a gap. Empty when there are none.
Title title_above(const Notice& notice, std::string_view address);

/// True when the text has one of the words.
bool has_any(std::string_view text, const std::vector<std::string_view>& words);

}  // namespace advisory::parsers
