// Why: the answer about the chosen cell, what it rests on and what to do next.
#include "web/panels/why.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "core/decide/words.h"
#include "web/models/app_actions.h"
#include "web/models/checks.h"
#include "web/models/commands.h"
#include "web/models/why.h"
#include "web/panels/acts.h"
#include "web/panels/checks.h"
#include "web/panels/fixes.h"
#include "web/panels/help.h"
#include "web/panels/menu.h"

namespace permsim {
namespace {

/// Someone tried and was refused: says so, and offers to keep the attempt as a step.
PanelNode refusal_node(const View& view, const Refusal& refusal) {
  const bool is_impossible = refusal.answer.outcome == Outcome::impossible;
  const std::string title = is_impossible ? "This cannot be done now"
                            : refusal.answer.outcome == Outcome::unclear
                                ? "The documents do not say whether this is allowed"
                                : "This is not allowed";
  PanelNode node = group_node("refusal", title, {heading_node("title", title)});
  if (is_impossible)
    node.children.push_back(text_node("what", step_title(view.world(), refusal.step), Tone::small));
  node.children.push_back(text_node("says", refusal.answer.says));
  node.children.push_back(button_node("keep", "Record it anyway", [](View& now) {
    if (now.ui.refusal) now.send(TakeStep{now.ui.refusal->step, true});
    now.ui.refusal.reset();
  }));
  node.children.push_back(
      button_node("dismiss", "Dismiss", [](View& now) { now.ui.refusal.reset(); }));
  return node;
}

PanelNode verdict_node(const Why& why) {
  SignLook look = why.look;
  PanelNode node = text_node("verdict", std::string(word_of(look.sign)), Tone::strong);
  node.sign = look;
  if (look.change != Change::none) node.more = word_of(look.change);
  if (look.is_disputed) node.more += node.more.empty() ? "disputed" : ", disputed";
  node.aside = why.standing;
  return node;
}

/// A fact, and the step that made it so, which is a way there.
PanelNode fact_node(std::string key, const WhyFact& fact) {
  PanelNode item = text_node(std::move(key), fact.words);
  item.role = NodeRole::item;
  if (fact.since == 0) {
    item.aside = since_mark(0);
    return item;
  }
  item.children.push_back(button_node("since", since_mark(fact.since),
                                      [since = fact.since](View& now) { go_to(now, since); }));
  item.children.back().role = NodeRole::link;
  return item;
}

/// What one rule gives to the answer: its ways in, what it lacks, or else what it says. A fact that
/// stands above already is not told again.
void add_reasons(std::vector<PanelNode>& items, const WhyRule& rule, std::set<std::string>& told) {
  const std::string reason = rule.missing.empty() ? rule.says : rule.missing;
  if (rule.paths.empty() && !reason.empty() && told.insert(reason).second) {
    items.push_back(text_node(rule.id + " says", reason));
    items.back().role = NodeRole::item;
  }
  for (std::size_t way = 0; way < rule.paths.size(); ++way) {
    const std::string key = rule.id + " " + std::to_string(way + 1);
    // Each way is enough by itself: all of it is told, however much another way shares with it.
    const bool is_one_of_many = rule.paths.size() > 1;
    if (is_one_of_many) {
      items.push_back(text_node(key, "Way " + std::to_string(way + 1), Tone::small));
      items.back().role = NodeRole::item;
    }
    for (std::size_t i = 0; i < rule.paths[way].size(); ++i) {
      const WhyFact& fact = rule.paths[way][i];
      if (is_one_of_many || told.insert(fact.words).second)
        items.push_back(fact_node(key + " " + std::to_string(i + 1), fact));
    }
  }
}

void add_sections(std::vector<PanelNode>& nodes, const Why& why) {
  for (std::size_t i = 0; i < why.sections.size(); ++i) {
    const WhySection& section = why.sections[i];
    const std::string key = "section " + std::to_string(i + 1);
    nodes.push_back(heading_node(key, section.title));
    PanelNode list;
    list.role = NodeRole::list;
    list.key = key + " facts";
    std::set<std::string> told;
    for (const WhyRule& rule : section.rules) add_reasons(list.children, rule, told);
    if (!list.children.empty()) nodes.push_back(std::move(list));
  }
  if (!why.more_paths.empty())
    nodes.push_back(text_node("more ways", "… " + why.more_paths, Tone::small));
}

/// Why what is allowed cannot be done now.
void add_blocked(std::vector<PanelNode>& nodes, const Why& why) {
  if (why.blocked.empty()) return;
  nodes.push_back(heading_node("blocked", why.blocked_title));
  for (std::size_t i = 0; i < why.blocked.size(); ++i)
    nodes.push_back(text_node("blocked " + std::to_string(i + 1), why.blocked[i]));
}

/// The others who may, each a way to their own cell.
void add_also(const View& view, std::vector<PanelNode>& nodes, const Why& why) {
  if (why.also.empty()) return;
  nodes.push_back(heading_node("also", "Who else may"));
  PanelNode list;
  list.role = NodeRole::list;
  list.key = "also list";
  const std::size_t shown = std::min(why.also.size(), kMostAlsoShown);
  for (std::size_t i = 0; i < shown; ++i) {
    const Cell cell{why.also[i], why.cell.on, why.cell.action};
    PanelNode item;
    item.role = NodeRole::item;
    item.key = view.world().at(cell.who).id;
    item.children.push_back(
        button_node("see", std::string(label_of(view.world(), cell.who)), [cell](View& now) {
          if (now.world().has(cell.who) && now.world().has(cell.on)) select_cell(now, cell);
        }));
    item.children.back().role = NodeRole::link;
    list.children.push_back(std::move(item));
  }
  nodes.push_back(std::move(list));
  if (shown < why.also.size())
    nodes.push_back(text_node(
        "also more", "and " + std::to_string(why.also.size() - shown) + " more", Tone::small));
}

void add_readings(std::vector<PanelNode>& nodes, const Why& why) {
  if (why.readings.empty()) return;
  nodes.push_back(heading_node("readings", "Readings differ"));
  PanelNode list;
  list.role = NodeRole::list;
  list.key = "readings list";
  for (const WhyReading& reading : why.readings) {
    PanelNode item = text_node(reading.label, reading.label);
    item.role = NodeRole::item;
    item.more = reading.says;
    const Sign sign = reading.verdict == Verdict::allow     ? Sign::allowed
                      : reading.verdict == Verdict::unclear ? Sign::unclear
                                                            : Sign::not_granted;
    item.sign = SignLook{sign, Change::none, false};
    item.aside = word_of(sign);
    list.children.push_back(std::move(item));
  }
  nodes.push_back(std::move(list));
}

/// Rules with what they say, where they stand and what they are called: for whoever looks closer.
void add_details(const View& view, std::vector<PanelNode>& nodes, const Why& why) {
  const bool has_rules = std::any_of(why.sections.begin(), why.sections.end(),
                                     [](const WhySection& each) { return !each.rules.empty(); });
  if (!has_rules) return;
  constexpr const char* kFold = "why details";
  const bool is_open = view.ui.opened.count(kFold) > 0;
  PanelNode fold = button_node("details", "Details", [](View& now) {
    if (now.ui.opened.erase(kFold) == 0) now.ui.opened.insert(kFold);
  });
  fold.more = "rules, their documents and dates";
  fold.is_open = is_open;
  for (const WhySection& section : why.sections) {
    for (const WhyRule& rule : section.rules) {
      if (!is_open) break;
      const std::string key = section.title + " " + rule.id;
      fold.children.push_back(text_node(key, rule.says.empty() ? rule.id : rule.says));
      if (!rule.source.empty())
        fold.children.push_back(text_node(key + " source", rule.source, Tone::small));
      fold.children.push_back(text_node(key + " id", "Rule " + rule.id, Tone::small));
      if (!rule.part.empty())
        fold.children.push_back(text_node(key + " part", "What failed: " + rule.part, Tone::small));
    }
  }
  nodes.push_back(std::move(fold));
}

/// "Let Ben do it…", and what one may give and take by hand.
void add_next(const View& view, std::vector<PanelNode>& nodes, const Why& why) {
  const World& world = view.world();
  const Action& action = world.type_of(why.cell.on).actions[why.cell.action];
  const Cell cell = why.cell;
  nodes.push_back(
      button_node("act",
                  "Let " + std::string(label_of(world, cell.who)) + " do it" +
                      (action.parameters.empty() ? "" : "…"),
                  [cell](View& now) { begin_act(now, cell.who, cell.on, cell.action, "why"); }));
  nodes.back().more = action.label;
  nodes.push_back(menu_node(view, "change", change_words(view), "change access", [&] {
    std::vector<PanelNode> rows;
    if (view.ui.acting.empty()) rows = access_nodes(view, cell);
    for (PanelNode& row : keeping_nodes(view, cell)) rows.push_back(std::move(row));
    return rows;
  }));
}

}  // namespace

PanelNode why_panel(const View& view) {
  PanelNode panel;
  panel.role = NodeRole::region;
  panel.key = "why";
  panel.name = "Why";
  std::vector<PanelNode>& nodes = panel.children;
  if (view.ui.refusal) nodes.push_back(refusal_node(view, *view.ui.refusal));
  const std::optional<Why>& why = view.models.why.why();
  if (!why) {
    nodes.push_back(
        text_node("nothing", "Choose a cell of the matrix to see what its answer rests on"));
    nodes.push_back(legend_node());
    return panel;
  }
  nodes.push_back(verdict_node(*why));
  nodes.push_back(heading_node("answer", why->headline));
  if (why->since_step == 0) {
    nodes.push_back(text_node("since", why->since, Tone::small));
  } else {
    nodes.push_back(button_node("since", why->since,
                                [since = why->since_step](View& now) { go_to(now, since); }));
    nodes.back().role = NodeRole::link;
  }
  if (!why->others.empty()) nodes.push_back(text_node("others", why->others, Tone::small));
  nodes.push_back(button_node("copy", "Copy this explanation", [](View& now) {
    if (now.models.why.why()) now.outbox.send(CopyText{written(*now.models.why.why())});
  }));
  add_blocked(nodes, *why);
  add_sections(nodes, *why);
  add_also(view, nodes, *why);
  add_fixes(view, nodes, why->cell);
  add_next(view, nodes, *why);
  add_readings(nodes, *why);
  add_details(view, nodes, *why);
  return panel;
}

}  // namespace permsim
