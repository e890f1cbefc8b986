// The why panel: the answer in words, every way in or every missing part, the rules and their
// sources, what to do next.
#include "web/views/why.h"

#include <algorithm>
#include <set>

#include "core/decide/words.h"
#include "icons.h"
#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/models/app_actions.h"
#include "web/models/checks.h"
#include "web/models/commands.h"
#include "web/models/why.h"
#include "web/views/acts.h"
#include "web/views/cell_menu.h"
#include "web/views/fixes.h"
#include "web/views/help.h"
#include "web/views/layout_plan.h"
#include "web/views/refusal.h"
#include "web/widgets/button.h"
#include "web/widgets/field.h"
#include "web/widgets/fold.h"
#include "web/widgets/popover.h"
#include "web/widgets/signs.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

/// A line at the left of what belongs to one rule, in the colour of its section.
struct RuleBlock {
  ImVec2 from;
  explicit RuleBlock() : from(ImGui::GetCursorScreenPos()) { ImGui::Indent(14.0f); }
  void end(ImU32 color) const {
    ImGui::Unindent(14.0f);
    const float bottom = ImGui::GetItemRectMax().y;
    ImGui::GetWindowDrawList()->AddRectFilled({from.x, from.y + 2.0f}, {from.x + 3.0f, bottom},
                                              color, 1.5f);
  }
};

/// Since when, as a way to that step.
void draw_since(View& view, const Why& why) {
  const float width = ImGui::GetContentRegionAvail().x;
  if (why.since_step == 0) return paragraph(why.since, fonts().small, colors().muted);
  const float height = paragraph_height(why.since, fonts().small, width);
  const ItemState item = place_item(why.since + "##why since", {width, height});
  if (!item.is_visible) return;
  draw_paragraph(ImGui::GetWindowDrawList(), fonts().small, item.box.Min,
                 item.is_hovered ? colors().accent_text : colors().muted, why.since, width);
  draw_focus_ring(item, kRadius);
  if (item.is_hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  if (item.is_clicked) go_to(view, why.since_step);
}

void draw_verdict(View& view, const Why& why) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float right = at.x + ImGui::GetContentRegionAvail().x;
  ImGui::SetCursorScreenPos({right - 30.0f, at.y});
  if (icon_button(ICON_COPY, "Copy this explanation##why"))
    view.outbox.send(CopyText{written(why)});
  ImGui::SetCursorScreenPos(at);
  ImDrawList* list = ImGui::GetWindowDrawList();
  SignLook look = why.look;
  look.change = Change::none;
  draw_sign(list, {at.x + 15.0f, at.y + 15.0f}, 30.0f, look);
  std::string word(word_of(look.sign));
  draw_text(list, fonts().strong, {at.x + 40.0f, at.y + 7.0f},
            look.sign == Sign::not_granted ? colors().text : color_of(look.sign), word);
  float x = at.x + 40.0f + text_width(fonts().strong, word) + kSpace2;
  if (why.look.change != Change::none) {
    const bool is_up = why.look.change == Change::gained;
    const std::string words(word_of(why.look.change));
    x += draw_badge(list, {x, at.y + 5.0f}, words, is_up ? colors().allowed : colors().denied,
                    is_up ? colors().allowed_soft : colors().denied_soft) +
         4.0f;
  }
  if (why.look.is_disputed)
    x += draw_badge(list, {x, at.y + 5.0f}, "disputed", colors().disputed, colors().hover) + 4.0f;
  // It is told below too, so a part of it would only be in the way.
  const ImRect beside(x, at.y, right - 34.0f, at.y + 30.0f);
  if (text_width(fonts().small, why.standing) <= beside.GetWidth())
    draw_text_in(list, fonts().small, beside, colors().muted, why.standing);
  ImGui::Dummy({0.0f, 34.0f});
  paragraph(why.headline, fonts().title, colors().text);
  gap(2.0f);
  draw_since(view, why);
  if (!why.others.empty()) paragraph(why.others, fonts().body, colors().text);
}

/// A fact, and at the right the step that made it so, which is a way there.
void draw_fact(View& view, const WhyFact& fact, const std::string& id, Sign sign) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const std::string mark = since_mark(fact.since);
  const float aside = text_width(fonts().small, mark) + kSpace2, room = width - 26.0f - aside;
  const float height = std::max(22.0f, paragraph_height(fact.words, fonts().body, room));
  ImDrawList* list = ImGui::GetWindowDrawList();
  draw_sign(list, {at.x + 9.0f, at.y + 10.0f}, 18.0f, {sign, Change::none, false});
  draw_paragraph(list, fonts().body, {at.x + 26.0f, at.y}, colors().text, fact.words, room);
  const ImRect end(at.x + width - aside, at.y, at.x + width, at.y + 20.0f);
  if (fact.since == 0) {
    draw_text_in(list, fonts().small, end, colors().muted, mark, 1.0f);
  } else {
    ButtonOptions link;
    link.kind = ButtonKind::link;
    link.font = fonts().small;
    link.height = 20.0f;
    link.width = aside;
    ImGui::SetCursorScreenPos(end.Min);
    if (button(mark + "##fact " + id, link)) go_to(view, fact.since);
  }
  ImGui::SetCursorScreenPos(at);
  ImGui::Dummy({width, height + 2.0f});
}

/// What one rule gives to the answer: its ways in, what it lacks, or else what it says. A fact that
/// stands above already is not told again.
void draw_reason(View& view, const WhyRule& rule, Sign sign, std::set<std::string>& told) {
  std::vector<WhyFact> facts;
  const auto add = [&](const WhyFact& fact) {
    if (!fact.words.empty() && told.insert(fact.words).second) facts.push_back(fact);
  };
  if (rule.paths.empty()) {
    add({rule.missing.empty() ? rule.says : rule.missing, 0});
    for (const WhyFact& fact : facts) paragraph(fact.words, fonts().body, colors().text);
    if (!facts.empty()) gap(kSpace2);
    return;
  }
  for (std::size_t way = 0; way < rule.paths.size(); ++way) {
    // Each way is enough by itself: all of it is told, however much another way shares with it.
    if (rule.paths.size() > 1) {
      paragraph("Way " + std::to_string(way + 1), fonts().small_strong, colors().muted);
      facts = rule.paths[way];
    } else {
      for (const WhyFact& fact : rule.paths[way]) add(fact);
    }
    for (std::size_t i = 0; i < facts.size(); ++i)
      draw_fact(view, facts[i],
                rule.id + " " + std::to_string(way + 1) + " " + std::to_string(i + 1), sign);
    gap(2.0f);
  }
}

void draw_sections(View& view, const Why& why) {
  for (const WhySection& section : why.sections) {
    gap(kSpace2);
    group_heading(section.title);
    gap(kSpace1);
    std::set<std::string> told;
    for (const WhyRule& rule : section.rules) draw_reason(view, rule, section.sign, told);
  }
  if (!why.more_paths.empty()) paragraph("… " + why.more_paths, fonts().small, colors().muted);
}

/// Why what is allowed cannot be done now.
void draw_blocked(const Why& why) {
  if (why.blocked.empty()) return;
  gap(kSpace2);
  group_heading(why.blocked_title);
  gap(kSpace1);
  for (const std::string& reason : why.blocked) paragraph(reason, fonts().body, colors().text);
}

/// The others who may, each a way to their own cell.
void draw_also(View& view, const Why& why) {
  if (why.also.empty()) return;
  gap(kSpace2);
  group_heading("Who else may");
  gap(kSpace1);
  const std::size_t shown = std::min(why.also.size(), kMostAlsoShown);
  for (std::size_t i = 0; i < shown; ++i) {
    const Entity& who = view.world().at(why.also[i]);
    const std::string label = std::string(label_of(view.world(), why.also[i])) + "##also " + who.id;
    const ChipOptions options;
    if (i > 0) flow(chip_width(label, options));
    if (chip(label, options).is_clicked)
      select_cell(view, {why.also[i], why.cell.on, why.cell.action});
  }
  if (shown < why.also.size())
    paragraph("and " + std::to_string(why.also.size() - shown) + " more", fonts().small,
              colors().muted);
}

/// Rules with what they say, where they stand and what they are called: for whoever looks closer.
void draw_details(View& view, const Why& why) {
  const bool has_rules = std::any_of(why.sections.begin(), why.sections.end(),
                                     [](const WhySection& each) { return !each.rules.empty(); });
  if (!has_rules) return;
  gap(kSpace2);
  if (!draw_fold(view.ui.opened, "why details", "Details", "rules, their documents and dates",
                 ImGui::GetContentRegionAvail().x))
    return;
  for (const WhySection& section : why.sections) {
    for (const WhyRule& rule : section.rules) {
      RuleBlock block;
      paragraph(rule.says.empty() ? rule.id : rule.says, fonts().body, colors().text);
      gap(1.0f);
      if (!rule.source.empty()) paragraph(rule.source, fonts().small, colors().muted);
      paragraph("Rule " + rule.id, fonts().small, colors().muted);
      if (!rule.part.empty()) paragraph("What failed: " + rule.part, fonts().small, colors().muted);
      block.end(section.sign == Sign::not_granted ? colors().line_strong : color_of(section.sign));
      gap(kSpace2);
    }
  }
}

void draw_readings(const Why& why) {
  if (why.readings.empty()) return;
  gap(kSpace2);
  group_heading("Readings differ");
  gap(kSpace1);
  for (const WhyReading& reading : why.readings) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const Sign sign = reading.verdict == Verdict::allow     ? Sign::allowed
                      : reading.verdict == Verdict::unclear ? Sign::unclear
                                                            : Sign::not_granted;
    draw_sign(ImGui::GetWindowDrawList(), {at.x + 10.0f, at.y + 10.0f}, 20.0f,
              {sign, Change::none, false});
    ImGui::Indent(30.0f);
    paragraph(reading.label, fonts().body, colors().text);
    paragraph(reading.says, fonts().small, colors().muted);
    ImGui::Unindent(30.0f);
    gap(kSpace1);
  }
}

void draw_next(View& view, const Why& why) {
  const World& world = view.world();
  const Action& action = world.type_of(why.cell.on).actions[why.cell.action];
  gap(kSpace2);
  ButtonOptions options;
  options.icon = ICON_PLAY;
  const std::string name(label_of(world, why.cell.who));
  const std::string label =
      "Let " + name + " do it" + (action.parameters.empty() ? "" : "…") + "##why act";
  options.width = std::min(button_width(label, options), ImGui::GetContentRegionAvail().x);
  const ItemState act = draw_button(label, options);
  if (act.is_clicked) begin_act(view, why.cell.who, why.cell.on, why.cell.action, "why");
  tip("Take this step as " + name, action.label);
  draw_act_form(view, "why", act.box);
  const std::string words = change_words(view);
  ButtonOptions change;
  change.has_menu = true;
  flow(button_width(words, change));
  const ItemState opener = draw_button(words + "##why", change);
  // It hangs on the cell, where that can be seen.
  if (layout_now(view.ui).shows_one_pane) {
    draw_cell_menu(view, opener);
  } else if (opener.is_clicked) {
    toggle_menu(view, kCellMenu);
  }
}

}  // namespace

void draw_why(View& view) {
  draw_refusal(view);
  const std::optional<Why>& why = view.models.why.why();
  if (!why) {
    paragraph("Why?", fonts().title, colors().text);
    gap(2.0f);
    paragraph("Choose a cell of the matrix to see what its answer rests on", fonts().body,
              colors().muted);
    gap(kSpace4);
    draw_legend();
    return;
  }
  draw_verdict(view, *why);
  draw_blocked(*why);
  draw_sections(view, *why);
  draw_also(view, *why);
  draw_fixes(view, why->cell);
  draw_next(view, *why);
  draw_readings(*why);
  draw_details(view, *why);
}

}  // namespace permsim
