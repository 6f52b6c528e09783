#include "storage/text_rows.hpp"

#include <utility>

#include "storage/query.hpp"

namespace advisory::storage {

void write_texts(Connection& connection,
                 Sql insert,
                 std::int64_t parent,
                 const std::vector<std::string>& texts)
{
    if (texts.empty())
        return;

    Query query{connection, insert};
    for (std::size_t position = 0; position < texts.size(); ++position)
        query.run(parent, position, texts[position]);
}

std::vector<std::string> read_texts(Connection& connection, Sql select, std::int64_t parent)
{
    Query query{connection, select};
    query.bind(parent);

    std::vector<std::string> texts;
    while (query.step())
        query.read(texts.emplace_back());
    return texts;
}

}  // namespace advisory::storage
