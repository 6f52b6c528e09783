#include "tests/support/printers.hpp"

#include <ostream>

#include "core/vocabulary.hpp"

namespace advisory {

namespace {

void print_bound(std::ostream& out, const std::optional<Bound>& bound)
{
    if (!bound)
        out << "unbounded";
    else
        out << bound->version << (bound->inclusive ? " (inclusive)" : " (exclusive)");
}

}  // namespace

std::ostream& operator<<(std::ostream& out, Source source)
{
    return out << name_of(source);
}

std::ostream& operator<<(std::ostream& out, Kind kind)
{
    return out << name_of(kind);
}

std::ostream& operator<<(std::ostream& out, PhraseStatus status)
{
    return out << name_of(status);
}

std::ostream& operator<<(std::ostream& out, Verdict verdict)
{
    return out << name_of(verdict);
}

std::ostream& operator<<(std::ostream& out, Reason reason)
{
    return out << name_of(reason);
}

std::ostream& operator<<(std::ostream& out, const TextSpan& span)
{
    return out << '[' << span.begin << ", " << span.end << ')';
}

std::ostream& operator<<(std::ostream& out, const Interval& interval)
{
    print_bound(out, interval.low);
    out << " to ";
    print_bound(out, interval.high);
    return out;
}

std::ostream& operator<<(std::ostream& out, const Qualifier& qualifier)
{
    return out << qualifier.kind << ' ' << qualifier.value;
}

}  // namespace advisory
