#include "cli/command_line.hpp"

#include <algorithm>
#include <charconv>
#include <ostream>
#include <sstream>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "language/command_line.hpp"
#include "language/say.hpp"
#include "text/unicode.hpp"

namespace advisory::cli {

namespace {

// The name of a validator is never shown: it keeps the words that the validator lets pass.

std::vector<std::string> words_of(CLI::Option& option)
try {
    return CLI::detail::split(option.get_validator(0)->get_name(), ' ');
} catch (const CLI::OptionNotFound&) {
    return {};
}

OptionDescription describe_option(CLI::Option& option)
{
    OptionDescription described;
    for (const auto& name : option.get_snames())
        described.names.push_back("-" + name);
    for (const auto& name : option.get_lnames())
        described.names.push_back("--" + name);

    using Value = OptionDescription::Value;
    const auto type = option.get_positional() ? option.get_name() : option.get_type_name();
    described.words = words_of(option);
    if (option.get_items_expected_max() == 0)
        described.value = Value::none;
    else if (!described.words.empty())
        described.value = option.get_delimiter() == ',' ? Value::list_of : Value::one_of;
    else
        described.value = type == "FILE" || type == "PATH" ? Value::file : Value::text;
    return described;
}

/// The library takes 010 for 8, and the greatest number for one that is greater still: a person
/// would get another row than the one that was typed.
std::string read_number(std::string& text)
{
    std::int64_t number = 0;
    const auto* const end = text.data() + text.size();
    const auto [stop, failure] = std::from_chars(text.data(), end, number);
    if (failure != std::errc{} || stop != end)
        return say("\"{}\" is no whole number, or too large a one", text);

    text = fmt::to_string(number);
    return {};
}

CommandDescription describe_command(CLI::App& app)
{
    CommandDescription described{.name = app.get_name(), .options = {}, .commands = {}};
    for (auto* const option : app.get_options({}))
        described.options.push_back(describe_option(*option));
    for (auto* const command : app.get_subcommands(std::function<bool(CLI::App*)>{}))
        described.commands.push_back(describe_command(*command));
    return described;
}

}  // namespace

Option& Option::required()
{
    option_->required();
    return *this;
}

Option& Option::type_name(const std::string& name)
{
    option_->type_name(name);
    return *this;
}

// Validators have no description, which would stand in --help behind the type.

Option& Option::check(const Check& check)
{
    option_->check(CLI::Validator{check, ""});
    return *this;
}

Option& Option::rewrite(const Rewrite& rewrite)
{
    option_->transform(CLI::Validator{rewrite, ""});
    return *this;
}

Option& Option::one_of(std::vector<std::string> words)
{
    auto name = CLI::detail::join(words, " ");
    const auto check = [words = std::move(words)](const std::string& word) -> std::string {
        if (std::ranges::find(words, word) != words.end())
            return {};
        return say("\"{}\" is none of {}", word, fmt::join(words, ", "));
    };
    option_->check(CLI::Validator{check, "", std::move(name)});
    return *this;
}

Option& Option::within(std::size_t least, std::size_t most)
{
    option_->check(CLI::Range{least, most}.description(""));
    return *this;
}

Option& Option::within(int least, int most)
{
    option_->check(CLI::Range{least, most}.description(""));
    return *this;
}

Option& Option::separated_by(char delimiter)
{
    option_->allow_extra_args(false)->delimiter(delimiter);
    return *this;
}

Option& Option::excludes(const std::string& name)
{
    option_->excludes(name);
    return *this;
}

Command Command::subcommand(const std::string& name, const std::string& description)
{
    auto* const command = app_->add_subcommand(name, description);
    command->fallthrough();
    return Command{*command};
}

void Command::needs_subcommand()
{
    app_->require_subcommand(1);
}

void Command::may_have_subcommand()
{
    app_->require_subcommand(0, 1);
}

bool Command::has_given_subcommand() const
{
    return !app_->get_subcommands().empty();
}

void Command::footer(const std::string& text)
{
    app_->footer(text);
}

void Command::action(const std::function<void()>& act)
{
    app_->callback(act);
}

Option Command::option(const std::string& name, std::string& value, const std::string& help)
{
    return Option{*app_->add_option(name, value, help)};
}

Option Command::option(const std::string& name, std::size_t& value, const std::string& help)
{
    return Option{*app_->add_option(name, value, help)};
}

Option Command::option(const std::string& name, std::int64_t& value, const std::string& help)
{
    return Option{*app_->add_option(name, value, help)}.rewrite(read_number);
}

Option Command::option(const std::string& name, int& value, const std::string& help)
{
    return Option{*app_->add_option(name, value, help)};
}

Option Command::option(const std::string& name,
                       std::optional<std::size_t>& value,
                       const std::string& help)
{
    return Option{*app_->add_option(name, value, help)};
}

Option Command::option(const std::string& name,
                       std::vector<std::string>& values,
                       const std::string& help)
{
    return Option{*app_->add_option(name, values, help)};
}

Option Command::option(const std::string& name,
                       std::vector<std::int64_t>& values,
                       const std::string& help)
{
    return Option{*app_->add_option(name, values, help)}.rewrite(read_number);
}

Option Command::option(const std::string& name,
                       const std::function<void(const std::string&)>& take,
                       const std::string& help)
{
    return Option{*app_->add_option_function<std::string>(name, take, help)};
}

Option Command::flag(const std::string& name, bool& value, const std::string& help)
{
    return Option{*app_->add_flag(name, value, help)};
}

CommandLine::CommandLine(const std::string& name, const std::string& description)
    : app_{std::make_unique<CLI::App>()}
{
    app_->name(name);
    app_->description(description);
}

CommandLine::~CommandLine() = default;

Command CommandLine::program()
{
    return Command{*app_};
}

void CommandLine::version(const std::string& text)
{
    app_->set_version_flag("--version", text);
}

CommandDescription CommandLine::describe() const
{
    return describe_command(*app_);
}

CommandLine::Outcome CommandLine::parse(int argc,
                                        const char* const* argv,
                                        std::ostream& out,
                                        std::ostream& err)
{
    try {
        app_->parse(argc, argv);
    } catch (const CLI::ParseError& answer) {
        const auto unknown = app_->remaining(/*recurse=*/true);
        if (dynamic_cast<const CLI::RequiredError*>(&answer) != nullptr && !unknown.empty()) {
            err << text::printable(
                       say("\"{}\" is no command here; --help lists them", unknown.front()))
                << '\n';
            return Outcome::refused;
        }
        // --help and --version arrive here too, as success.
        std::ostringstream answered;
        std::ostringstream refused;
        const bool is_answered = app_->exit(answer, answered, refused) == 0;
        out << command_line_said(answered.str());
        // The library quotes what was typed as it is.
        err << command_line_said(text::printable_block(refused.str()));
        return is_answered ? Outcome::answered : Outcome::refused;
    }
    return Outcome::acted;
}

}  // namespace advisory::cli
