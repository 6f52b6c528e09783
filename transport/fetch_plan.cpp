#include "transport/fetch_plan.hpp"

#include <algorithm>

namespace advisory::transport {

FetchPlan::FetchPlan(Limits limits, UidRange uids)
    : limits_{limits},
      next_uid_{uids.first},
      end_uid_{std::uint64_t{uids.last} + 1},
      window_size_{limits.listed_mails}
{}

std::optional<UidRange> FetchPlan::next_window()
{
    if (next_uid_ >= end_uid_)
        return std::nullopt;

    const auto window_end = std::min(end_uid_, next_uid_ + window_size_);
    window_ = {
        .first = static_cast<std::uint32_t>(next_uid_),
        .last = static_cast<std::uint32_t>(window_end - 1),
    };
    noted_.clear();
    is_window_cut_ = false;
    return window_;
}

void FetchPlan::note(ListedMail mail)
{
    if (mail.uid < window_.first || mail.uid > window_.last)
        return;

    if (noted_.size() == limits_.listed_mails) {
        is_window_cut_ = true;
        if (mail.uid >= noted_.front().uid)
            return;
        std::ranges::pop_heap(noted_);
        noted_.pop_back();
    }

    noted_.push_back(mail);
    std::ranges::push_heap(noted_);
}

void FetchPlan::close_window()
{
    std::ranges::sort_heap(noted_);
    const auto repeated = std::ranges::unique(noted_, {}, &ListedMail::uid);
    noted_.erase(repeated.begin(), repeated.end());
    listed_.insert(listed_.end(), noted_.begin(), noted_.end());

    // A sparse folder is crossed in growing strides; where it is dense again, the
    // window shrinks to what we keep.
    next_uid_ = std::uint64_t{is_window_cut_ ? noted_.back().uid : window_.last} + 1;
    if (is_window_cut_)
        window_size_ = limits_.listed_mails;
    else if (noted_.size() < limits_.listed_mails / 4)
        window_size_ = std::min(window_size_ * 8, end_uid_);
    noted_.clear();
}

std::vector<ListedMail> FetchPlan::next_batch()
{
    std::vector<ListedMail> batch;
    std::uint64_t bytes = 0;

    while (!listed_.empty() && batch.size() < limits_.batch_mails) {
        const auto mail = listed_.front();
        if (!batch.empty() && batch.back().uid <= alone_to_)
            break;
        const bool has_room = mail.size <= limits_.batch_bytes - bytes;
        if (!has_room && !batch.empty())
            break;

        batch.push_back(mail);
        listed_.pop_front();
        if (!has_room)
            break;
        bytes += mail.size;
    }
    if (!batch.empty())
        last_uid_ = batch.back().uid;
    return batch;
}

void FetchPlan::retry_one_by_one(std::span<const ListedMail> batch)
{
    listed_.insert(listed_.begin(), batch.begin(), batch.end());
    go_alone_to(batch.back().uid);
}

bool FetchPlan::is_one_by_one() const
{
    const bool is_next = !listed_.empty() && listed_.front().uid <= alone_to_;
    return is_next || (last_uid_ > 0 && last_uid_ <= alone_to_);
}

bool FetchPlan::is_to_list() const
{
    return listed_.size() < 2 * limits_.batch_mails && next_uid_ < end_uid_;
}

}  // namespace advisory::transport
