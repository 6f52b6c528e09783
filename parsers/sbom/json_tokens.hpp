#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/result.hpp"
#include "parsers/sbom/sbom_limits.hpp"

namespace advisory::parsers {

enum class JsonKind {
    end,  ///< Of the document, or of what can be read of it.
    object_begin,
    object_end,
    array_begin,
    array_end,
    key,
    text,
    number,
    boolean,
    null,
};

/// "a list", "a number": for sentences on what stands where something else should.
std::string_view name_of(JsonKind kind);

struct JsonToken {
    JsonKind kind = JsonKind::end;
    bool is_repeated = false;  ///< A key that its object had before.
    bool is_too_long = false;  ///< A key or text beyond the limit; `text` is its beginning.
    std::string_view text;     ///< Unescaped; a number as written. Valid until the next one.
};

/// What was passed over.
struct SkippedJson {
    std::size_t repeated_keys = 0;
    std::string first_repeated;
};

/// A JSON document (RFC 8259), token by token, in constant memory: a bill of materials may
/// weigh hundreds of megabytes.
class JsonTokens {
public:
    /// Keeps a view and a reference: `json` and `limits` must outlive the tokens.
    JsonTokens(std::string_view json, const SbomLimits& limits, SbomProgress progress);
    ~JsonTokens();
    JsonTokens(const JsonTokens&) = delete;
    JsonTokens& operator=(const JsonTokens&) = delete;

    /// Takes the next token. Behind the document, and behind a failure, it is `end` for ever.
    JsonToken next();

    /// The same without taking it.
    JsonToken peek();

    /// Passes over the rest of the value that `begin`, the last one taken, opens.
    SkippedJson skip(JsonKind begin);

    /// Ends the reading. The first failure counts.
    void fail(Error error);

    /// Why there are no more tokens: the bytes are no JSON (Errc::malformed, with the line),
    /// a limit was met (Errc::too_large), or `fail`. Nothing when all is well.
    [[nodiscard]] const std::optional<Error>& failure() const { return failure_; }

private:
    struct Source;

    bool read_on();
    void tell_progress();

    std::unique_ptr<Source> source_;
    std::optional<Error> failure_;
    SbomProgress progress_;
    std::size_t told_ = 0;
};

}  // namespace advisory::parsers
