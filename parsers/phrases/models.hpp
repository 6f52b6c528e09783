#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace advisory::parsers::phrases {

/// The models that a product lists.
struct Models {
    std::vector<std::string> names;  ///< Empty for one name.
    bool is_too_long = false;        ///< More than 256, which we do not spell out.
};

/// The single models of a product that lists them, in the order given:
/// "Q04/06UDEHCPU" is Q04UDEHCPU and Q06UDEHCPU, "R04(EN)CPU" is R04CPU and R04ENCPU,
/// "FX5U-xMy/z (x=32,64, y=T,R, z=ES)" every combination. The words of the family
/// before a model are left out. Empty for one name, also when a slash is part of it
/// (TCP/IP, S/4HANA, FX5U-32MT/ES), and for a list with a member that is no model.
Models models_of(std::string_view product);

}  // namespace advisory::parsers::phrases
