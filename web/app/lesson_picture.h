// What a telling page of a lesson shows: the page's own panels of the lesson's own scenario, for
// reading. Serves app.h.
#pragma once
#include <memory>
#include <vector>

#include "web/app/lists.h"
#include "web/models/node.h"

namespace permsim {

struct App::LessonPicture {
  std::shared_ptr<const LessonPlay> lesson;
  std::size_t page = 0;
  std::unique_ptr<Session> session;
  UiState ui;
  Outbox outbox;  ///< nothing in a picture can be pressed, so nothing comes into it
  Lists lists;
  std::vector<PanelNode> nodes;
};

}  // namespace permsim
