// The twin says what the canvas shows, and everything that can be done on the canvas can be done
// there.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <functional>
#include <set>
#include <tuple>

#include "tests/ui/driver.h"

using namespace permsim;

namespace {

void each_node(const PanelNode& node, const std::string& above,
               const std::function<void(const PanelNode&, const std::string&)>& visit) {
  const std::string id = above + node.key;
  visit(node, id);
  for (const PanelNode& child : node.children) each_node(child, id + "/", visit);
}

void each_node(Driver& page,
               const std::function<void(const PanelNode&, const std::string&)>& visit) {
  for (const PanelNode& panel : page.app().described()) each_node(panel, "", visit);
}

/// Letters alone: where a line breaks, icons, and what stands between words are the canvas's own.
std::string letters_of(std::string_view text) {
  std::string letters;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool is_icon = (byte == 0xee || byte == 0xef) && i + 2 < text.size() &&
                         (byte == 0xee || static_cast<unsigned char>(text[i + 1]) < 0xa4);
    if (is_icon)
      i += 2;
    else if (byte != ' ' && byte != '\n')
      letters += text[i];
  }
  return letters;
}

/// What stands beside each other on one line is read as one line, with more room between.
std::vector<std::string> pieces_of(const std::string& line) {
  std::vector<std::string> pieces;
  for (std::size_t begin = 0; begin < line.size();) {
    const std::size_t end = std::min(line.find("  ", begin), line.size());
    if (end > begin) pieces.push_back(line.substr(begin, end - begin));
    begin = end + 2;
  }
  return pieces;
}

std::string told(Driver& page) {
  std::string text;
  each_node(page, [&](const PanelNode& node, const std::string&) {
    for (const std::string* words : {&node.name, &node.value, &node.more, &node.aside})
      text += letters_of(*words) + "\n";
  });
  return text;
}

/// Lines on the canvas that the twin does not tell. What is cut off there is whole here.
std::vector<std::string> untold(Driver& page, const std::set<std::string>& only_drawn) {
  const std::string all = told(page);
  std::vector<std::string> lines;
  for (const test_hooks::SeenText& seen : test_hooks::seen_texts()) {
    for (const std::string& piece : pieces_of(seen.text)) {
      std::string letters = letters_of(piece);
      const std::size_t cut = letters.find("…");
      if (cut != std::string::npos) letters.resize(cut);
      if (letters.size() < 3 || only_drawn.count(letters) > 0) continue;
      if (all.find(letters) == std::string::npos) lines.push_back(piece);
    }
  }
  return lines;
}

/// The id of the first node that has this role and name, else whose name begins so; fails without
/// one.
std::string find(Driver& page, NodeRole role, std::string_view name) {
  std::string found, exact;
  each_node(page, [&](const PanelNode& node, const std::string& id) {
    if (node.role != role || node.name.compare(0, name.size(), name) != 0) return;
    if (found.empty()) found = id;
    if (exact.empty() && node.name == name) exact = id;
  });
  INFO(name);
  REQUIRE(found != "");
  return exact.empty() ? found : exact;
}

void press(Driver& page, NodeRole role, std::string_view name) {
  page.app().perform(find(page, role, name), "press", "");
}

bool tells(Driver& page, std::string_view words) {
  return told(page).find(letters_of(words)) != std::string::npos;
}

}  // namespace

TEST_CASE("whatever can be read of a lesson on the canvas is told by the twin", "[twin][lesson]") {
  for (const ImVec2 size : {ImVec2(1440, 900), ImVec2(390, 844)}) {
    Driver page(size);
    for (const std::string& id : page.app().door().library().lesson_ids()) {
      page.app().apply_options({{"lesson", id}});
      const std::size_t count = page.app().door().lesson()->lesson().pages.size();
      for (std::size_t number = 0; number <= count; ++number) {
        page.app().door().lesson()->go(number);
        page.app().ui();
        page.frames(3);
        CAPTURE(id, number, size.x);
        CHECK(untold(page, {}) == std::vector<std::string>{});
      }
    }
  }
}

TEST_CASE("whatever can be read on the canvas is told by the twin", "[twin]") {
  // Words of controls that a page of text says otherwise.
  const std::set<std::string> only_drawn = {"Why?"};
  Driver page({1600, 1000});
  for (const std::string& id : page.app().door().library().scenario_ids()) {
    page.app().apply_options({{"scenario", id}});
    page.frames(3);
    const std::size_t last = page.session().moments().size() - 1;
    for (const std::size_t at : {std::size_t{0}, last / 2, last}) {
      page.session().dispatch(GoTo{static_cast<std::uint32_t>(at)});
      page.frames(3);
      for (const char* way : {"By action", "By thing", "By person", "List", "Roles", "Stories"}) {
        press(page, NodeRole::tab, way);
        page.frames(3);
        CAPTURE(id, at, way);
        CHECK(untold(page, only_drawn) == std::vector<std::string>{});
      }
      press(page, NodeRole::tab, "By action");
    }
  }
}

TEST_CASE("whatever can be read of a plan on the canvas is told by the twin", "[twin][planner]") {
  for (const ImVec2 size : {ImVec2(1440, 900), ImVec2(900, 1000), ImVec2(390, 844)}) {
    Driver page(size);
    for (const char* id : {"offboarding-wrong-order", "vacation", "databox-transfer"}) {
      page.app().apply_options({{"scenario", id}});
      page.frames(3);
      const std::vector<EntityIndex> people = page.session().world().subjects();
      for (const EntityIndex person : people) {
        page.app().ui().ask_who = page.session().world().at(person).id;
        for (const bool comes_back : {false, true}) {
          page.app().ui().planner = PlannerPage{comes_back};
          page.frames(3);
          for (int i = 0; i < 2000 && page.node("planner/cancel") != nullptr; ++i) page.frames();
          page.frames(2);
          CAPTURE(id, page.ui().ask_who, comes_back, size.x);
          CHECK(untold(page, {}) == std::vector<std::string>{});
        }
      }
    }
  }
}

TEST_CASE("no two nodes of the twin have the same id", "[twin]") {
  Driver page({1600, 1000});
  for (const std::string& id : page.app().door().library().scenario_ids()) {
    page.app().apply_options({{"scenario", id}});
    page.frames(2);
    for (const char* way : {"By action", "By thing", "By person", "List", "Roles", "Stories"}) {
      press(page, NodeRole::tab, way);
      std::set<std::string> ids;
      each_node(page, [&](const PanelNode& node, const std::string& node_id) {
        INFO(node_id);
        CHECK(ids.insert(node_id).second);
        const bool is_pressed = node.role == NodeRole::button || node.role == NodeRole::link ||
                                node.role == NodeRole::option || node.role == NodeRole::tab;
        if (is_pressed) CHECK(node.name != "");
        if (is_pressed) CHECK(static_cast<bool>(node.press));
      });
    }
  }
}

TEST_CASE("a story is played, asked about, changed and taken back by the twin alone", "[twin]") {
  Driver page;
  page.app().apply_options({{"scenario", "offboarding"}});
  page.frames(2);
  while (page.session().at() + 1 < page.session().moments().size())
    press(page, NodeRole::button, "Step forward");
  CHECK(tells(page, "Step " + std::to_string(page.session().at()) + " of"));
  // A cell leads to its answer.
  std::string cell;
  each_node(page, [&](const PanelNode& node, const std::string& id) {
    if (cell.empty() && node.role == NodeRole::cell) cell = id;
  });
  page.app().perform(cell, "press", "");
  CHECK(page.ui().cell.is_given());
  const std::string headline =
      find(page, NodeRole::heading,
           page.session().world().at(page.session().world().find(page.ui().cell.who)).label);
  CHECK(headline.compare(0, 4, "why/") == 0);
  // An edit by hand, and back.
  press(page, NodeRole::button, "Change access");
  const auto before = page.session().scenario().steps.size();
  std::string give;
  each_node(page, [&](const PanelNode&, const std::string& id) {
    if (give.empty() && id.find("/give ") != std::string::npos) give = id;
  });
  REQUIRE(give != "");
  page.app().perform(give, "press", "");
  CHECK_FALSE(page.session().undo_words().has_value());  // it is asked where it belongs
  press(page, NodeRole::button, "Add a step here");
  CHECK(page.session().undo_words().has_value());
  // By its keys at once, whatever the canvas still has open.
  CHECK_FALSE(page.app().press_shortcut(ImGuiKey_Z));
  CHECK(page.app().press_shortcut(ImGuiMod_Shortcut | ImGuiKey_Z));
  CHECK(page.session().scenario().steps.size() == before);
  CHECK_FALSE(page.session().undo_words().has_value());
  press(page, NodeRole::button, "Redo");
  press(page, NodeRole::button, "Undo");
  CHECK_FALSE(page.session().undo_words().has_value());
  press(page, NodeRole::button, "Scenarios");
  press(page, NodeRole::button, "Save as a file");
  CHECK(page.platform().downloads.count("offboarding.json") == 1);
}

TEST_CASE("what is typed into the twin counts at once", "[twin]") {
  Driver page;
  page.app().perform(find(page, NodeRole::field, "Search people"), "type", "Cleo");
  CHECK(page.ui().search == "Cleo");
  CHECK(tells(page, "Cleo"));
  page.app().perform(find(page, NodeRole::field, "Search people"), "type", "");
  press(page, NodeRole::button, "Add…");
  page.app().perform(find(page, NodeRole::field, "Name"), "type", "Mia");
  press(page, NodeRole::button, "Add");
  const World& world = page.session().world();
  CHECK(world.find("mia") != kNoEntity);
}

TEST_CASE("a form in the twin is filled in and taken as a step", "[twin]") {
  Driver page;
  press(page, NodeRole::button, "Free editing");
  press(page, NodeRole::button, "Ana");
  CHECK(page.ui().acting == "ana");
  press(page, NodeRole::button, "Make someone an owner…");
  CHECK(page.ui().form.is_open);
  const std::size_t moments = page.session().moments().size();
  press(page, NodeRole::button, "Cleo");
  CHECK_FALSE(page.ui().form.is_open);
  CHECK(page.session().moments().size() == moments + 1);
}

TEST_CASE("the twin is told again only where something differs", "[twin]") {
  Driver page;
  const std::string all = page.app().twin(0);
  CHECK(all.find("\"version\":1") != std::string::npos);
  CHECK(page.app().twin(1).empty());
  press(page, NodeRole::button, "Step forward");
  const std::string changed = page.app().twin(1);
  CHECK(changed.find("{\"id\":\"timeline\",\"node\"") != std::string::npos);
  // A list of the same people and things stays as it is.
  CHECK(changed.size() < all.size());
}

TEST_CASE("of a large matrix the twin has the rows that are asked for", "[twin]") {
  Driver page;
  page.app().apply_options({{"scenario", "generated"}});
  page.frames(2);
  const auto rows = [&] {
    std::vector<std::uint32_t> numbers;
    each_node(page, [&](const PanelNode& node, const std::string& id) {
      if (node.role == NodeRole::row && id.find("matrix/grid/") == 0) numbers.push_back(node.row);
    });
    return numbers;
  };
  CHECK(rows().size() <= 120);
  const std::uint32_t first = rows().front();
  page.app().perform(find(page, NodeRole::grid, ""), "window", "101,40");
  CHECK(rows().size() == 40);
  CHECK(rows().front() == 101);
  CHECK(first == 1);
  page.app().perform(find(page, NodeRole::grid, ""), "window", "1,40");
  CHECK(rows().front() == 1);
  for (const char* none :
       {"", "0,40", "5", "5,", "5,6,", "5,6,7,8", "-1,4", "5;6", "99999999999,1"})
    page.app().perform(find(page, NodeRole::grid, ""), "window", none);
  CHECK(rows().front() == 1);
}

TEST_CASE("of a wide matrix the twin has the columns that are asked for", "[twin]") {
  Driver page;
  page.app().apply_options({{"scenario", "generated"}});
  page.key(ImGuiKey_M);
  page.frames(2);
  REQUIRE(page.ui().mode == MatrixMode::things);
  const auto columns = [&] {
    std::vector<std::uint32_t> numbers;
    each_node(page, [&](const PanelNode& node, const std::string& id) {
      if (node.role == NodeRole::column_header && id.find("matrix/grid/") == 0)
        numbers.push_back(node.column);
    });
    return numbers;
  };
  const std::string grid = find(page, NodeRole::grid, "");
  REQUIRE(columns().size() == 80);
  CHECK(columns().front() == 1);
  page.app().perform(grid, "window", "1,40,101");
  CHECK(columns().front() == 101);
  CHECK(columns().size() == 80);
  // A window of rows leaves the columns; beyond the last there is still a whole window.
  page.app().perform(grid, "window", "5,40");
  CHECK(columns().front() == 101);
  page.app().perform(grid, "window", "1,40,4000000");
  CHECK(columns().size() == 80);
  // A cell that is chosen, here or elsewhere, is there.
  page.app().perform(grid, "window", "1,40,301");
  std::string cell;
  std::uint32_t column = 0;
  each_node(page, [&](const PanelNode& node, const std::string& id) {
    if (node.role == NodeRole::cell && cell.empty())
      std::tie(cell, column) = std::pair(id, node.column);
  });
  CHECK(column == 301);
  page.app().perform(cell, "press", "");
  const std::vector<std::uint32_t> there = columns();
  CHECK(std::count(there.begin(), there.end(), column) == 1);
}
