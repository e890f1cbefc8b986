// Looks through people, things, actions, steps and everything the page can be told to do.
#include "web/models/palette.h"

#include <algorithm>
#include <cctype>
#include <utility>

#include "core/decide/words.h"
#include "icons.h"
#include "web/models/app_actions.h"
#include "web/models/asking.h"
#include "web/models/matrix.h"
#include "web/models/timeline.h"

namespace permsim {
namespace {

constexpr std::size_t kMostAnswers = 3, kMostNamesLooked = 4'000;

std::string lowered(std::string_view text) {
  std::string made(text);
  std::transform(made.begin(), made.end(), made.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return made;
}

std::vector<std::string> words_in(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : lowered(text) + " ") {
    const bool is_part = std::isalnum(static_cast<unsigned char>(c)) != 0 || (c & 0x80) != 0;
    if (is_part)
      word += c;
    else if (!word.empty())
      words.push_back(std::exchange(word, {}));
  }
  return words;
}

/// Every typed word begins a word of the text.
bool matches(const std::vector<std::string>& typed, std::string_view text) {
  const std::vector<std::string> words = words_in(text);
  return std::all_of(typed.begin(), typed.end(), [&](const std::string& wanted) {
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
      return word.compare(0, wanted.size(), wanted) == 0;
    });
  });
}

/// The typed words without those that begin a word of `name`; nothing when none does.
std::optional<std::vector<std::string>> without(const std::vector<std::string>& typed,
                                                std::string_view name) {
  const std::vector<std::string> words = words_in(name);
  std::vector<std::string> left;
  for (const std::string& wanted : typed) {
    const bool is_part = std::any_of(words.begin(), words.end(), [&](const std::string& word) {
      return word.compare(0, wanted.size(), wanted) == 0;
    });
    if (!is_part) left.push_back(wanted);
  }
  return left.size() == typed.size() ? std::nullopt : std::optional(std::move(left));
}

class Finder {
 public:
  Finder(const View& view, const std::string& text)
      : view_(view), world_(view.world()), typed_(words_in(text)) {}

  std::vector<PaletteSection> run() {
    std::vector<PaletteSection> sections;
    const auto add = [&](const char* title, std::vector<PaletteRow> rows) {
      const std::size_t room = kMostFound - std::min(kMostFound, found_);
      if (rows.size() > room) rows.resize(room);
      found_ += rows.size();
      if (!rows.empty()) sections.push_back({title, std::move(rows)});
    };
    if (typed_.size() >= 2) add("Answers", answers());
    add("Do", deeds());
    add("Go to", places());
    return sections;
  }

 private:
  /// "ben rec" may mean: may Ben reconnect the thing that is looked at, or the one that is named?
  std::vector<PaletteRow> answers() const {
    std::vector<PaletteRow> rows;
    std::size_t looked = 0;
    for (const EntityIndex who : world_.subjects()) {
      if (++looked > kMostNamesLooked || rows.size() >= kMostAnswers) break;
      const auto rest = without(typed_, label_of(world_, who));
      if (!rest || rest->empty()) continue;
      add_answers(who, *rest, rows);
    }
    return rows;
  }

  void add_answers(EntityIndex who, const std::vector<std::string>& rest,
                   std::vector<PaletteRow>& rows) const {
    const EntityIndex here = world_.find(view_.ui.resource);
    std::vector<EntityIndex> things;
    if (world_.has(here)) things.push_back(here);
    for (EntityIndex on = 0; on < std::min<std::size_t>(world_.size(), kMostNamesLooked); ++on)
      if (on != here && world_.has(on) && without(rest, label_of(world_, on))) things.push_back(on);
    for (const EntityIndex on : things) {
      const auto named = without(rest, label_of(world_, on));
      const std::vector<std::string>& left = named ? *named : rest;
      if (left.empty()) continue;
      const std::vector<Action>& actions = world_.type_of(on).actions;
      for (ActionIndex action = 0; action < actions.size(); ++action) {
        if (rows.size() >= kMostAnswers) return;
        if (!actions[action].is_event && matches(left, actions[action].label))
          rows.push_back(answer({who, on, action}));
      }
    }
  }

  PaletteRow answer(const Cell& cell) const {
    const Verdict verdict = view_.session.matrix().at(cell);
    PaletteRow row;
    row.key = "cell " + world_.at(cell.who).id + " " + std::to_string(cell.on) + "." +
              std::to_string(cell.action);
    row.words = answer_words(world_, cell, verdict);
    row.sign = view_.models.matrix.look_at(cell);
    row.run = [cell](View& now) {
      if (!now.world().has(cell.who) || !now.world().has(cell.on)) return;
      select_cell(now, cell);
      if (now.ui.mode > MatrixMode::person) now.ui.mode = MatrixMode::actions;
      now.ui.tab = "why";
    };
    return row;
  }

  std::vector<PaletteRow> deeds() const {
    std::vector<PaletteRow> rows;
    for (const AppAction& action : app_actions()) {
      if (action.id == "palette" || !is_enabled(action, view_)) continue;
      if (!matches(typed_, action.label(view_))) continue;
      rows.push_back({"do " + std::string(action.id),
                      action.label(view_),
                      std::string(action.keys),
                      action.icon,
                      {},
                      action.run});
    }
    if (typed_.empty()) return rows;
    add_questions(rows);
    for (const EntityIndex who : world_.subjects()) {
      if (rows.size() > kMostFound) break;
      const std::string words = "Act as " + std::string(label_of(world_, who));
      if (matches(typed_, words))
        rows.push_back({"act as " + world_.at(who).id,
                        words,
                        "",
                        ICON_USER,
                        {},
                        [id = world_.at(who).id](View& now) { act_as(now, id); }});
    }
    return rows;
  }

  /// "stops ana" finds "What stops if Ana leaves?".
  void add_questions(std::vector<PaletteRow>& rows) const {
    if (typed_.size() < 2) return;
    for (const EntityIndex who : world_.subjects()) {
      for (std::size_t i = 0; i < kAsksOfPerson; ++i) add_question(kAskKinds[i], who, rows);
    }
    for (std::size_t i = kAsksOfPerson; i < kAskKinds.size(); ++i)
      add_question(kAskKinds[i], asked_about(view_), rows);
  }
  void add_question(AskKind kind, EntityIndex who, std::vector<PaletteRow>& rows) const {
    if (rows.size() > kMostFound || who == kNoEntity) return;
    const std::string words = ask_sentence(view_, kind, who);
    if (!matches(typed_, words) || !why_not_asked(view_, kind).empty()) return;
    rows.push_back(
        {"ask " + std::to_string(static_cast<int>(kind)) + " " + world_.at(who).id,
         words,
         "",
         ICON_LIGHTBULB,
         {},
         [id = world_.at(who).id, kind](View& now) { ask_of(now, now.world().find(id), kind); }});
  }

  std::vector<PaletteRow> places() const {
    std::vector<PaletteRow> rows;
    if (typed_.empty()) return rows;
    for (EntityIndex each = 0; each < world_.size() && rows.size() < kMostFound; ++each) {
      if (!world_.has(each) || !matches(typed_, label_of(world_, each))) continue;
      rows.push_back({"thing " + world_.at(each).id,
                      std::string(label_of(world_, each)),
                      world_.type_of(each).label,
                      icon_of(world_.type_of(each)),
                      {},
                      [each](View& now) { select_thing(now, each); }});
    }
    const std::vector<TimelineMoment>& moments = view_.models.timeline.moments();
    for (std::size_t i = 0; i < moments.size() && rows.size() < kMostFound; ++i) {
      const std::string words =
          i == 0 ? "Start" : "Step " + std::to_string(i) + ": " + moments[i].title;
      if (matches(typed_, words))
        rows.push_back(
            {"step " + std::to_string(i), words, moments[i].when, ICON_CLOCK, {}, [i](View& now) {
               go_to(now, static_cast<std::uint32_t>(i));
             }});
    }
    return rows;
  }

  const View& view_;
  const World& world_;
  const std::vector<std::string> typed_;
  std::size_t found_ = 0;
};

}  // namespace

std::vector<PaletteSection> find_anything(const View& view, const std::string& text) {
  return Finder(view, text).run();
}

void run_first_found(View& view, const std::string& text) {
  const std::vector<PaletteSection> found = find_anything(view, text);
  view.ui.open_menu.clear();
  if (!found.empty()) found.front().rows.front().run(view);
}

std::string palette_text(const View& view) {
  const auto typed = view.ui.drafts.find("palette");
  return typed == view.ui.drafts.end() ? std::string() : typed->second;
}

}  // namespace permsim
