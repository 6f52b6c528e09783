#include "tests/corpus/notices.hpp"

#include <algorithm>
#include <filesystem>

#include <boost/json/parse.hpp>

#include "cli/advisory_json.hpp"
#include "parsers/advisories/read_advisory.hpp"
#include "parsers/mail/decode_mail.hpp"
#include "tests/support/files.hpp"
#include "text/json_writer.hpp"

namespace advisory::test {

namespace {

boost::json::value parsed(std::string_view mail)
{
    const auto decoded = parsers::decode_mail(mail);
    text::JsonWriter json;
    json.begin_object();
    cli::write_advisory(json, parsers::read_advisory(decoded), decoded.text);
    json.end_object();
    return boost::json::parse(json.take());
}

}  // namespace

std::vector<std::string> notice_names(std::string_view folder)
{
    std::vector<std::string> names;
    const auto path = data_path("notices") / folder;
    for (const auto& entry : std::filesystem::directory_iterator{path}) {
        if (entry.path().extension() == ".eml")
            names.push_back(std::filesystem::path{folder} / entry.path().stem());
    }
    std::ranges::sort(names);
    return names;
}

std::vector<Notice> read_notices(std::string_view folder)
{
    std::vector<Notice> notices;
    for (const auto& name : notice_names(folder)) {
        const auto path = "notices/" + name;
        notices.push_back({
            .name = name,
            .golden = boost::json::parse(read_data(path + ".json")),
            .read = parsed(read_data(path + ".eml")),
        });
    }
    return notices;
}

}  // namespace advisory::test
