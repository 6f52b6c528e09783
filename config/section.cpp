#include "config/section.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "config/nearest_word.hpp"
#include "core/time.hpp"
#include "language/say.hpp"

namespace advisory::config {

namespace {

Place place_at(const toml::source_region& source)
{
    return {.line = source.begin.line, .column = source.begin.column};
}

/// What a person calls the type, with its article.
std::string_view type_name(const toml::node& node)
{
    switch (node.type()) {
        case toml::node_type::string:
            return say("a text");
        case toml::node_type::integer:
            return say("an integer");
        case toml::node_type::floating_point:
            return say("a decimal number");
        case toml::node_type::boolean:
            return say("true or false");
        case toml::node_type::array:
            return node.is_array_of_tables() ? std::string_view{"[[tables]]"} : say("a list");
        case toml::node_type::table:
            return say("a table");
        default:
            return say("a date or time");
    }
}

std::optional<std::vector<std::string>> texts_of(const toml::node& node)
{
    const auto* const array = node.as_array();
    if (array == nullptr)
        return std::nullopt;

    std::vector<std::string> texts;
    for (const auto& element : *array) {
        const auto* const text = element.as_string();
        if (text == nullptr)
            return std::nullopt;
        texts.push_back(text->get());
    }
    return texts;
}

}  // namespace

bool has_control_character(std::string_view text)
{
    return std::ranges::any_of(text, [](char byte) {
        const auto code = static_cast<unsigned char>(byte);
        return code < 0x20 || code == 0x7f;
    });
}

void Problems::add(Place place, std::string message, std::string hint)
{
    problems_.push_back({
        .file = file_,
        .place = place,
        .message = std::move(message),
        .hint = std::move(hint),
    });
}

std::vector<Problem> Problems::take()
{
    std::ranges::stable_sort(problems_, {}, &Problem::place);
    return std::exchange(problems_, {});
}

Section::Section(const toml::table& table, std::string name, Problems& problems)
    : table_{&table}, name_{std::move(name)}, problems_{&problems}
{}

std::optional<Placed<std::string>> Section::text(const std::string& key)
{
    const auto* const node = find(key);
    if (node == nullptr)
        return std::nullopt;

    const auto* const text = node->as_string();
    if (text == nullptr) {
        complain_type(key, *node, say("a text in quotes"));
        return std::nullopt;
    }
    return Placed<std::string>{.value = text->get(), .place = place_at(node->source())};
}

std::optional<Placed<std::string>> Section::name(const std::string& key)
{
    auto name = text(key);
    if (!name)
        return std::nullopt;

    if (name->value.empty() || has_control_character(name->value)) {
        complain(name->place, say("`{}` is empty or has control characters in it", key));
        return std::nullopt;
    }
    return name;
}

std::optional<Placed<bool>> Section::flag(const std::string& key)
{
    const auto* const node = find(key);
    if (node == nullptr)
        return std::nullopt;

    const auto* const flag = node->as_boolean();
    if (flag == nullptr) {
        complain_type(key, *node, say("true or false, without quotes"));
        return std::nullopt;
    }
    return Placed<bool>{.value = flag->get(), .place = place_at(node->source())};
}

std::optional<Placed<std::int64_t>> Section::number(const std::string& key)
{
    const auto* const node = find(key);
    if (node == nullptr)
        return std::nullopt;

    const auto* const number = node->as_integer();
    if (number == nullptr) {
        complain_type(key, *node, say("an integer"));
        return std::nullopt;
    }
    return Placed<std::int64_t>{.value = number->get(), .place = place_at(node->source())};
}

std::optional<Placed<std::chrono::seconds>> Section::duration(const std::string& key)
{
    const std::string_view wanted = say(R"(a text like "90s", "5m" or "2h")");
    const auto* const node = find(key);
    if (node == nullptr)
        return std::nullopt;

    const auto* const text = node->as_string();
    if (text == nullptr) {
        complain_type(key, *node, wanted);
        return std::nullopt;
    }

    const auto place = place_at(node->source());
    const auto duration = read_duration(text->get());
    if (!duration) {
        complain(place,
                 say("{} = \"{}\" is no duration", key, text->get()),
                 say("write {}", wanted));
        return std::nullopt;
    }
    return Placed<std::chrono::seconds>{.value = *duration, .place = place};
}

std::optional<Placed<std::vector<std::string>>> Section::texts(const std::string& key)
{
    const auto* const node = find(key);
    if (node == nullptr)
        return std::nullopt;

    auto texts = texts_of(*node);
    if (!texts) {
        complain_type(key, *node, say("a list of texts in quotes"));
        return std::nullopt;
    }
    return Placed<std::vector<std::string>>{
        .value = *std::move(texts),
        .place = place_at(node->source()),
    };
}

std::optional<Placed<std::vector<std::string>>> Section::names(const std::string& key)
{
    auto given = texts(key);
    if (!given)
        return std::nullopt;

    for (const auto& name : given->value)
        if (name.empty() || has_control_character(name))
            complain(given->place,
                     say("`{}` has an entry that is empty or has control characters in it", key));
    return given;
}

std::optional<Placed<Section::TextOrTexts>> Section::text_or_texts(const std::string& key)
{
    const auto* const node = find(key);
    if (node == nullptr)
        return std::nullopt;

    const auto place = place_at(node->source());
    if (const auto* const text = node->as_string())
        return Placed<TextOrTexts>{.value = {.texts = {text->get()}}, .place = place};

    auto texts = texts_of(*node);
    if (!texts) {
        complain_type(key, *node, say("a text or a list of texts in quotes"));
        return std::nullopt;
    }
    return Placed<TextOrTexts>{
        .value = {.texts = *std::move(texts), .is_list = true},
        .place = place,
    };
}

std::optional<Placed<std::vector<std::string>>> Section::command(const std::string& key)
{
    auto command = text_or_texts(key);
    if (!command)
        return std::nullopt;

    auto& words = command->value.texts;
    if (words.empty() || words.front().empty())
        complain(command->place, say("`{}` names no program", key));
    if (!command->value.is_list)
        words.insert(words.begin(), {"/bin/sh", "-c"});
    return Placed{std::move(words), command->place};
}

std::optional<Placed<std::string>> Section::credential(const std::string& key)
{
    auto name = this->name(key);
    if (!name)
        return std::nullopt;

    constexpr std::size_t longest_name = 255;
    const bool is_file_name = name->value.find('/') == std::string::npos && name->value != "." &&
                              name->value != ".." && name->value.size() <= longest_name;
    if (!is_file_name)
        complain(name->place,
                 say("`{}` is no name of a credential", key),
                 say("it is what stands before the colon in LoadCredential=NAME:FILE"));
    return name;
}

std::optional<Section> Section::table(const std::string& key, std::string name)
{
    const auto* const node = find(key);
    if (node == nullptr)
        return std::nullopt;

    const auto* const table = node->as_table();
    if (table == nullptr) {
        complain_type(key, *node, say("a table, written {}", name));
        return std::nullopt;
    }
    return Section{*table, std::move(name), *problems_};
}

std::vector<Section> Section::tables(const std::string& key)
{
    const auto* const node = find(key);
    if (node == nullptr)
        return {};

    // "[alert]" has tables written [[alert.mail]].
    const auto parent = name_.size() > 2 ? name_.substr(1, name_.size() - 2) + '.' : std::string{};
    const auto name = fmt::format("[[{}{}]]", parent, key);
    const auto* const array = node->as_array();
    const bool is_list_of_tables =
        array != nullptr && (array->empty() || array->is_array_of_tables());
    if (!is_list_of_tables) {
        complain_type(key, *node, say("a list of tables, each written {}", name));
        return {};
    }

    std::vector<Section> sections;
    for (const auto& element : *array)
        sections.emplace_back(*element.as_table(), name, *problems_);
    return sections;
}

bool Section::require(const std::string& key, std::string hint)
{
    if (has(key))
        return true;

    complain(place(), say("{} has no `{}`", name_, key), std::move(hint));
    return false;
}

bool Section::has(const std::string& key)
{
    return find(key) != nullptr;
}

Place Section::place() const
{
    return place_at(table_->source());
}

Place Section::place_of(const std::string& key) const
{
    const auto found = table_->find(key);
    return found == table_->end() ? place() : place_at(found->first.source());
}

void Section::report_unknown_keys()
{
    for (const auto& [key, node] : *table_) {
        if (std::ranges::find(known_, key.str()) != known_.end())
            continue;

        const auto nearest = nearest_word(key.str(), known_);
        complain(
            place_at(key.source()),
            say("unknown key `{}` {}",
                key.str(),
                name_.empty() ? std::string{say("at the top of the file")} : say("in {}", name_)),
            nearest ? say("did you mean `{}`?", *nearest)
                    : say("known here: {}", fmt::join(known_, ", ")));
    }
}

void Section::complain(Place place, std::string message, std::string hint)
{
    problems_->add(place, std::move(message), std::move(hint));
}

const toml::node* Section::find(const std::string& key)
{
    if (std::ranges::find(known_, key) == known_.end())
        known_.push_back(key);
    return table_->get(key);
}

void Section::complain_type(const std::string& key, const toml::node& node, std::string_view wanted)
{
    complain(place_at(node.source()), say("`{}` must be {}, not {}", key, wanted, type_name(node)));
}

}  // namespace advisory::config
