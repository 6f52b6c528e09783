#include "ingest/naming.hpp"

namespace advisory::ingest {

std::string mail_id(std::string_view sha256)
{
    return "MAIL-" + std::string{sha256.substr(0, 16)};
}

}  // namespace advisory::ingest
