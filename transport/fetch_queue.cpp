#include "transport/fetch_queue.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

#include "language/say.hpp"
#include "transport/imap_command.hpp"
#include "transport/imap_fetch.hpp"

namespace advisory::transport {

namespace {

constexpr std::uint64_t slack_bytes = std::uint64_t{64} * 1024;

std::uint64_t with_slack(std::uint64_t bytes)
{
    return bytes + bytes / 2 + slack_bytes;
}

}  // namespace

std::uint64_t literal_limit(const ImapLimits& limits)
{
    const auto whole = std::min(limits.batch_bytes, limits.mail_bytes);
    return with_slack(std::max({whole, limits.piece_bytes, limits.header_bytes}));
}

std::string FetchQueue::ask(std::string tag, std::vector<ListedMail> mails)
{
    auto& batch = batches_.emplace_back();
    batch.tag = std::move(tag);
    batch.mails = std::move(mails);
    return command_for(batch);
}

std::string FetchQueue::ask_header(std::string tag, ListedMail mail)
{
    auto& batch = batches_.emplace_back();
    batch.tag = std::move(tag);
    batch.mails = {mail};
    batch.is_header = true;
    return command_for(batch);
}

std::optional<UidRange> FetchQueue::under_way() const
{
    if (batches_.empty())
        return std::nullopt;
    return UidRange{.first = batches_.front().mails.front().uid,
                    .last = batches_.back().mails.back().uid};
}

Result<void> FetchQueue::take(FetchedMail fetched)
{
    const bool has_text = fetched.whole || fetched.header;
    if (has_text && !fetched.uid)
        return Failure{Errc::protocol, say("the server sends a mail without its UID")};
    if (!has_text && !fetched.size && !fetched.internal_date)
        return {};

    for (auto& batch : batches_) {
        const auto asked = std::ranges::find(batch.mails, fetched.uid, &ListedMail::uid);
        if (asked == batch.mails.end() || batch.tag.empty())
            continue;

        // A server may spread what it tells about a mail over several responses.
        auto& arrived = batch.arrived[asked->uid];
        auto& mail = arrived.mail;
        mail.uid = asked->uid;
        mail.size = fetched.size.value_or(mail.size > 0 ? mail.size : asked->size);
        mail.internal_date = fetched.internal_date.value_or(mail.internal_date);
        return take_text(batch, fetched, arrived);
    }
    return {};
}

Result<void> FetchQueue::take_text(Batch& batch, FetchedMail& fetched, Arrived& arrived) const
{
    const auto way = way_of(batch);
    auto& text = way == Way::header ? fetched.header : fetched.whole;
    const bool is_next = text && text->origin == arrived.mail.bytes.size();
    if (!is_next || (arrived.has_text && way != Way::pieces))
        return {};

    arrived.has_text = true;
    arrived.mail.is_complete = way == Way::whole && !text->is_nil;
    arrived.mail.is_refused = batch.is_header || text->is_nil;
    batch.last_piece = text->bytes.size();
    batch.bytes += text->bytes.size();
    if (arrived.mail.bytes.empty())
        arrived.mail.bytes = std::move(text->bytes);
    else
        arrived.mail.bytes += text->bytes;

    const auto longest = way == Way::pieces ? limits_.mail_bytes : limits_.batch_bytes;
    if (batch.bytes > longest + literal_limit(limits_))
        return Failure{Errc::protocol, say("the server sends far larger mails than it announced")};
    return {};
}

bool FetchQueue::is_under_way(std::string_view tag) const
{
    return std::ranges::find(forgotten_, tag) != forgotten_.end() ||
           std::ranges::find(batches_, tag, &Batch::tag) != batches_.end();
}

bool FetchQueue::complete(std::string_view tag)
{
    std::erase(forgotten_, tag);
    const auto batch = std::ranges::find(batches_, tag, &Batch::tag);
    if (batch == batches_.end())
        return false;

    const bool has_pieces = way_of(*batch) == Way::pieces && !batch->arrived.empty();
    const auto last_piece = std::exchange(batch->last_piece, {});
    const auto piece = last_piece.value_or(0);
    const auto known = has_pieces ? batch->arrived.begin()->second.mail.bytes.size() : 0;
    const bool is_short = has_pieces && known < batch->arrived.begin()->second.mail.size;
    if (has_pieces && (piece >= limits_.piece_bytes || (piece > 0 && is_short)))
        return true;

    // Some servers give less than was asked, and some announce more than there is, so only bytes
    // that are all there, or an empty piece behind others, end a mail. No piece at all while some
    // are missing: it was expunged under way, and what came of it is kept as what it is.
    batch->tag.clear();
    if (has_pieces)
        batch->arrived.begin()->second.mail.is_complete = !is_short || (last_piece && known > 0);
    return false;
}

std::string FetchQueue::ask_next_piece(std::string_view tag, std::string next_tag)
{
    const auto batch = std::ranges::find(batches_, tag, &Batch::tag);
    assert(batch != batches_.end());
    batch->tag = std::move(next_tag);
    return command_for(*batch);
}

std::vector<ListedMail> FetchQueue::refuse(std::string_view tag)
{
    if (std::erase(forgotten_, tag) > 0)
        return {};

    const auto batch = std::ranges::find(batches_, tag, &Batch::tag);
    if (batch != batches_.end())
        batch->tag.clear();
    return forget();
}

std::vector<ListedMail> FetchQueue::forget()
{
    std::vector<ListedMail> mails;
    for (auto& batch : batches_) {
        if (!batch.tag.empty())
            forgotten_.push_back(std::move(batch.tag));
        mails.insert(mails.end(), batch.mails.begin(), batch.mails.end());
    }
    batches_.clear();
    return mails;
}

std::optional<FetchQueue::Whole> FetchQueue::next_whole()
{
    if (batches_.empty() || !batches_.front().tag.empty())
        return std::nullopt;

    Whole whole;
    auto batch = std::move(batches_.front());
    batches_.pop_front();
    whole.last_uid = batch.mails.back().uid;
    for (auto& [uid, arrived] : batch.arrived) {
        if (!arrived.has_text)
            whole.textless_uid = uid;
        whole.mails.push_back(std::move(arrived.mail));
    }
    return whole;
}

bool FetchQueue::has_large() const
{
    return std::ranges::any_of(batches_,
                               [&](const Batch& batch) { return way_of(batch) == Way::pieces; });
}

FetchQueue::Way FetchQueue::way_of(const Batch& batch) const
{
    const auto size = batch.mails.front().size;
    if (size > limits_.mail_bytes || batch.is_header)
        return Way::header;
    return size > limits_.batch_bytes ? Way::pieces : Way::whole;
}

std::string FetchQueue::command_for(const Batch& batch) const
{
    const auto& first = batch.mails.front();
    switch (way_of(batch)) {
        case Way::header:
            return fetch_header_command(first, limits_.header_bytes);
        case Way::pieces: {
            const auto origin =
                batch.arrived.empty() ? 0 : batch.arrived.begin()->second.mail.bytes.size();
            return fetch_piece_command(first, origin, limits_.piece_bytes);
        }
        case Way::whole:
            break;
    }
    return fetch_command(batch.mails);
}

}  // namespace advisory::transport
