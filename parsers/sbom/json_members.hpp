#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "parsers/sbom/component_tree.hpp"
#include "parsers/sbom/json_tokens.hpp"

namespace advisory::parsers {

/// Where a value of the document stands: whose it is, and what goes on behind that place.
struct JsonPlace {
    ComponentTree::Index owner = ComponentTree::document;
    std::string member;

    /// The place of a member or element of this value.
    [[nodiscard]] JsonPlace at(std::string_view key) const;
    [[nodiscard]] JsonPlace at(std::size_t position) const;
};

/// Reads values where they are expected, and tells of those that are of another type: they
/// are passed over. null is "not given" and nothing to tell.
class JsonMembers {
public:
    /// Keeps references: `tokens` and `tree` must outlive this.
    JsonMembers(JsonTokens& tokens, ComponentTree& tree) : tokens_{tokens}, tree_{tree} {}

    /// Calls `visit(key)` for each member of the object that comes next. What it does not read,
    /// answering false, is passed over. Of a key that is there twice the first counts; lists of
    /// components and what leads to them are read again, so that none is lost.
    template <class Visit>
    void each_member(const JsonPlace& place, Visit visit)
    {
        if (!open(JsonKind::object_begin, place))
            return;
        while (const auto key = next_key(place)) {
            if (!visit(std::string_view{*key}))
                pass_over(place.at(*key));
        }
    }

    /// Calls `visit(position)` for each element of the list that comes next. It must read it.
    template <class Visit>
    void each_element(const JsonPlace& place, Visit visit)
    {
        if (!open(JsonKind::array_begin, place))
            return;
        for (std::size_t position = 0; goes_on(); ++position)
            visit(position);
    }

    /// The text that comes next; nothing when it is of another type or too long.
    std::optional<std::string> read_text(const JsonPlace& place);

    /// Leaves the value that comes next unread.
    void pass_over(const JsonPlace& place);

    [[nodiscard]] JsonTokens& tokens() { return tokens_; }
    [[nodiscard]] ComponentTree& tree() { return tree_; }

private:
    bool open(JsonKind kind, const JsonPlace& place);
    std::optional<std::string> next_key(const JsonPlace& place);
    bool goes_on();
    void pass_over(JsonKind begin, const JsonPlace& place);
    void tell_wrong_type(JsonKind wanted, JsonKind found, const JsonPlace& place);

    JsonTokens& tokens_;
    ComponentTree& tree_;
};

}  // namespace advisory::parsers
