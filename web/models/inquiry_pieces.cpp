// Rows and what can be done with them.
#include "web/models/inquiry_pieces.h"

#include <utility>

#include "core/answers/way.h"
#include "core/decide/words.h"
#include "core/json/files.h"

namespace permsim::asking {

void add_row(AskAnswer& answer, AskRow row) {
  if (answer.rows.size() < kMostRows) answer.rows.push_back(std::move(row));
}

std::string counted(std::size_t count, const char* one, const char* many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

std::function<void(View&)> look_at(const World& world, EntityIndex entity) {
  return [id = world.at(entity).id](View& now) { select_thing(now, now.world().find(id)); };
}

std::function<void(View&)> look_at(const World& world, const Cell& cell) {
  return [ids = ids_of(world, cell)](View& now) {
    const std::optional<Cell> there = cell_of(now.world(), ids);
    if (!there) return;
    select_cell(now, *there);
    now.ui.brings_cell_into_view = true;
    if (now.ui.mode != MatrixMode::things) now.ui.mode = MatrixMode::actions;
  };
}

std::vector<std::string> titles_of(const Moment& now, const std::vector<Step>& steps) {
  std::vector<std::string> titles = way_titles(*now.world, steps, now.at);
  for (std::string& title : titles) title = beginning_sentence(title);
  return titles;
}

std::string way_words(const Moment& now, const std::vector<Step>& steps) {
  std::string words = "By " + counted(steps.size(), "act: ", "acts: ");
  const std::vector<std::string> titles = way_titles(*now.world, steps, now.at);
  for (std::size_t i = 0; i < titles.size(); ++i) words += (i > 0 ? "; then " : "") + titles[i];
  return words;
}

AskAct open_story(std::string title, std::string scenario, std::string about) {
  return {"Open as a story", std::move(about),
          [title = std::move(title), text = std::move(scenario)](View& now) {
            now.outbox.send(OpenText{title, text});
          }};
}

AskAct open_way(const View& view, const Moment& now, const std::vector<Step>& way,
                std::string title, const Check& leads_to, std::string about) {
  Scenario made = way_scenario(view.session.scenario(), now.at, {}, way, title, leads_to);
  if (!made.checks.front().who.is_given()) made.checks.clear();
  return open_story(std::move(title), write_scenario(made), std::move(about));
}

Check never_check(const World& world, std::uint32_t at, const std::vector<Cell>& cells,
                  int within) {
  Check check;
  check.kind = Check::Kind::never;
  check.who.ids = {world.at(cells.front().who).id};
  check.on.ids = {world.at(cells.front().on).id};
  for (const Cell& cell : cells)
    check.can.push_back(world.type_of(cell.on).actions[cell.action].id);
  check.within = within;
  check.has_after = true;
  check.after = {When::Kind::number, static_cast<int>(at)};
  return check;
}

AskAct pin(Check check, std::string about) {
  return {"Pin", std::move(about),
          [check = std::move(check)](View& now) { now.send(AddCheck{check}); }};
}

}  // namespace permsim::asking
