// What the documents leave open, as a list of questions to send to the product's vendor. No ImGui
// in here.
#pragma once
#include <string>

#include "web/models/matrix.h"
#include "web/models/view.h"

namespace permsim {

/// Markdown: one item for each rule that says "unclear", and one for each action on which readings
/// differ, with the people it concerns among the rows and columns shown. Empty when nothing is
/// open.
std::string open_questions(const Session& session, const MatrixModel& shown);

}  // namespace permsim
