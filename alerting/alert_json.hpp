#pragma once

#include <string>

#include "core/alert.hpp"

namespace advisory::alerting {

/// The alert as one JSON object on one line, without a line end; the fields of the alert
/// log.
std::string to_json(const Alert& alert);

}  // namespace advisory::alerting
