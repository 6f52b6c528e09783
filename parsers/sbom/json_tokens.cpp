#include "parsers/sbom/json_tokens.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include <boost/json/basic_parser_impl.hpp>

#include "language/say.hpp"
#include "parsers/sbom/known_keys.hpp"
#include "text/code_points.hpp"

namespace advisory::parsers {

namespace json = boost::json;

namespace {

constexpr std::size_t bytes_at_a_time = std::size_t{64} * 1024;

struct HeldToken {
    JsonKind kind = JsonKind::end;
    bool is_repeated = false;
    bool is_too_long = false;
    std::size_t offset = 0;
    std::size_t size = 0;
};

/// Holds what Boost.JSON tells until somebody asks for it.
class TokenBatch {
public:
    // Boost.JSON asks for these; the limits are ours.
    static constexpr std::size_t max_array_size = SIZE_MAX;
    static constexpr std::size_t max_object_size = SIZE_MAX;
    static constexpr std::size_t max_string_size = SIZE_MAX;
    static constexpr std::size_t max_key_size = SIZE_MAX;

    explicit TokenBatch(std::size_t text_bytes) : text_bytes_{text_bytes} {}

    [[nodiscard]] bool is_used_up() const { return at_ == tokens_.size(); }

    [[nodiscard]] JsonToken front() const
    {
        const auto& held = tokens_[at_];
        return {.kind = held.kind,
                .is_repeated = held.is_repeated,
                .is_too_long = held.is_too_long,
                .text = std::string_view{texts_}.substr(held.offset, held.size)};
    }

    void pop() { ++at_; }

    void clear()
    {
        tokens_.clear();
        texts_.clear();
        at_ = 0;
    }

    static bool on_document_begin(json::error_code& /*error*/) { return true; }
    static bool on_document_end(json::error_code& /*error*/) { return true; }

    bool on_object_begin(json::error_code& /*error*/)
    {
        if (objects_ == keys_.size())
            keys_.emplace_back();
        keys_[objects_++].clear();
        return add(JsonKind::object_begin);
    }

    bool on_object_end(std::size_t /*size*/, json::error_code& /*error*/)
    {
        --objects_;
        return add(JsonKind::object_end);
    }

    bool on_array_begin(json::error_code& /*error*/) { return add(JsonKind::array_begin); }

    bool on_array_end(std::size_t /*size*/, json::error_code& /*error*/)
    {
        return add(JsonKind::array_end);
    }

    bool on_string_part(json::string_view part, std::size_t /*size*/, json::error_code& /*error*/)
    {
        collect(part);
        return true;
    }

    bool on_string(json::string_view part, std::size_t size, json::error_code& /*error*/)
    {
        return add_text(JsonKind::text, part, size);
    }

    bool on_key_part(json::string_view part, std::size_t /*size*/, json::error_code& /*error*/)
    {
        collect(part);
        return true;
    }

    bool on_key(json::string_view part, std::size_t size, json::error_code& error)
    {
        add_text(JsonKind::key, part, size);
        auto& keys = keys_[objects_ - 1];
        auto& token = tokens_.back();
        token.is_repeated = !keys.add(std::string_view{texts_}.substr(token.offset));
        if (keys.size() > KnownKeys::most)
            error = json::error::object_too_large;
        return !error;
    }

    bool on_number_part(json::string_view part, json::error_code& /*error*/)
    {
        collect(part);
        return true;
    }

    bool on_int64(std::int64_t /*number*/, json::string_view part, json::error_code& /*error*/)
    {
        return add_text(JsonKind::number, part, 0);
    }

    bool on_uint64(std::uint64_t /*number*/, json::string_view part, json::error_code& /*error*/)
    {
        return add_text(JsonKind::number, part, 0);
    }

    bool on_double(double /*number*/, json::string_view part, json::error_code& /*error*/)
    {
        return add_text(JsonKind::number, part, 0);
    }

    bool on_bool(bool /*value*/, json::error_code& /*error*/) { return add(JsonKind::boolean); }
    bool on_null(json::error_code& /*error*/) { return add(JsonKind::null); }

    static bool on_comment_part(json::string_view /*part*/, json::error_code& /*error*/)
    {
        return true;
    }
    static bool on_comment(json::string_view /*part*/, json::error_code& /*error*/) { return true; }

private:
    bool add(JsonKind kind)
    {
        tokens_.push_back({.kind = kind, .offset = texts_.size()});
        return true;
    }

    /// A text may come in pieces and end in a later batch.
    void collect(json::string_view part)
    {
        pieces_.append(part.data(), std::min(part.size(), text_bytes_ - pieces_.size()));
    }

    bool add_text(JsonKind kind, json::string_view part, std::size_t size)
    {
        collect(part);
        tokens_.push_back({.kind = kind,
                           .is_too_long = size > text_bytes_,
                           .offset = texts_.size(),
                           .size = pieces_.size()});
        texts_ += pieces_;
        pieces_.clear();
        return true;
    }

    std::size_t text_bytes_;
    std::vector<HeldToken> tokens_;
    std::size_t at_ = 0;
    std::string texts_;
    std::string pieces_;
    std::vector<KnownKeys> keys_;  ///< One an open object; those behind are kept for their memory.
    std::size_t objects_ = 0;
};

json::parse_options options_for(const SbomLimits& limits)
{
    json::parse_options options;
    options.max_depth = limits.json_depth;
    return options;
}

/// Where the line of byte `at` begins, counted from 1.
std::size_t line_of(std::string_view bytes, std::size_t at)
{
    return 1 + static_cast<std::size_t>(std::ranges::count(bytes.substr(0, at), '\n'));
}

/// Whether a character at `at`, or one that reaches there, is what UTF-8 does not know.
bool is_bad_utf8(std::string_view bytes, std::size_t at)
{
    constexpr std::size_t most_trail_bytes = 3;
    auto begin = at - std::min(at, most_trail_bytes);
    while (begin < at && (static_cast<unsigned char>(bytes[begin]) & 0xC0U) == 0x80)
        ++begin;
    while (begin <= at) {
        const auto step = text::code_point_at(bytes, begin);
        if (step.is_ill_formed)
            return true;
        begin += step.bytes.size();
    }
    return false;
}

Error describe(const json::error_code& error, std::string_view bytes, std::size_t at)
{
    const auto line = line_of(bytes, at);
    if (error == json::error::incomplete)
        return {.code = Errc::malformed,
                .message = say("Line {}: the JSON document ends before it is complete.", line),
                .hint = say("It was cut off on its way; copy or export it again.")};
    if (error == json::error::too_deep)
        return {.code = Errc::too_large,
                .message = say("Line {}: the JSON values are nested too deep.", line),
                .hint = say("No schema asks for that; export the bill again.")};
    if (error == json::error::object_too_large)
        return {
            .code = Errc::too_large,
            .message = say("Line {}: an object has more than {} members.", line, KnownKeys::most),
            .hint = say("No schema asks for that; export the bill again.")};
    if (at < bytes.size() && is_bad_utf8(bytes, at))
        return {
            .code = Errc::malformed,
            .message = say("Line {}: byte {} of the document is not UTF-8.", line, at),
            .hint = say("JSON is UTF-8 (RFC 8259); save the bill as UTF-8 and import it again.")};
    return {.code = Errc::malformed,
            .message =
                say("Line {}: what stands at byte {} is not JSON ({}).", line, at, error.message()),
            .hint = say("Correct the line, or export the bill again.")};
}

}  // namespace

std::string_view name_of(JsonKind kind)
{
    static constexpr std::array<std::string_view, 10> names{mark("the end of the document"),
                                                            mark("an object"),
                                                            mark("the end of an object"),
                                                            mark("a list"),
                                                            mark("the end of a list"),
                                                            mark("a key"),
                                                            mark("a text"),
                                                            mark("a number"),
                                                            mark("true or false"),
                                                            "null"};
    return said(names.at(static_cast<std::size_t>(kind)));
}

struct JsonTokens::Source {
    std::string_view json;
    std::size_t done = 0;
    json::basic_parser<TokenBatch> parser;
};

JsonTokens::JsonTokens(std::string_view json, const SbomLimits& limits, SbomProgress progress)
    : source_{new Source{
          .json = json,
          .parser = json::basic_parser<TokenBatch>{options_for(limits), limits.text_bytes}}},
      progress_{std::move(progress)}
{}

JsonTokens::~JsonTokens() = default;

JsonToken JsonTokens::peek()
{
    while (!failure_ && source_->parser.handler().is_used_up()) {
        if (!read_on())
            break;
    }
    const auto& batch = source_->parser.handler();
    return failure_ || batch.is_used_up() ? JsonToken{} : batch.front();
}

JsonToken JsonTokens::next()
{
    const auto token = peek();
    if (token.kind != JsonKind::end)
        source_->parser.handler().pop();
    return token;
}

bool JsonTokens::read_on()
{
    auto& [json, done, parser] = *source_;
    if (done == json.size() && parser.done())
        return false;

    parser.handler().clear();
    const auto chunk = json.substr(done, bytes_at_a_time);
    const bool is_last = chunk.size() == json.size() - done;
    json::error_code error;
    const auto read = parser.write_some(!is_last, chunk.data(), chunk.size(), error);
    if (!error && read < chunk.size())
        error = json::error::extra_data;
    if (error) {
        failure_ = describe(error, json, done + std::min(read, chunk.size()));
        return false;
    }

    done += read;
    tell_progress();
    return true;
}

void JsonTokens::tell_progress()
{
    constexpr std::size_t step = std::size_t{4} * 1024 * 1024;
    const auto all = source_->json.size();
    if (!progress_ || (source_->done - told_ < step && source_->done < all))
        return;

    told_ = source_->done;
    progress_(told_, all);
}

SkippedJson JsonTokens::skip(JsonKind begin)
{
    SkippedJson skipped;
    std::size_t depth = begin == JsonKind::object_begin || begin == JsonKind::array_begin ? 1 : 0;
    while (depth > 0) {
        const auto token = next();
        if (token.kind == JsonKind::end)
            return skipped;
        if (token.kind == JsonKind::object_begin || token.kind == JsonKind::array_begin)
            ++depth;
        else if (token.kind == JsonKind::object_end || token.kind == JsonKind::array_end)
            --depth;
        else if (token.is_repeated && skipped.repeated_keys++ == 0)
            skipped.first_repeated = token.text;
    }
    return skipped;
}

void JsonTokens::fail(Error error)
{
    if (!failure_)
        failure_ = std::move(error);
}

}  // namespace advisory::parsers
