// Two stories as cards with a rail and lanes each, and below them the same questions asked in both.
#include "web/views/stories.h"

#include <algorithm>
#include <cmath>

#include "icons.h"
#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/models/stories.h"
#include "web/models/words.h"
#include "web/views/candidates.h"
#include "web/views/timeline_frame.h"
#include "web/views/timeline_lanes.h"
#include "web/widgets/button.h"
#include "web/widgets/item.h"
#include "web/widgets/popover.h"
#include "web/widgets/signs.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

constexpr float kTitleHeight = 44.0f;
constexpr float kNodesHeight = 36.0f;
constexpr std::size_t kMostLanes = 6;

/// One side of the comparison.
struct StorySide {
  std::string_view side;  ///< "here" or "there": tells its items apart
  const Session& session;
  const std::vector<TimelineMoment>& moments;
  const std::vector<Lane>& lanes;
  const StoryVerdict& verdict;
  std::uint32_t at = 0;
};

float card_height(const StorySide& story) {
  return kTitleHeight + kNodesHeight +
         static_cast<float>(std::min(story.lanes.size(), kMostLanes)) * kLaneHeight + kSpace3;
}

void draw_card_title(const StorySide& story, const ImRect& box) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const std::string& words = story.verdict.words;
  const bool is_down = story.verdict.moments_down > 0;
  float right = box.Max.x;
  if (!words.empty()) {
    const float most = box.GetWidth() * 0.62f;
    const std::string shown =
        badge_width(words) <= most ? words : fitted(fonts().small, words, most - 20.0f);
    right -= badge_width(shown);
    draw_badge(list, {right, box.Min.y + 10.0f}, shown, is_down ? colors().bad : colors().good,
               is_down ? colors().bad_soft : colors().good_soft);
    if (shown != words) tip_in({right, box.Min.y, box.Max.x, box.Max.y}, story.side, words);
  }
  const std::string& title = story.session.scenario().title;
  const float title_width =
      std::min(text_width(fonts().strong, title), right - kSpace2 - box.Min.x);
  draw_text_in(list, fonts().strong, {box.Min, {right - kSpace2, box.Max.y}}, colors().text, title);
  const ImRect rest(box.Min.x + title_width + kSpace2, box.Min.y, right - kSpace2, box.Max.y);
  if (rest.GetWidth() > 60.0f)
    draw_text_in(list, fonts().body, rest, colors().muted, story.session.policy().title);
}

void draw_node(View& view, const StorySide& story, const TimelineFrame& frame, std::size_t number,
               float y) {
  const TimelineMoment& moment = story.moments[number];
  const float x = frame.x_of(number);
  const ImRect box(x, y, x + frame.moment_width, y + kNodesHeight);
  const std::string title =
      number == 0 ? "Start" : "Step " + std::to_string(number) + ": " + moment.title;
  const ItemState item =
      item_at(title + "##" + std::string(story.side) + " " + std::to_string(number), box);
  if (!item.is_visible) return;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 center(x + 16.0f, y + kNodesHeight * 0.5f);
  const bool is_now = number == story.at;
  if (number + 1 < story.moments.size())
    list->AddLine({center.x + 12.0f, center.y}, {center.x + frame.moment_width - 12.0f, center.y},
                  colors().line_strong, 2.0f);
  if (is_now) list->AddCircle(center, 12.0f, colors().accent, 0, 2.0f);
  if (number == 0)
    list->AddCircle(center, 7.0f, colors().accent, 0, 2.0f);
  else
    draw_outcome(list, center, 17.0f, moment.outcome);
  draw_focus_ring(item, kRadius);
  tip(title, moment.says.empty() ? moment.note : moment.says);
  if (item.is_clicked)
    view.send(
        GoTo{static_cast<std::uint32_t>(std::min(number, view.session.moments().size() - 1))});
}

void draw_card(View& view, const StorySide& story, float width) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float height = card_height(story);
  ImGui::Dummy({width, height});
  draw_card_title(story, {at, {at.x + width, at.y + kTitleHeight}});
  TimelineFrame frame;
  frame.all = {at.x, at.y + kTitleHeight, at.x + width, at.y + height};
  frame.names_width = std::clamp(width * 0.22f, 84.0f, 150.0f);
  frame.moment_width = (width - frame.names_width) / static_cast<float>(story.moments.size());
  frame.end = story.moments.size();
  const float x = frame.x_of(story.at);
  ImGui::GetWindowDrawList()->AddRectFilled({x, frame.all.Min.y},
                                            {x + frame.moment_width, at.y + height - kSpace2},
                                            colors().selected, kRadius);
  for (std::size_t i = 0; i < story.moments.size(); ++i)
    draw_node(view, story, frame, i, frame.all.Min.y);
  float y = frame.all.Min.y + kNodesHeight;
  for (std::size_t i = 0; i < std::min(story.lanes.size(), kMostLanes); ++i) {
    const Lane& lane = story.lanes[i];
    draw_text_in(ImGui::GetWindowDrawList(), fonts().small,
                 {{at.x, y}, {at.x + frame.names_width - kSpace2, y + kLaneHeight}}, colors().muted,
                 lane.label);
    for (const LaneStretch& stretch : lane.stretches) draw_stretch(frame, lane, stretch, y);
    y += kLaneHeight;
  }
  ImGui::GetWindowDrawList()->AddLine({at.x, at.y + height}, {at.x + width, at.y + height},
                                      colors().line);
}

void draw_answer_sign(ImVec2 at, const std::optional<SignLook>& look) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (look) draw_sign(list, {at.x + 11.0f, at.y}, 22.0f, *look);
  const std::string_view words = look ? word_of(look->sign) : std::string_view("not there");
  draw_text(list, fonts().small, {at.x + (look ? 28.0f : 0.0f), at.y - 7.0f}, colors().muted,
            words);
}

/// Where the two answers stand: beside the question, or below it where there is little room.
struct AnswerColumns {
  float width = 0.0f, here = 0.0f, there = 0.0f, row = 34.0f;
  bool is_below = false;
};

AnswerColumns answer_columns(float width) {
  constexpr float kLeast = 520.0f;
  if (width < kLeast) return {width, 10.0f, width * 0.5f, 62.0f, true};
  const float side = std::clamp(width * 0.22f, 110.0f, 170.0f);
  return {width, width - 2.0f * side, width - side, 34.0f, false};
}

void draw_answer(View& view, const StoryAnswer& answer, const AnswerColumns& columns,
                 std::size_t number) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const std::string label = answer.asks + (answer.differs() ? " (differs)" : "") +
                            "##story answer " + std::to_string(number);
  const ItemState item = place_item(label, {columns.width, columns.row});
  if (!item.is_visible) return;
  const ImVec2 at = item.box.Min;
  if (item.is_hovered) list->AddRectFilled(at, item.box.Max, colors().hover, kRadius);
  const float foot = columns.is_below ? at.y + 30.0f : item.box.Max.y;
  float end = columns.is_below ? item.box.Max.x : at.x + columns.here - kSpace2;
  if (answer.differs()) {
    list->AddRectFilled({at.x, at.y + 4.0f}, {at.x + 3.0f, item.box.Max.y - 4.0f},
                        colors().disputed, 1.5f);
    end -= badge_width("differs") + kSpace2;
    draw_badge(list, {end + kSpace2, (at.y + foot) * 0.5f - 10.0f}, "differs", colors().disputed,
               colors().hover);
  }
  draw_text_in(list, fonts().body, {{at.x + 10.0f, at.y}, {end, foot}}, colors().text, answer.asks);
  const float middle = columns.is_below ? foot + 14.0f : item.box.GetCenter().y;
  draw_answer_sign({at.x + columns.here, middle}, answer.here_look);
  draw_answer_sign({at.x + columns.there, middle}, answer.there_look);
  draw_focus_ring(item, kRadius);
  if (!item.is_clicked || !answer.here || !view.world().has(answer.here->who) ||
      !view.world().has(answer.here->on))
    return;
  select_cell(view, *answer.here);
  view.ui.mode = MatrixMode::stories;
}

void draw_answers(View& view, const StoriesModel& model, float width) {
  if (model.answers().empty()) return;
  gap(kSpace3);
  group_heading(asked_words(view));
  const AnswerColumns columns = answer_columns(width);
  const auto [head_here, head_there] = side_words(view);
  constexpr float kHead = 34.0f;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImDrawList* list = ImGui::GetWindowDrawList();
  draw_two_lines(list, fonts().small_strong,
                 {{at.x + columns.here, at.y}, {at.x + columns.there - kSpace2, at.y + kHead}},
                 colors().muted, head_here);
  draw_two_lines(list, fonts().small_strong,
                 {{at.x + columns.there, at.y}, {at.x + width, at.y + kHead}}, colors().muted,
                 head_there);
  ImGui::Dummy({width, kHead});
  for (std::size_t i = 0; i < model.answers().size(); ++i)
    draw_answer(view, model.answers()[i], columns, i);
}

}  // namespace

void draw_stories_bar(View& view) {
  const StoriesModel& model = view.models.stories;
  ButtonOptions options;
  options.icon = ICON_CODE_COMPARE;
  options.has_menu = true;
  const std::string words =
      model.other() == nullptr ? "Choose a story" : model.other()->scenario().title;
  options.width = std::min(button_width(words, options), ImGui::GetContentRegionAvail().x * 0.55f);
  const ItemState item = draw_button(words + "##other story", options);
  if (begin_menu(view.ui.open_menu, "other story", item, 360.0f, 480.0f)) {
    std::string product;
    for (const StoryChoice& story : stories_to_choose(view)) {
      if (story.product != product) menu_heading(product = story.product);
      if (!menu_row(story.title + "##beside " + story.id, {{}, {}, {}, story.is_chosen, true}))
        continue;
      view.ui.other_story = story.id;
      close_popover();
    }
    end_popover();
  }
  if (model.asked_here().empty()) return;
  View other{*model.other(), view.ui, view.outbox, view.models, view.gallery};
  // Whom one asks for may be gone by now.
  const World &here = *view.session.moments().front()->world,
              &there = *other.session.moments().front()->world;
  ImGui::SameLine(0.0f, kSpace2);
  if (draw_person_choice(view, "asked for",
                         std::string(label_of(here, here.find(model.asked_here()))), false,
                         view.ui.viewer))
    view.ui.other_viewer.clear();
  if (model.asked_here() == model.asked_there()) return;
  ImGui::SameLine(0.0f, kSpace2);
  draw_person_choice(other, "asked for there",
                     std::string(label_of(there, there.find(model.asked_there()))), false,
                     view.ui.other_viewer);
}

void draw_stories(View& view) {
  const StoriesModel& model = view.models.stories;
  const ImVec2 room = ImGui::GetContentRegionAvail();
  if (ImGui::BeginChild("stories", room)) {
    const float width = ImGui::GetContentRegionAvail().x;
    draw_card(view,
              {"here", view.session, view.models.timeline.moments(), view.models.timeline.lanes(),
               model.here(), view.session.at()},
              width);
    if (const Session* other = model.other()) {
      gap(kSpace2);
      draw_card(view,
                {"there", *other, model.other_timeline().moments(), model.other_timeline().lanes(),
                 model.there(), model.other_at(view.session.at())},
                width);
      draw_answers(view, model, width);
      gap(kSpace3);
      ButtonOptions options;
      options.icon = ICON_ARROW_UP_RIGHT_FROM_SQUARE;
      if (button("Open “" + other->scenario().title + "”##stories", options))
        open_other_story(view);
    } else {
      gap(kSpace4);
      paragraph("Nothing stands beside this story yet", fonts().strong, colors().text);
      paragraph(
          "Choose one above: the same steps in another order, or the same story in another product",
          fonts().body, colors().muted);
    }
  }
  ImGui::EndChild();
}

}  // namespace permsim
