#pragma once

#include <string_view>

#include "alerting/message.hpp"

namespace advisory::alerting {

/// What messages are made of, in one language. `{}` stands for what is filled in. This header is
/// for this folder only.
struct Words {
    std::string_view affected;
    std::string_view review;
    std::string_view not_affected;

    std::string_view critical;
    std::string_view high;
    std::string_view medium;
    std::string_view low;
    std::string_view unknown;

    std::string_view silent;  ///< A list.
    std::string_view silence_over;
    std::string_view unreadable;  ///< A mailbox.
    std::string_view readable;    ///< Again.
    std::string_view gap;         ///< In a list's numbers.
    std::string_view gap_closed;
    std::string_view quarantined;
    std::string_view test;
    std::string_view digest;
    std::string_view updated;

    std::string_view product;
    std::string_view component;
    std::string_view product_itself;  ///< Among components.
    std::string_view notice;
    std::string_view title;
    std::string_view cves;
    std::string_view severity;
    std::string_view page;
    std::string_view cause;
    std::string_view source;
    std::string_view raised;
    std::string_view alert;

    std::string_view next;            ///< Heads what a person does.
    std::string_view look_at_notice;  ///< {}: the notice's id.
    std::string_view acknowledge;     ///< {}: the alert's id.
    std::string_view look_at_status;
    std::string_view test_text;

    std::string_view many;  ///< {}: how many.
    std::string_view many_text;
};

const Words& words_of(Language language);

/// The word for a verdict or a severity as the store has it; that itself when it is another one.
std::string_view verdict_in(const Words& words, std::string_view verdict);
std::string_view severity_in(const Words& words, std::string_view severity);

}  // namespace advisory::alerting
