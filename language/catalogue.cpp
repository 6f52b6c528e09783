#include "language/catalogue.hpp"

#include <algorithm>
#include <array>

#include "language/japanese/parts.hpp"

namespace advisory {

std::span<const CataloguePart> japanese_catalogue()
{
    using namespace japanese;
    static const std::array parts{
        CataloguePart{"cli_commands", cli_commands_texts()},
        CataloguePart{"cli_explanations", cli_explanations_texts()},
        CataloguePart{"cli_inventory", cli_inventory_texts()},
        CataloguePart{"cli_pages", cli_pages_texts()},
        CataloguePart{"cli_service", cli_service_texts()},
        CataloguePart{"config", config_texts()},
        CataloguePart{"daemon", daemon_texts()},
        CataloguePart{"foreign", foreign_texts()},
        CataloguePart{"ingest", ingest_texts()},
        CataloguePart{"inventory", inventory_texts()},
        CataloguePart{"matching", matching_texts()},
        CataloguePart{"parsers", parsers_texts()},
        CataloguePart{"storage", storage_texts()},
        CataloguePart{"transport", transport_texts()},
        CataloguePart{"versions", versions_texts()},
    };
    return parts;
}

std::optional<std::string_view> japanese_for(std::string_view english)
{
    for (const auto& part : japanese_catalogue()) {
        const auto found = std::ranges::lower_bound(part.texts, english, {}, &Translation::english);
        if (found != part.texts.end() && found->english == english)
            return found->japanese;
    }
    return std::nullopt;
}

}  // namespace advisory
