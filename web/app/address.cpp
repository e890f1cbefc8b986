// What the page's address asks for, and its host by the same names later. Serves app.h.
#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/json/files.h"
#include "web/app/app.h"
#include "web/app/looks.h"

namespace permsim {
namespace {

using Words = std::vector<std::string>;

constexpr std::string_view kShows[] = {"canvas", "table", "both"};
constexpr std::string_view kControls[] = {"full", "min", "none"};
constexpr std::string_view kPanes[] = {"things", "matrix", "why", "timeline"};
constexpr std::string_view kMotions[] = {"auto", "reduce"};

/// The place of a word in a table; nothing where it is not there.
template <typename Enum, std::size_t Count>
std::optional<Enum> one_of(const std::string_view (&table)[Count], std::string_view word) {
  const auto found = std::find(std::begin(table), std::end(table), word);
  if (found == std::end(table)) return std::nullopt;
  return static_cast<Enum>(found - std::begin(table));
}

std::optional<std::uint32_t> whole_number(const std::string& text, std::uint32_t least,
                                          std::uint32_t most) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool is_number = error == std::errc() && end == text.data() + text.size();
  return is_number && number >= least && number <= most ? std::optional(number) : std::nullopt;
}

/// As HTML has flags: there, whatever it says, but for what says no.
std::optional<bool> flag_of(std::string_view text) {
  if (text == "0" || text == "false" || text == "no" || text == "off") return false;
  if (text.empty() || text == "1" || text == "true" || text == "yes" || text == "on") return true;
  return std::nullopt;
}

/// "#0b5d3b", "0b5d3b" or "#fa0".
std::optional<std::uint32_t> color_of_text(std::string_view text) {
  if (!text.empty() && text.front() == '#') text.remove_prefix(1);
  std::string digits;
  for (const char digit : text) digits.append(text.size() == 3 ? 2 : 1, digit);
  std::uint32_t color = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), color, 16);
  if (digits.size() != 6 || error != std::errc() || end != digits.data() + digits.size())
    return std::nullopt;
  return color;
}

Words parts_of(std::string_view text) {
  Words parts;
  while (true) {
    const std::size_t comma = text.find(',');
    std::string part(text.substr(0, comma));
    part.erase(0, part.find_first_not_of(' '));
    part.erase(part.find_last_not_of(' ') + 1);
    parts.push_back(std::move(part));
    if (comma == std::string_view::npos) return parts;
    text.remove_prefix(comma + 1);
  }
}

/// What is wrong, gathered into one sentence.
class Refusals {
 public:
  void add(std::string_view key, std::string_view value, std::string_view what) {
    words_ += words_.empty() ? "The address says “" : "; “";
    words_.append(key).append("=").append(value).append("”, but ").append(what);
  }
  std::string take() { return std::move(words_); }

 private:
  std::string words_;
};

/// Takes a value for what it is, or says what it should be.
template <typename Value>
void take(std::optional<Value> value, Value& into, Refusals& refusals,
          const std::pair<std::string, std::string>& option, std::string_view should) {
  if (value)
    into = *value;
  else
    refusals.add(option.first, option.second, should);
}

void take_panes(Hosting& hosting, const std::pair<std::string, std::string>& option,
                Refusals& refusals) {
  Hosting asked = hosting;
  asked.has_things = asked.has_why = asked.has_timeline = false;
  for (const std::string& pane : parts_of(option.second)) {
    if (!one_of<int>(kPanes, pane))
      return refusals.add(option.first, option.second,
                          "panes are things, matrix, why and timeline, with commas");
    asked.has_things |= pane == "things";
    asked.has_why |= pane == "why";
    asked.has_timeline |= pane == "timeline";
  }
  hosting = asked;
}

void take_accent(Hosting& hosting, const std::pair<std::string, std::string>& option,
                 Refusals& refusals) {
  const std::optional<std::uint32_t> color = color_of_text(option.second);
  if (color)
    hosting.accent = color;
  else
    refusals.add(option.first, option.second, "an accent is a colour such as #0b5d3b");
}

/// What holds of the page, whatever is open in it.
void take_of_page(UiState& ui, const std::pair<std::string, std::string>& option,
                  Refusals& refusals) {
  const auto& [key, value] = option;
  Hosting& hosting = ui.hosting;
  if (key == "theme")
    take(one_of<ThemeChoice>(kThemes, value), ui.theme, refusals, option,
         "a theme is auto, light, dark or contrast");
  else if (key == "show")
    take(one_of<PageShow>(kShows, value), ui.shows, refusals, option,
         "what is shown is canvas, table or both");
  else if (key == "embed")
    take(flag_of(value), hosting.is_embedded, refusals, option, "it is there or not");
  else if (key == "readonly")
    take(flag_of(value), hosting.is_readonly, refusals, option, "it is there or not");
  else if (key == "controls")
    take(one_of<Controls>(kControls, value), hosting.controls, refusals, option,
         "controls are full, min or none");
  else if (key == "panes")
    take_panes(hosting, option, refusals);
  else if (key == "accent")
    take_accent(hosting, option, refusals);
  else if (key == "motion")
    take(one_of<bool>(kMotions, value), hosting.has_less_motion, refusals, option,
         "motion is auto or reduce");
  else if (key == "height" && value != "auto" && !whole_number(value, 120, 10'000))
    refusals.add(key, value, "a height is auto or a number of pixels from 120");
}

const std::string* find_option(const std::vector<std::pair<std::string, std::string>>& options,
                               std::string_view key) {
  const auto found = std::find_if(options.begin(), options.end(),
                                  [&](const auto& option) { return option.first == key; });
  return found == options.end() ? nullptr : &found->second;
}

/// "ben,reconnect,meta": a cell of the world looked at; nothing chosen where nothing is named.
void look_at_cell(View& view, const std::string& value, Refusals& refusals) {
  if (value.empty()) {
    view.ui.cell = {};
    return;
  }
  const Words ids = parts_of(value);
  const std::optional<Cell> cell =
      ids.size() == 3 ? cell_of(view.world(), {ids[0], ids[1], ids[2]}) : std::nullopt;
  if (!cell)
    return refusals.add("focus", value,
                        "it is a person, an action and a thing that are there at this moment");
  select_cell(view, *cell);
  view.ui.focused = {};
}

void compare_with(View& view, const std::string& value, Refusals& refusals) {
  if (value == "previous" || value == "start") {
    view.ui.compare = value == "start" ? CompareWith::start : CompareWith::previous;
  } else if (view.session.policy_file().find_reading(value) != nullptr) {
    view.ui.compare = CompareWith::reading;
    view.ui.compare_reading = value;
  } else {
    refusals.add("compare", value, "it is previous, start or a reading’s id");
  }
}

/// What is looked at in the open work.
void take_looks(View& view, const std::vector<std::pair<std::string, std::string>>& options,
                Refusals& refusals) {
  if (const std::string* on = find_option(options, "on")) {
    const EntityIndex thing = view.world().find(*on);
    if (thing == kNoEntity || count_acts(view.world().type_of(thing)) == 0)
      refusals.add("on", *on, "there is nothing of that id to act on");
    else
      show_thing(view, thing);
  }
  if (const std::string* mode = find_option(options, "view"))
    take(one_of<MatrixMode>(kViews, *mode), view.ui.mode, refusals, {"view", *mode},
         "a view is actions, things, person, list, roles or stories");
  if (const std::string* focus = find_option(options, "focus"))
    look_at_cell(view, *focus, refusals);
  if (const std::string* compare = find_option(options, "compare"))
    compare_with(view, *compare, refusals);
}

bool is_among(const std::string& word, const Words& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

/// A shipped scenario, a policy to begin with, or a generated world with so many of each.
void App::open_asked(const Options& options, std::string& refused) {
  Refusals refusals;
  const std::string* scenario = find_option(options, "scenario");
  if (scenario == nullptr) return;
  leave_lesson();
  if (const Result<Recipe> recipe = door_.library().recipe(*scenario)) {
    std::map<std::string, std::uint32_t> counts;
    for (const auto& [key, value] : options) {
      if (recipe->counts.count(key) == 0) continue;
      if (const auto count = whole_number(value, 1, kMostGenerated))
        counts[key] = *count;
      else
        refusals.add(key, value, "a count is a number from 1 to " + std::to_string(kMostGenerated));
    }
    open_generated(recipe->id, counts, 1, false);
  } else if (is_among(*scenario, door_.library().scenario_ids()) ||
             is_among(*scenario, door_.library().policy_ids())) {
    open_shipped(*scenario, false);
  } else {
    refusals.add("scenario", *scenario, "there is no such scenario");
  }
  refused += refusals.take();
}

/// Where nothing was done yet there is nothing to undo either: the work begins under this reading.
void App::read_as(const std::string& reading, std::string& refused) {
  Session& session = *door_.session();
  if (session.policy_file().find_reading(reading) == nullptr) {
    Refusals refusals;
    refusals.add("reading", reading, "the policy has no such reading");
    refused += refusals.take();
    return;
  }
  if (session.policy().reading == reading) return;
  const std::uint32_t at = session.at();
  if (session.undo_words() || ui_.acts_for_goal) {
    session.dispatch(ChangeReading{reading});
    return;
  }
  Scenario scenario = session.scenario();
  scenario.reading = reading;
  open_scenario(std::move(scenario), false);
  door_.session()->dispatch(GoTo{at});
}

std::string App::look_by(const Options& options) {
  Refusals refusals;
  for (const auto& option : options) take_of_page(ui_, option, refusals);
  door_.set_readonly(ui_.hosting.is_readonly);
  std::string refused = refusals.take();
  const auto join = [&](const std::string& more) {
    if (!more.empty()) refused += (refused.empty() ? "" : ". ") + more;
  };
  std::string opened, read;
  open_asked(options, opened);
  join(opened);
  Session* session = door_.session();
  const std::string *step = find_option(options, "step"),
                    *reading = find_option(options, "reading");
  if (session != nullptr && reading != nullptr && !reading->empty()) read_as(*reading, read);
  join(read);
  session = door_.session();
  if (session != nullptr && step != nullptr && !step->empty()) {
    const auto last = static_cast<std::uint32_t>(session->moments().size() - 1);
    if (const auto at = whole_number(*step, 0, last))
      session->dispatch(GoTo{*at});
    else
      refusals.add("step", *step, "a step is a number from 0 to " + std::to_string(last));
  }
  if (session != nullptr) {
    View now = view();
    // Whatever is open is looked at as it says itself, before anybody says otherwise.
    follow_session(now);
    if (find_option(options, "view") != nullptr) chooses_way_ = false;
    take_looks(now, options, refusals);
  }
  if (const std::string* lesson = find_option(options, "lesson");
      lesson != nullptr && !open_shipped_lesson(*lesson))
    refusals.add("lesson", *lesson, "there is no such lesson");
  join(refusals.take());
  is_stale_ = true;
  wants_another_frame_ = true;
  return refused;
}

void App::apply_options(const Options& options) {
  const std::string refused = look_by(options);
  if (!refused.empty()) tell(refused);
}

}  // namespace permsim
