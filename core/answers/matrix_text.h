// The matrix as tables for people: text, CSV, Markdown, HTML.
#pragma once
#include <string>

#include "core/answers/json.h"

namespace permsim {

std::string matrix_text(const Moment& moment, const MatrixPart& part, const Question& question);

}  // namespace permsim
