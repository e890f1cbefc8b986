// What the app opens and keeps: shipped scenarios, files, the choices of the last visit. Serves
// app.h.
#include <algorithm>
#include <cstdlib>

#include "core/json/files.h"
#include "imgui.h"
#include "web/app/app.h"

namespace permsim {
namespace {

/// Who is there at the start.
std::vector<std::string> names_of_people(const Scenario& scenario) {
  const Policy& policy = *scenario.policy_read();
  std::vector<std::string> names;
  for (const auto& declared : scenario.entities) {
    const TypeIndex type = policy.find_type(declared->type);
    if (type != kNoType && policy.types[type].is_subject)
      names.push_back(declared->label.empty() ? declared->id : declared->label);
  }
  return names;
}

GalleryEntry entry_of(const std::string& id, const Scenario& scenario) {
  GalleryEntry entry{id,
                     scenario.title,
                     scenario.summary,
                     scenario.policy->title,
                     scenario.goals,
                     scenario.beside,
                     true};
  entry.people = names_of_people(scenario);
  entry.steps = scenario.steps.size();
  return entry;
}

}  // namespace

void App::make_gallery() {
  gallery_.clear();
  make_lessons();
  for (const std::string& id : door_.library().scenario_ids()) {
    const Result<Document> found = door_.library().shipped(id);
    if (!found) continue;
    if (const auto* scenario = std::get_if<std::shared_ptr<const Scenario>>(&*found)) {
      gallery_.push_back(entry_of(id, **scenario));
    }
  }
  for (const std::string& id : door_.library().recipe_ids()) {
    const Result<Recipe> recipe = door_.library().recipe(id);
    const auto policy = recipe ? door_.library().policy(recipe->policy)
                               : Result<std::shared_ptr<const PolicyFile>>{};
    if (policy)
      gallery_.push_back(
          {id, recipe->title, recipe->summary, (*policy.value)->title, {}, {}, false});
  }
  for (const std::string& id : door_.library().policy_ids()) {
    const auto policy = door_.library().policy(id);
    if (policy)
      gallery_.push_back({id,
                          "Start empty",
                          "Nobody and nothing there yet, the rules of " + (*policy.value)->title,
                          (*policy.value)->title,
                          {},
                          {},
                          false});
  }
  std::stable_sort(
      gallery_.begin(), gallery_.end(),
      [](const GalleryEntry& a, const GalleryEntry& b) { return a.policy_title < b.policy_title; });
}

bool App::open_generated(const std::string& id, const std::map<std::string, std::uint32_t>& counts,
                         std::uint64_t seed, bool can_be_undone) {
  Result<Scenario> made = door_.library().generated(id, counts, seed);
  if (!made) {
    report(made.problems, "The scenario “" + id + "” cannot be generated");
    return false;
  }
  open_scenario(std::move(*made.value), can_be_undone);
  return true;
}

bool App::open_shipped(const std::string& id, bool can_be_undone) {
  const std::vector<std::string> recipes = door_.library().recipe_ids();
  if (std::find(recipes.begin(), recipes.end(), id) != recipes.end())
    return open_generated(id, {}, 1, can_be_undone);
  const Result<Document> found = door_.library().shipped(id);
  if (!found) {
    report(found.problems, "The scenario “" + id + "” cannot be opened");
    return false;
  }
  open(*found, can_be_undone);
  return true;
}

void App::open(const Document& document, bool can_be_undone) {
  if (const auto* lesson = std::get_if<std::shared_ptr<const Lesson>>(&document))
    return open_lesson(**lesson);
  open_scenario(door_.library().world_of(document), can_be_undone);
}

void App::open_scenario(Scenario scenario, bool can_be_undone) {
  act_for_goal(false);
  ui_.news.reset();
  if (Session* session = door_.session(); session != nullptr && can_be_undone) {
    const Answer answer = session->dispatch(OpenScenario{std::move(scenario)});
    if (answer.outcome != Outcome::done) tell("The scenario cannot be played: " + answer.says);
  } else if (const Problems problems = door_.open(std::move(scenario)); !problems.empty()) {
    report(problems, "The scenario cannot be played");
  }
  ui_.is_playing = false;
  wants_another_frame_ = true;
}

void App::report(const Problems& problems, std::string title, std::string file, std::string text) {
  ui_.notices.push_back({std::move(title), problems, std::move(file), std::move(text)});
  wants_another_frame_ = is_stale_ = true;
  platform_.request_frame();
}

void App::open_text(const std::string& name, const std::string& text) {
  if (edit_lesson_file(text)) return;
  const Result<Document> found = door_.library().read(text);
  if (!found) {
    report(found.problems, "“" + name + "” cannot be opened", name, text);
    return;
  }
  leave_lesson();
  open(*found);
  if (!found.problems.empty()) report(found.problems, "“" + name + "” is open, with remarks");
  platform_.request_frame();
}

void App::resume(const std::string& text, std::uint32_t at) {
  const Result<Document> found = door_.library().read(text);
  if (!found) {
    report(found.problems, "The work that was kept cannot be opened", "kept work", text);
    return;
  }
  open(*found, false);
  is_resumed_ = true;
  Session& session = *door_.session();
  session.dispatch(GoTo{std::min(at, static_cast<std::uint32_t>(session.moments().size() - 1))});
}

bool App::holds_work() const {
  const Session* session = own_work();
  return session != nullptr && (is_resumed_ || session->undo_words().has_value());
}

/// "theme=dark left=276 …": small enough to read and write by hand.
void App::restore() {
  const std::string text = platform_.stored("view");
  const auto number = [&](const std::string& key, float& value, float least, float most) {
    const std::size_t at = text.find(key + "=");
    if (at == std::string::npos) return;
    const float found = std::strtof(text.c_str() + at + key.size() + 1, nullptr);
    if (found >= least && found <= most) value = found;
  };
  number("left", ui_.sizes.left, 150.0f, 900.0f);
  number("right", ui_.sizes.right, 150.0f, 1200.0f);
  number("bottom", ui_.sizes.bottom, 40.0f, 900.0f);
  number("share", ui_.sizes.things_share, 0.1f, 0.9f);
  ui_.folds_things = text.find("things=folded") != std::string::npos;
  ui_.folds_timeline = text.find("timeline=folded") != std::string::npos;
  ui_.uses_single_keys = text.find("letters=off") == std::string::npos;
  if (text.find("theme=dark") != std::string::npos) ui_.theme = ThemeChoice::dark;
  if (text.find("theme=light") != std::string::npos) ui_.theme = ThemeChoice::light;
  if (text.find("theme=contrast") != std::string::npos) ui_.theme = ThemeChoice::contrast;
  kept_ = text;
}

void App::keep() {
  follow_authoring();
  if (ImGui::IsMouseDown(ImGuiMouseButton_Left)) return;
  const PaneSizes& sizes = ui_.sizes;
  constexpr const char* kThemeWords[] = {"auto", "light", "dark", "contrast"};
  std::string text = std::string("theme=") + kThemeWords[static_cast<int>(ui_.theme)];
  const auto add = [&](const char* key, float value) {
    text += std::string(" ") + key + "=" + std::to_string(value);
  };
  add("left", sizes.left);
  add("right", sizes.right);
  add("bottom", sizes.bottom);
  add("share", sizes.things_share);
  if (ui_.folds_things) text += " things=folded";
  if (ui_.folds_timeline) text += " timeline=folded";
  if (!ui_.uses_single_keys) text += " letters=off";
  if (text == kept_) return;
  kept_ = text;
  platform_.store("view", text);
}

}  // namespace permsim
