// One question of the panel "Ask" under way: the search that answers it, and the answer in rows
// that lead where they speak of. No ImGui in here.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/explore/resumable.h"
#include "web/models/plan_picture.h"
#include "web/models/view.h"

namespace permsim {

enum class AskTone { plain, good, bad };
/// What can be done with an answer, or with a row of it.
struct AskAct {
  std::string label;
  std::string about;  ///< what it is done with, where the label alone would not tell
  std::function<void(View&)> run;
};
/// One line of an answer.
struct AskRow {
  std::string title, more;
  AskTone tone = AskTone::plain;
  std::function<void(View&)> look = nullptr;  ///< leads to what it speaks of; empty: to nothing
  std::vector<AskAct> acts = {};
};
struct AskAnswer {
  std::string says;  ///< the answer in a sentence
  AskTone tone = AskTone::plain;
  std::vector<AskRow> rows;
  std::vector<AskAct> acts = {};
  std::shared_ptr<const PlanPicture> plan = nullptr;  ///< where it is one
};

/// The search has the moment it was begun at; the answer is told of the same.
struct Inquiry {
  std::unique_ptr<Resumable> search;  ///< nothing: it is answered at once
  std::function<AskAnswer(const View&)> tell;
};
/// `who` is the person it is about, where it is about one.
Inquiry begin_inquiry(const View& view, AskKind kind, EntityIndex who);

}  // namespace permsim
