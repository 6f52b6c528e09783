#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "ingest/ingest.hpp"
#include "ingest/source_watch.hpp"
#include "tests/support/files.hpp"
#include "tests/support/printers.hpp"

namespace advisory::ingest::source_watch_scene {

using Lines = std::vector<std::string>;

inline Time at(std::string_view text)
{
    return *read_time(text);
}

/// A synthetic alert of JPCERT/CC in the layout of 2021.
inline std::string alert(std::string_view id, std::string_view dates = "2026-11-02（新規）")
{
    return fmt::format(
        "From: JPCERT/CC <info@jpcert.or.jp>\r\n"
        "Subject: notice\r\n"
        "Content-Type: text/plain; charset=utf-8\r\n"
        "Content-Transfer-Encoding: 8bit\r\n"
        "X-Synthetic: written for the tests of advisoryd\r\n\r\n"
        "{}\r\nJPCERT/CC\r\n{}\r\n\r\n"
        "I. 概要\r\nOpenSSLの脆弱性（CVE-2026-0001）が公開されました。\r\n\r\n"
        "II. 対象\r\n対象となるバージョンは次のとおりです。\r\n\r\n"
        "- OpenSSL 3.0.7 より前の 3.0 系のバージョン\r\n\r\n"
        "III. 対策\r\n更新してください。\r\n",
        id,
        dates);
}

/// A mailbox that is polled, with a clock of its own.
class Bench {
public:
    explicit Bench(std::string_view start, std::vector<MailSource> watched = default_sources())
        : now{at(start)}, sources{std::move(watched)}
    {
        restart();
    }

    /// What a daemon does at its start, on the same store.
    void restart()
    {
        watch.emplace(db, sources);
        ingest.emplace(db, evaluator, [this] { return now; }, Hints{}, sources);
        storage::Transaction transaction{db};
        watch->begin(now);
        transaction.commit();
    }

    void mail(const std::string& bytes, std::string_view taken_in = {})
    {
        RawMail raw;
        raw.mailbox = "psirt";
        raw.folder = "INBOX";
        raw.uid = ++uid;
        raw.internal_date = taken_in.empty() ? now : at(taken_in);
        raw.bytes = bytes;
        take(raw);
    }

    void back_fill(const std::string& bytes)
    {
        RawMail raw;
        raw.mailbox = back_fill_mailbox;
        raw.folder = "/old.eml";
        raw.bytes = bytes;
        take(raw);
    }

    void take(const RawMail& raw)
    {
        storage::Transaction transaction{db};
        ingest->take(raw);
        transaction.commit();
    }

    void number(int one, int year = 2026)
    {
        mail(alert(fmt::format("JPCERT-AT-{}-{:04}", year, one)));
    }

    /// Polls well, and looks for what is due.
    void poll(std::string_view when)
    {
        now = at(when);
        storage::MailboxStore{db}.record_success("psirt", "INBOX", now);
        check();
    }

    void check()
    {
        const std::vector<std::pair<std::string, std::string>> folders{{"psirt", "INBOX"}};
        const bool is_due = watch->is_due(folders, now);
        storage::Transaction transaction{db};
        const auto alerts = watch->check(folders, now);
        transaction.commit();
        CHECK(is_due == (alerts > 0));
    }

    /// "EVENT SOURCE STATE" of each alert.
    Lines alerts()
    {
        Lines lines;
        for (const auto& alert : storage::Outbox{db}.pending("test", 100))
            lines.push_back(fmt::format("{} {} {}", alert.event, alert.source, alert.state));
        return lines;
    }

    Alert last_alert() { return storage::Outbox{db}.pending("test", 100).back(); }

    Time now;
    std::vector<MailSource> sources;
    std::uint32_t uid = 0;
    storage::Database db = storage::Database::in_memory();
    Evaluator evaluator{db, [this] { return now; }};
    std::optional<SourceWatch> watch;
    std::optional<Ingest> ingest;
};

inline std::vector<MailSource> only_jpcert()
{
    return {default_sources().at(0)};
}

}  // namespace advisory::ingest::source_watch_scene
