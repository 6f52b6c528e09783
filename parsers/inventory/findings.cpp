#include "parsers/inventory/findings.hpp"

#include <utility>

#include "language/say.hpp"

namespace advisory::parsers {

void Findings::reject(std::size_t line, std::string reason)
{
    if (file_.rejected.size() < most_)
        file_.rejected.push_back({.line = line, .reason = std::move(reason)});
    else if (unnamed_rejections_++ == 0)
        first_unnamed_line_ = line;
}

void Findings::warn(std::string warning)
{
    if (file_.warnings.size() < most_)
        file_.warnings.push_back(std::move(warning));
    else
        ++unnamed_warnings_;
}

void Findings::count_the_unnamed()
{
    if (unnamed_rejections_ > 0)
        file_.rejected.push_back({
            .line = first_unnamed_line_,
            .reason = say("From here on {} more rows were rejected; correct those above "
                          "and read the file again.",
                          unnamed_rejections_),
        });
    if (unnamed_warnings_ > 0)
        file_.warnings.push_back(say("{} more warnings are not shown.", unnamed_warnings_));
}

}  // namespace advisory::parsers
