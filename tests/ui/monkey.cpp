// What a monkey does to the page (monkey.h).
#include "tests/ui/monkey.h"

#include <algorithm>

#include "core/json/files.h"

namespace permsim {
namespace {

constexpr std::size_t kLinesTold = 12;
constexpr std::size_t kNodesKnown = 40;

/// Names in several scripts, what the page's own words look like, and what breaks careless readers.
const std::vector<std::string>& words() {
  static const std::vector<std::string> kAll = {
      "Ana",
      "Ben",
      "Zoë Łukasiewicz",
      "ana",
      "meta-ads",
      "person",
      "owner",
      "Owner",
      "",
      " ",
      "  spaces  ",
      "\"quoted\" \\ and \\n",
      "line\nbreak",
      "tab\there",
      "<b>&amp;</b>",
      "名前",
      "שלום",
      "مرحبا بك",
      "👩‍👩‍👧 family",
      "e\u0301\u0301\u0301",
      "\u202eabc",
      "\u0001",
      "#member",
      "a#b",
      "a/b",
      "a,b, c",
      "`ticked`",
      "“curly”",
      "{0}",
      "%s%n",
      "not locked",
      "mode == open",
      "true",
      "null",
      "0",
      "-1",
      "18446744073709551616",
      "2026-03-02",
      "2026-03-02T09:00",
      "2026-02-31",
      "March 3rd",
      "start",
      "default",
      "A name that is so long that no column has room for it and every line it is on is cut off",
      "Editor",
      "Can edit",
      "2,40",
      "1,1,1",
      "0,0,0",
      "999999999,999999999",
      ",",
      "open",
      "close",
  };
  return kAll;
}

/// Without what is left to a person's own decision: files and other works are opened seldom, or
/// nothing would ever be built, and the organisation of 200 people is slow.
bool is_avoided(const std::string& id, testing::Dice& dice) {
  if (id.find("generated") != std::string::npos) return true;
  const bool opens = id.find("gallery/") != std::string::npos || id == "header/bar/file/new";
  return opens && dice.chance(90);
}

}  // namespace

void Monkey::note(std::string line) {
  done_.push_back(std::move(line));
  if (done_.size() > kLinesTold) done_.pop_front();
}

std::string Monkey::told() const {
  std::string text;
  for (const std::string& line : done_) text += "\n  " + line;
  return text;
}

void Monkey::act() {
  const Scenario* before = &page_.session().scenario();
  const std::size_t what = dice_.below(100);
  if (what < 72) {
    while (!touch_node()) continue;
  } else if (what < 76)
    touch_old_node();
  else if (what < 84)
    press_key();
  else if (what < 91)
    use_mouse();
  else if (what < 93)
    resize();
  else if (what < 94)
    open_file();
  else if (what < 96)
    open_damaged();
  else if (what < 98)
    paste();
  else
    hear_of_storage();
  if (&page_.session().scenario() != before || dice_.chance(15)) page_.frames(1);
}

void Monkey::collect(const PanelNode& node, const std::string& id, std::vector<Target>& targets) {
  Target target{id, node.role, {}, node.value};
  if (node.press) target.acts.insert(target.acts.end(), {"press", "press", "press"});
  if (node.menu) target.acts.push_back("menu");
  if (node.close) target.acts.push_back("close");
  if (node.focus) target.acts.push_back("focus");
  if (node.type) target.acts.insert(target.acts.end(), {"type", "type"});
  if (node.enter) target.acts.push_back("enter");
  if (node.leave) target.acts.push_back("leave");
  if (node.window) target.acts.push_back("window");
  if (!target.acts.empty()) targets.push_back(std::move(target));
  for (const PanelNode& child : node.children) collect(child, id + "/" + child.key, targets);
}

const PanelNode& Monkey::some_panel() {
  const std::vector<PanelNode>& panels = page_.app().described();
  // What asks for something is over the page, and comes last.
  const std::string& last = panels.back().key;
  const bool asks = last == "paste" || last == "notices" || last == "compose" || last == "place" ||
                    last == "file text";
  if (asks && dice_.chance(60)) return panels.back();
  const auto form = std::find_if(panels.begin(), panels.end(),
                                 [](const PanelNode& panel) { return panel.key == "form"; });
  if (form != panels.end() && dice_.chance(50)) return *form;
  return dice_.pick(panels);
}

bool Monkey::touch_node() {
  if (!field_.id.empty() && dice_.chance(70)) {
    const Target field = std::exchange(field_, {});
    perform(field, dice_.chance(75) ? "enter" : "leave");
    return true;
  }
  std::vector<Target> targets;
  const PanelNode& panel = some_panel();
  collect(panel, panel.key, targets);
  // In an open menu, if there is one, as a person would.
  const auto open = std::find_if(targets.begin(), targets.end(), [](const Target& target) {
    return std::find(target.acts.begin(), target.acts.end(), std::string("close")) !=
           target.acts.end();
  });
  if (open != targets.end() && dice_.chance(60)) {
    const std::string above = open->id;
    targets.erase(std::remove_if(targets.begin(), targets.end(),
                                 [&](const Target& target) {
                                   return target.id.compare(0, above.size(), above) != 0;
                                 }),
                  targets.end());
  }
  if (targets.empty()) return false;
  // One kind first, or cells of a grid would be all that is ever pressed.
  const NodeRole role = dice_.pick(targets).role;
  const NodeRole other = dice_.pick(targets).role;
  const NodeRole kind = role == NodeRole::cell || dice_.chance(50) ? other : role;
  std::vector<Target> alike;
  std::copy_if(targets.begin(), targets.end(), std::back_inserter(alike),
               [&](const Target& target) { return target.role == kind; });
  const Target target = dice_.pick(alike);
  if (is_avoided(target.id, dice_)) return false;
  known_.push_back(target);
  if (known_.size() > kNodesKnown) known_.erase(known_.begin());
  perform(target, dice_.pick(target.acts));
  return true;
}

/// The page tells what a person did to HTML that the program may have another view of by now.
void Monkey::touch_old_node() {
  if (known_.empty()) return;
  constexpr const char* kActs[] = {"press", "menu", "close", "focus", "type", "enter", "window"};
  perform(dice_.pick(known_), kActs[dice_.below(7)]);
}

/// What somebody may have made of a file's text: another number or name, a line more, half of it.
std::string Monkey::rewritten(std::string text) {
  if (text.empty() || dice_.chance(15)) return some_words();
  const std::size_t at = dice_.below(text.size());
  const std::size_t how = dice_.below(4);
  if (how == 0) text.resize(at);
  if (how == 1) text.insert(std::min(text.find_first_of("{,[", at), text.size() - 1) + 1, "\n\n");
  const std::size_t label = text.find("\"label\": \"", at);
  if (how == 2 && label != std::string::npos) text.insert(label + 10, "New ");
  const std::size_t digit = text.find_first_of("0123456789", at);
  if (how == 3 && digit != std::string::npos) text[digit] = '1';
  return text;
}

void Monkey::perform(const Target& target, const std::string& what) {
  std::string value;
  if (what == "type" && target.role == NodeRole::text_area) {
    value = rewritten(target.value);
  } else if (what == "type") {
    value = dice_.chance(20) && !target.value.empty()
                ? target.value.substr(0, target.value.size() - 1)
                : some_words();
    field_ = target;
    field_.value = value;
  } else if (what == "enter" || what == "leave") {
    value = target.role == NodeRole::tree_item ? (dice_.chance(50) ? "open" : "close")
            : dice_.chance(80)                 ? target.value
                                               : some_words();
  } else if (what == "window") {
    value = std::to_string(dice_.below(80)) + "," + std::to_string(dice_.below(80));
    if (dice_.chance(50)) value += "," + std::to_string(dice_.below(40));
  } else if (what == "focus") {
    value = dice_.chance(50) ? "keys" : "pointer";
  }
  constexpr std::size_t kMostTold = 60;
  note(what + " " + target.id + (value.empty() ? "" : " “" + value.substr(0, kMostTold) + "”"));
  page_.app().perform(target.id, what, value);
}

void Monkey::press_key() {
  constexpr ImGuiKeyChord kCtrl = ImGuiMod_Shortcut, kAlt = ImGuiMod_Alt, kShift = ImGuiMod_Shift;
  constexpr ImGuiKeyChord kKeys[] = {kCtrl | ImGuiKey_Z,
                                     kCtrl | ImGuiKey_Z,
                                     kCtrl | kShift | ImGuiKey_Z,
                                     kCtrl | ImGuiKey_Y,
                                     ImGuiKey_LeftBracket,
                                     ImGuiKey_RightBracket,
                                     ImGuiKey_RightBracket,
                                     kAlt | ImGuiKey_Home,
                                     kAlt | ImGuiKey_End,
                                     ImGuiKey_Space,
                                     ImGuiKey_M,
                                     ImGuiKey_M,
                                     ImGuiKey_F,
                                     ImGuiKey_G,
                                     ImGuiKey_L,
                                     kShift | ImGuiKey_Slash,
                                     ImGuiKey_D,
                                     ImGuiKey_T,
                                     ImGuiKey_Slash,
                                     kCtrl | ImGuiKey_K,
                                     kCtrl | ImGuiKey_S,
                                     kCtrl | ImGuiKey_O,
                                     ImGuiKey_Escape,
                                     ImGuiKey_Escape,
                                     ImGuiKey_Q};
  const std::size_t which = dice_.below(std::size(kKeys));
  note("key " + std::to_string(which));
  page_.app().press_shortcut(kKeys[which]);
}

/// Half of the time on something, else anywhere; as a rule a click, else a drag, a menu, the wheel.
void Monkey::use_mouse() {
  ImGuiIO& io = ImGui::GetIO();
  ImVec2 at{static_cast<float>(dice_.below(static_cast<std::size_t>(io.DisplaySize.x))),
            static_cast<float>(dice_.below(static_cast<std::size_t>(io.DisplaySize.y)))};
  std::string label;
  page_.frames(1);
  if (const auto& items = test_hooks::items(); !items.empty() && dice_.chance(60)) {
    const test_hooks::Item& item = dice_.pick(items);
    label = " on " + item.label;
    at = {(item.min.x + item.max.x) * 0.5f, (item.min.y + item.max.y) * 0.5f};
  }
  const std::size_t how = dice_.below(10);
  note("mouse " + std::to_string(how) + " at " + std::to_string(static_cast<int>(at.x)) + ", " +
       std::to_string(static_cast<int>(at.y)) + label);
  io.AddMousePosEvent(at.x, at.y);
  page_.frames(1);
  if (how == 0) {
    io.AddMouseWheelEvent(0.0f, dice_.chance(50) ? 3.0f : -3.0f);
    return page_.frames(1);
  }
  const int button = how == 1 ? ImGuiMouseButton_Right : ImGuiMouseButton_Left;
  io.AddMouseButtonEvent(button, true);
  page_.frames(1);
  if (how == 2) {
    io.AddMousePosEvent(at.x + static_cast<float>(dice_.below(400)) - 200.0f,
                        at.y + static_cast<float>(dice_.below(400)) - 200.0f);
    page_.frames(1);
  }
  io.AddMouseButtonEvent(button, false);
  page_.frames(2);
}

void Monkey::resize() {
  constexpr ImVec2 kSizes[] = {{1440, 900}, {1280, 800},  {800, 600}, {390, 844}, {844, 390},
                               {320, 480},  {2560, 1440}, {200, 120}, {1, 1}};
  const ImVec2 size = kSizes[dice_.below(std::size(kSizes))];
  note("window " + std::to_string(static_cast<int>(size.x)));
  ImGui::GetIO().DisplaySize = size;
  page_.frames(1);
}

std::string Monkey::some_id() {
  const std::vector<std::string> ids = page_.app().door().library().scenario_ids();
  return dice_.pick(ids);
}

void Monkey::open_file() {
  const std::string id = some_id();
  const auto found = page_.app().door().library().shipped(id);
  const auto& scenario = std::get<std::shared_ptr<const Scenario>>(*found);
  note("open " + id);
  page_.app().open_text(id + ".json", write_scenario(*scenario));
}

/// A part of the file is gone, there twice, or stands elsewhere.
void Monkey::open_damaged() {
  std::string text = write_scenario(page_.session().scenario());
  const std::size_t from = dice_.below(text.size());
  const std::size_t size = std::min(
      text.size() - from, 1 + dice_.below(dice_.pick(std::vector<std::size_t>{3, 40, 400})));
  const std::string part = text.substr(from, size);
  const std::size_t how = dice_.below(3);
  if (how != 1) text.erase(from, size);
  if (how != 0) text.insert(dice_.below(text.size() + 1), part);
  note("open damaged " + std::to_string(how) + " at " + std::to_string(from) + "+" +
       std::to_string(size));
  page_.app().open_text("damaged.json", text);
}

void Monkey::paste() {
  constexpr const char* kHeads[] = {"Name", "Role",  "Team", "Email",  "Workspace",
                                    "Type", "owner", "",     "Person", "Id"};
  const std::size_t columns = 1 + dice_.below(4), rows = 1 + dice_.below(5);
  std::string cells;
  for (std::size_t row = 0; row <= rows; ++row) {
    for (std::size_t column = 0; column < columns; ++column) {
      cells += row == 0 && dice_.chance(80) ? kHeads[dice_.below(std::size(kHeads))] : some_words();
      cells += '\x1f';
    }
    cells += '\x1e';
  }
  note("paste " + std::to_string(rows) + " × " + std::to_string(columns));
  page_.app().paste_table(cells);
}

/// What the browser says of what it keeps: it may stop keeping at any time, and forget.
void Monkey::hear_of_storage() {
  const std::size_t what = dice_.below(6);
  note("storage " + std::to_string(what));
  if (what < 3) page_.app().set_kept(static_cast<Kept>(what));
  if (what == 3)
    page_.app().set_recent(
        "a1\x1fMy story\x1f"
        "3 Mar\x1f"
        "b2\x1f\x1f\x1f");
  if (what == 4) page_.app().set_recent("cut off\x1f");
  if (what == 5)
    page_.app().set_shared({static_cast<std::uint32_t>(dice_.below(20000)), dice_.chance(50)});
  page_.platform().store_of.clear();
}

/// A word of the list, or what something of this world is called.
std::string Monkey::some_words() {
  const World& world = page_.session().world();
  if (world.size() == 0 || dice_.chance(50)) return dice_.pick(words());
  const std::vector<EntityIndex>& people = world.subjects();
  if (people.empty()) return dice_.pick(words());
  const Entity& entity = world.at(dice_.pick(people));
  return dice_.chance(50) ? entity.id : entity.label;
}

}  // namespace permsim
