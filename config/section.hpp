#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

#include "config/configuration.hpp"

namespace advisory::config {

/// True when a control character of ASCII is in it: CR and LF would end an IMAP command, and
/// no name needs any of the others.
bool has_control_character(std::string_view text);

/// What is wrong with one file.
class Problems {
public:
    explicit Problems(std::filesystem::path file) : file_{std::move(file)} {}

    void add(Place place, std::string message, std::string hint = {});

    /// In the order of the file.
    [[nodiscard]] std::vector<Problem> take();
    [[nodiscard]] bool empty() const { return problems_.empty(); }

private:
    std::filesystem::path file_;
    std::vector<Problem> problems_;
};

/// A value and the place that a complaint about it should name.
template <class Value>
struct Placed {
    Value value;
    Place place;
};

/// One table of the file, read key by key. This header is for this folder only.
///
/// Every reader answers nothing both for a missing key and for one of the wrong type;
/// the latter is a problem then. What was never asked for is an unknown key.
class Section {
public:
    /// Keeps references: `table` and `problems` must outlive it. `name` is how the file
    /// writes the table, as in "[store]"; empty for the top of the file.
    Section(const toml::table& table, std::string name, Problems& problems);

    std::optional<Placed<std::string>> text(const std::string& key);

    /// A text that stands for a name: not empty, on one line.
    std::optional<Placed<std::string>> name(const std::string& key);

    std::optional<Placed<bool>> flag(const std::string& key);
    std::optional<Placed<std::int64_t>> number(const std::string& key);
    std::optional<Placed<std::chrono::seconds>> duration(const std::string& key);
    std::optional<Placed<std::vector<std::string>>> texts(const std::string& key);

    /// A list of names.
    std::optional<Placed<std::vector<std::string>>> names(const std::string& key);

    /// A list of texts, or one text alone, which is answered as a list of one.
    struct TextOrTexts {
        std::vector<std::string> texts;
        bool is_list = false;
    };
    std::optional<Placed<TextOrTexts>> text_or_texts(const std::string& key);

    /// A program and its arguments: a list, or a text that is given to /bin/sh.
    std::optional<Placed<std::vector<std::string>>> command(const std::string& key);

    /// The name of a credential of systemd.exec(5): that of a file, without a folder.
    std::optional<Placed<std::string>> credential(const std::string& key);

    /// The table `key`; `name` is what it is called in problems.
    std::optional<Section> table(const std::string& key, std::string name);

    /// The tables of the array `key`, written [[key]].
    std::vector<Section> tables(const std::string& key);

    /// True when the key is there. Says what is missing when it is not.
    bool require(const std::string& key, std::string hint);

    [[nodiscard]] bool has(const std::string& key);
    [[nodiscard]] Place place() const;
    [[nodiscard]] Place place_of(const std::string& key) const;

    /// Adds a problem for every key that was never asked for.
    void report_unknown_keys();

    void complain(Place place, std::string message, std::string hint = {});

private:
    const toml::node* find(const std::string& key);
    void complain_type(const std::string& key, const toml::node& node, std::string_view wanted);

    const toml::table* table_;
    std::string name_;
    Problems* problems_;
    std::vector<std::string> known_;
};

}  // namespace advisory::config
