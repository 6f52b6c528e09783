#include "tests/fuzz/targets.hpp"

#include <array>

namespace advisory::fuzz {

std::span<const Target> targets()
{
    static constexpr std::array all{
        Target{"charset", run_charset},
        Target{"header_words", run_header_words},
        Target{"inventory_csv", run_inventory_csv},
        Target{"mime", run_mime},
        Target{"notice", run_notice},
        Target{"notice_text", run_notice_text},
        Target{"phrase", run_phrase},
        Target{"sbom", run_sbom},
        Target{"token_answer", run_token_answer},
    };
    return all;
}

std::string_view text_of(Bytes bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace advisory::fuzz
