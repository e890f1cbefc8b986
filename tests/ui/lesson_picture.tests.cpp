// Pages of a lesson that tell: the way to look that they name, and the place that they point at.
#include <catch2/catch_test_macros.hpp>
#include <functional>

#include "lesson_page.h"

using namespace permsim;

namespace {

/// A lesson about the shipped vacation with these pages, open on the first.
void open_lesson(Driver& page, const std::string& pages) {
  page.app().open_text("trial.json",
                       R"({"format":"permsim/1","kind":"lesson","id":"trial","title":"Trial",
                           "scenario":"vacation","pages":)" +
                           pages + "}");
  page.frames(3);
  REQUIRE(page.app().door().lesson());
}

std::string telling(const std::string& members) {
  return R"([{"title":"Look","text":"Words.","at":1,)" + members + "}]";
}

void each_node(const PanelNode& node, const std::function<void(const PanelNode&)>& visit) {
  visit(node);
  for (const PanelNode& child : node.children) each_node(child, visit);
}

/// Ids of what is ringed on the canvas.
std::vector<std::string> ringed() {
  std::vector<std::string> ids;
  for (const test_hooks::Item& item : test_hooks::items()) {
    constexpr std::string_view kStart = "pointed at##";
    if (item.label.compare(0, kStart.size(), kStart) == 0)
      ids.push_back(item.label.substr(kStart.size()));
  }
  return ids;
}

}  // namespace

TEST_CASE("a telling page looks the way its view names", "[lesson]") {
  // What only this way to look has.
  const std::pair<const char*, const char*> views[] = {
      {"actions", "lesson/work/matrix/grid/ben"}, {"things", "lesson/work/matrix/grid/ben"},
      {"person", "lesson/work/matrix/actions"},   {"list", "lesson/work/matrix/list/meta"},
      {"roles", "lesson/work/matrix/roles"},      {"stories", "lesson/work/matrix/here/steps"},
  };
  for (const ImVec2 size : {ImVec2(1440, 900), ImVec2(390, 844)}) {
    for (const auto& [view, id] : views) {
      INFO(view);
      Driver page(size);
      open_lesson(page, telling(R"("view":")" + std::string(view) +
                                R"(","shows":{"on":"meta","who":"ben"})"));
      CHECK(page.node(id) != nullptr);
      const PanelNode* picture = page.node("lesson/work/matrix");
      REQUIRE(picture != nullptr);
      each_node(*picture, [](const PanelNode& node) {
        CHECK_FALSE(node.press);
        CHECK_FALSE(node.menu);
        CHECK_FALSE(node.type);
      });
    }
  }
}

TEST_CASE("a view is used whatever the page shows", "[lesson]") {
  Driver page({1440, 900});
  open_lesson(page, telling(R"("view":"list")"));
  CHECK(page.node("lesson/work/matrix/list/meta") != nullptr);
}

TEST_CASE("a picture is of the page's own moment", "[lesson]") {
  Driver page({1440, 900});
  open_lesson(page, R"([{"title":"A","at":0,"view":"actions","shows":{"on":"meta"}},
                        {"title":"B","at":4,"view":"actions","shows":{"on":"meta"}}])");
  CHECK(page.node("lesson/work/matrix/thing")->name.find("at the start") != std::string::npos);
  page.press("lesson/foot/next");
  page.frames(2);
  CHECK(page.node("lesson/work/matrix/thing")->name.find("after step 4") != std::string::npos);
}

TEST_CASE("where a page points a ring is drawn, and the same place is named in words", "[lesson]") {
  struct Pointed {
    const char *place, *id, *words;
  };
  const Pointed places[] = {
      {"matrix", "lesson/work/matrix", "Look at the matrix"},
      {"why", "lesson/work/why", "Look at why it is so"},
      {"timeline", "lesson/work/timeline", "Look at the timeline"},
      {"things", "lesson/work/things", "Look at people and things"},
      {"step:2", "lesson/work/timeline/steps/step 2", "Look at step 2"},
      {"person:ben", "lesson/work/matrix/grid/ben", "Look at Ben"},
      {"thing:meta", "lesson/work/things/type connection/thing meta", "Look at Meta Ads"},
      {"cell", "", "Look at the cell “Ben, "},
  };
  for (const ImVec2 size : {ImVec2(1440, 900), ImVec2(390, 844)}) {
    for (const Pointed& pointed : places) {
      INFO(pointed.place);
      Driver page(size);
      open_lesson(page, telling(R"("view":"actions","shows":{"on":"meta","who":"ben"},)"
                                R"("points_at":")" +
                                std::string(pointed.place) + "\""));
      const PanelNode* words = page.node("lesson/question/points at");
      REQUIRE(words != nullptr);
      CHECK(words->name.find(pointed.words) == 0);
      int marked = 0;
      each_node(*page.node("lesson"), [&](const PanelNode& node) { marked += node.is_pointed_at; });
      CHECK(marked == 1);
      if (*pointed.id == 0) continue;
      const PanelNode* there = page.node(pointed.id);
      REQUIRE(there != nullptr);
      CHECK(there->is_pointed_at);
      // On a phone it may be further down the page than can be seen.
      if (size.x > 1000) CHECK(ringed() == std::vector<std::string>{pointed.id});
    }
  }
}

TEST_CASE("a question points too, and shows no step that is still to come", "[lesson]") {
  Driver page({1440, 900});
  const std::string predict = R"("predict":{"says":"What?","at":1,"on":"meta","who":["ben"],
                                  "actions":["query","reconnect"]})";
  open_lesson(page, "[{" + predict + R"(,"points_at":"cell"},{)" + predict +
                        R"(,"points_at":"timeline"}])");
  CHECK(ringed() == std::vector<std::string>{"lesson/work/grid/ben/cell 0"});
  page.press("lesson/foot/next");
  page.frames(2);
  CHECK(ringed() == std::vector<std::string>{"lesson/work/timeline"});
  CHECK(page.node("lesson/work/timeline/steps/step 1") != nullptr);
  CHECK(page.node("lesson/work/timeline/steps/step 2") == nullptr);
}

TEST_CASE("why stands below the work where it has no room beside it", "[lesson]") {
  for (const ImVec2 size : {ImVec2(1000, 800), ImVec2(390, 844)}) {
    Driver page(size);
    open_lesson(page, R"([{"predict":{"says":"What?","at":0,"on":"meta","who":["ben"],
                           "actions":["reconnect"]}}])");
    page.press("lesson/work/grid/ben/cell 0");
    page.press("lesson/foot/lock in");
    page.frames(3);
    CHECK(page.reads("you said allowed; it is denied"));
    CHECK(page.reads(page.node("lesson/why/why 1")->name.substr(0, 12)));
  }
}
