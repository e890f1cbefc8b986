// Draws whom they are about, the questions as rows, and the answer below the one that was asked.
#include "web/views/asking.h"

#include <string>

#include "icons.h"
#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/models/asking.h"
#include "web/views/candidates.h"
#include "web/widgets/button.h"
#include "web/widgets/item.h"
#include "web/widgets/popover.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

constexpr float kIndent = 26.0f;

ImU32 color_of(AskTone tone) {
  switch (tone) {
    case AskTone::good: return colors().good;
    case AskTone::bad: return colors().bad;
    case AskTone::plain: break;
  }
  return colors().text;
}

/// A question, as wide as the pane; true when it is pressed.
bool draw_question(const View& view, AskKind kind, std::size_t number, bool is_asked) {
  const std::string sentence = ask_sentence(view, kind, asked_about(view)),
                    reason = why_not_asked(view, kind);
  const float width = ImGui::GetContentRegionAvail().x, room = width - kIndent - kSpace2;
  const float words = paragraph_height(sentence, fonts().body, room);
  const float more = reason.empty() ? 0.0f : paragraph_height(reason, fonts().small, room) + 2.0f;
  const std::string node = "ask/questions/" + std::to_string(number) + "/ask";
  const ItemState item =
      place_item(sentence + "##ask", {width, words + more + 14.0f}, {reason.empty(), false, node});
  if (item.is_visible) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (is_asked || item.is_hovered)
      list->AddRectFilled(item.box.Min, item.box.Max, is_asked ? colors().selected : colors().hover,
                          kRadius);
    const ImVec2 at(item.box.Min.x + kIndent, item.box.Min.y + 7.0f);
    draw_icon(list, fonts().small, {{item.box.Min.x + 4.0f, at.y}, {at.x - 4.0f, at.y + 19.0f}},
              is_asked ? colors().accent_text : colors().muted, ICON_CIRCLE_QUESTION);
    draw_paragraph(list, is_asked ? fonts().strong : fonts().body, at,
                   reason.empty() ? colors().text : colors().muted, sentence, room);
    if (!reason.empty())
      draw_paragraph(list, fonts().small, {at.x, at.y + words + 2.0f}, colors().muted, reason,
                     room);
    draw_focus_ring(item, kRadius);
  }
  return item.is_clicked && reason.empty();
}

/// Side by side, as far as they have room.
void draw_acts(View& view, const std::vector<AskAct>& acts, ButtonKind first,
               const std::string& of) {
  if (acts.empty()) return;
  ImGui::Indent(kIndent);
  for (std::size_t i = 0; i < acts.size(); ++i) {
    const std::string place = i == 0 ? "" : " " + std::to_string(i + 1);
    ButtonOptions options;
    options.kind = i == 0 ? first : first == ButtonKind::link ? first : ButtonKind::soft;
    const std::string node =
        of.empty() ? "ask/act" + place
                   : "ask/answer/" + of.substr(of.find(' ') + 1) + "/act " + std::to_string(i + 1);
    options.node = node;
    const std::string label = acts[i].label + "##ask act" + place + (of.empty() ? "" : " " + of);
    if (i > 0 && ImGui::GetContentRegionAvail().x > 0.0f) ImGui::SameLine(0.0f, kSpace1);
    if (button(label, options)) acts[i].run(view);
  }
  ImGui::Unindent(kIndent);
}

void draw_row(View& view, const AskRow& row, std::size_t number) {
  const float width = ImGui::GetContentRegionAvail().x, room = width - kIndent - kSpace2;
  const float title = paragraph_height(row.title, fonts().body, room);
  const float more =
      row.more.empty() ? 0.0f : paragraph_height(row.more, fonts().small, room) + 2.0f;
  const std::string node = "ask/answer/" + std::to_string(number + 1) + "/look";
  const ItemState item =
      place_item(row.title + "##ask row " + std::to_string(number + 1),
                 {width, title + more + 10.0f}, {static_cast<bool>(row.look), false, node});
  if (item.is_visible) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (item.is_hovered && row.look)
      list->AddRectFilled(item.box.Min, item.box.Max, colors().hover, kRadius);
    const ImVec2 at(item.box.Min.x + kIndent, item.box.Min.y + 5.0f);
    if (row.tone == AskTone::bad)
      draw_icon(list, fonts().small, {{item.box.Min.x + 4.0f, at.y}, {at.x - 4.0f, at.y + 19.0f}},
                colors().bad, ICON_TRIANGLE_EXCLAMATION);
    draw_paragraph(list, fonts().body, at, colors().text, row.title, room);
    if (!row.more.empty())
      draw_paragraph(list, fonts().small, {at.x, at.y + title + 2.0f}, colors().muted, row.more,
                     room);
    draw_focus_ring(item, kRadius);
  }
  if (item.is_clicked && row.look) row.look(view);
  draw_acts(view, row.acts, ButtonKind::link, "row " + std::to_string(number + 1));
}

/// "Looked at 1,204 sequences…", and giving it up.
void draw_progress(View& view) {
  gap(kSpace1);
  ImGui::Indent(kIndent);
  paragraph(view.models.asking.progress(), fonts().body, colors().muted);
  ButtonOptions options;
  options.node = "ask/cancel";
  if (button("Cancel##ask", options)) view.models.asking.cancel();
  ImGui::Unindent(kIndent);
  gap(kSpace2);
}

void draw_answer_of(View& view) {
  if (view.models.asking.is_waiting()) return draw_progress(view);
  const AskAnswer& answer = view.models.asking.answer();
  gap(kSpace1);
  ImGui::Indent(kIndent);
  paragraph(answer.says, fonts().strong, color_of(answer.tone));
  ImGui::Unindent(kIndent);
  gap(kSpace1);
  for (std::size_t i = 0; i < answer.rows.size(); ++i) draw_row(view, answer.rows[i], i);
  if (!answer.acts.empty()) gap(kSpace1);
  draw_acts(view, answer.acts, ButtonKind::primary, {});
  gap(kSpace2);
}

/// A blank as a button that opens what it may be filled in with.
void draw_blank(View& view, std::string_view id, std::string_view node, AskBlank blank) {
  ButtonOptions options;
  options.has_menu = true;
  options.width = ImGui::GetContentRegionAvail().x;
  options.node = node;
  const std::string words = view.models.asking.choice(view, blank).words;
  const ItemState item = draw_button(words + "##" + std::string(id), options);
  if (!begin_menu(view.ui.open_menu, id, item, 340.0f)) return;
  const std::string chosen = view.models.asking.choice(view, blank).id;
  std::size_t number = 0;
  for (const AskChoice& each : ask_choices(view, blank)) {
    const std::string label = each.words + "##" + std::string(id) + " " + std::to_string(++number);
    if (!menu_row(label, {{}, {}, {}, each.id == chosen, true})) continue;
    fill_in(view, blank, each.id);
    close_popover();
  }
  end_popover();
}

void draw_within(View& view) {
  ButtonOptions options;
  options.has_menu = true;
  options.node = "ask/blanks/within";
  const ItemState item = draw_button(within_words(view.ui.ask_within) + "##ask within", options);
  if (!begin_menu(view.ui.open_menu, "ask within", item, 200.0f)) return;
  for (int within = 1; within <= kMostAskedWithin; ++within) {
    const std::string label = within_words(within) + "##ask within row";
    if (!menu_row(label, {{}, {}, {}, within == view.ui.ask_within, true})) continue;
    view.ui.ask_within = within;
    close_popover();
  }
  end_popover();
}

void draw_blanks(View& view) {
  draw_blank(view, "ask people", "ask/blanks/people", AskBlank::people);
  draw_blank(view, "ask reach", "ask/blanks/reach", AskBlank::reach);
  draw_blank(view, "ask things", "ask/blanks/things", AskBlank::things);
}

}  // namespace

void draw_asking(View& view) {
  paragraph("Ask", fonts().title, colors().text);
  gap(kSpace1);
  const EntityIndex who = asked_about(view);
  if (who == kNoEntity)
    return paragraph(why_not_asked(view, AskKind::all), fonts().body, colors().muted);
  std::string chosen = view.world().at(who).id;
  if (draw_person_choice(view, "ask who", label_of(view.world(), who), false, chosen, "ask"))
    view.ui.ask_who = chosen;
  gap(kSpace2);
  for (std::size_t i = 0; i < kAskKinds.size(); ++i) {
    if (i == kAsksOfPerson) {
      gap(kSpace2);
      draw_within(view);
      gap(kSpace1);
    }
    const bool is_of_groups = kAskKinds[i] == AskKind::groups;
    if (is_of_groups && why_not_asked(view, AskKind::groups).empty()) {
      gap(kSpace2);
      draw_blanks(view);
    }
    const bool is_asked = view.models.asking.was_asked(view, kAskKinds[i]);
    const bool is_pressed = draw_question(view, kAskKinds[i], i + 1, is_asked);
    if (is_asked) draw_answer_of(view);
    if (is_pressed) view.models.asking.ask(view, kAskKinds[i]);
  }
}

}  // namespace permsim
