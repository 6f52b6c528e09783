#include "parsers/mail/clear_signed.hpp"

#include "parsers/mail/raw_lines.hpp"

namespace advisory::parsers::mime {

namespace {

constexpr std::string_view begin_message = "-----BEGIN PGP SIGNED MESSAGE-----";
constexpr std::string_view begin_signature = "-----BEGIN PGP SIGNATURE-----";
constexpr std::string_view end_signature = "-----END PGP SIGNATURE-----";

/// Follows the armor line by line.
class ArmorReader {
public:
    void read(std::string_view line, std::string_view ending)
    {
        const auto mark = line.substr(0, line.find_last_not_of(" \t") + 1);
        switch (place_) {
            case Place::outside:
                return read_outside(line, ending, mark);
            case Place::armor_header:
                return read_armor_header(line, ending, mark);
            case Place::signed_text:
                return read_signed(line, ending, mark);
            case Place::signature:
                if (mark == end_signature)
                    place_ = Place::outside;
                return;
        }
    }

    ClearText take()
    {
        clear_.is_incomplete |= place_ != Place::outside;
        return std::move(clear_);
    }

private:
    enum class Place { outside, armor_header, signed_text, signature };

    void read_outside(std::string_view line, std::string_view ending, std::string_view mark)
    {
        if (mark == begin_message) {
            place_ = Place::armor_header;
            clear_.was_signed = true;
            return;
        }
        clear_.has_text_outside |= !mark.empty();
        keep(line, ending);
    }

    /// Only Hash may stand here, then a blank line. What else does is not covered by
    /// the signature, so it counts as outside.
    void read_armor_header(std::string_view line, std::string_view ending, std::string_view mark)
    {
        if (mark.empty()) {
            place_ = Place::signed_text;
        } else if (!line.starts_with("Hash:")) {
            clear_.has_text_outside = true;
            keep(line, ending);
        }
    }

    void read_signed(std::string_view line, std::string_view ending, std::string_view mark)
    {
        constexpr std::string_view dash_escape = "- ";
        if (mark == begin_signature) {
            place_ = Place::signature;
            return;
        }
        if (mark == begin_message) {
            // No signature came: the region before was not one.
            clear_.is_incomplete = true;
            clear_.has_text_outside = true;
            place_ = Place::armor_header;
            return;
        }
        keep(line.starts_with(dash_escape) ? line.substr(dash_escape.size()) : line, ending);
    }

    void keep(std::string_view line, std::string_view ending)
    {
        clear_.text += line;
        clear_.text += ending;
    }

    ClearText clear_;
    Place place_ = Place::outside;
};

}  // namespace

ClearText without_armor(std::string_view text)
{
    ArmorReader reader;
    while (!text.empty()) {
        const auto line = first_line(text);
        reader.read(line.text, line.ending);
        text.remove_prefix(line.size());
    }

    auto clear = reader.take();
    clear.has_text_outside &= clear.was_signed;
    return clear;
}

}  // namespace advisory::parsers::mime
