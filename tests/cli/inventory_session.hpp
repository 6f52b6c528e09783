#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "tests/cli/session.hpp"

namespace advisory::test {

/// A bill of materials in CycloneDX.
struct SampleBill {
    struct Part {
        std::string name;
        std::string version;
        std::string purl = {};
        std::string parts = {};  ///< Its own parts, as JSON: what `text` of others answers.
    };
    std::string subject = "画像ビューア";
    std::string version = "2.1";
    std::string edition = "1";
    std::vector<Part> parts;

    [[nodiscard]] std::string text() const;
};

/// A user who registers products and takes synthetic notices in, as from the command line.
struct InventorySession : Session {
    /// Runs `inventory` with `words`.
    Ran inventory(std::vector<std::string> words, std::string_view in = {});

    /// Runs `inventory import -` with `words` on `bytes`.
    Ran import(std::string_view bytes, const std::vector<std::string>& words = {});

    /// Registers P-100, 画像ビューア 2.1 of 例製作所, and its components: "vendor,name,version".
    void register_viewer(std::initializer_list<std::string_view> components = {});

    /// Takes in tests/data/notices/`name`.eml.
    void take_notice(std::string_view name);

    /// `matches --format json` of every verdict.
    std::string matches();
};

}  // namespace advisory::test
