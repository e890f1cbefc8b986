// What must stay so: made of a cell, told in the attention pane, led to, and given up.
#include <catch2/catch_test_macros.hpp>
#include <optional>
#include <string>

#include "core/json/files.h"
#include "core/json/write.h"
#include "driver.h"
#include "web/models/view.h"

using namespace permsim;

namespace {

/// Chooses the cell in the matrix, which shows its thing.
Driver& at_cell(Driver& page, const CellIds& ids) {
  const std::optional<Cell> cell = cell_of(page.session().world(), ids);
  REQUIRE(cell);
  page.press(cell_node_id(page.session().world(), *cell));
  REQUIRE(page.ui().cell == ids);
  return page;
}

/// What the page's HTML says of the check with this number; "" where there is none.
std::string told_of(Driver& page, std::size_t number) {
  const std::string item = "attention/checks/" + std::to_string(number);
  const PanelNode* look = page.node(item + "/look");
  const PanelNode* found = page.node(item + "/found");
  return look == nullptr || found == nullptr ? std::string() : look->name + ": " + found->name;
}

void look_at_attention(Driver& page) { page.press("answers/Attention"); }

}  // namespace

TEST_CASE("what is so at every moment must stay so at every moment", "[checks]") {
  Driver page({1600, 1000});
  const std::string before = write_scenario(page.session().scenario());
  const std::size_t count = page.session().scenario().checks.size();
  at_cell(page, {"eve", "see", "meta"});
  page.press("why/change");
  page.press("why/change/keep so");
  REQUIRE(page.session().scenario().checks.size() == count + 1);
  const Check& check = page.session().scenario().checks.back();
  CHECK(check.cannot == std::vector<std::string>{"see"});
  CHECK(check.after.kind == When::Kind::always);
  look_at_attention(page);
  CHECK(told_of(page, count + 1) == "Always: Eve may not see Meta Ads: Holds");
  page.key(ImGuiMod_Ctrl | ImGuiKey_Z);
  CHECK(write_scenario(page.session().scenario()) == before);
}

TEST_CASE("a check that no longer holds is counted, told in words and led to", "[checks]") {
  Driver page({1600, 1000});
  at_cell(page, {"eve", "see", "meta"});
  page.press("why/change");
  page.press("why/change/keep so");
  const std::string number = std::to_string(page.session().scenario().checks.size());
  page.session().dispatch(EditWorld{{{Edit::Kind::add, "meta", "user", {}, "eve", {}}}});
  look_at_attention(page);
  CHECK(told_of(page, page.session().scenario().checks.size()) ==
        "Always: Eve may not see Meta Ads: Does not hold: at the start Eve may see Meta Ads");
  // What does not hold comes first, so it is in sight.
  CHECK(page.reads("Does not hold: at the start\n"));
  // Two of the scenario's own checks speak of the same.
  CHECK(page.reads("3 fail"));
  page.session().dispatch(GoTo{2});
  page.press("attention/checks/" + number + "/look");
  CHECK(page.ui().cell == CellIds{"eve", "see", "meta"});
  CHECK(page.session().at() == 0);
  CHECK(page.ui().answer == AnswerTab::why);
}

TEST_CASE("what is so only now must be so at this moment, wherever steps come before it",
          "[checks]") {
  Driver page({1600, 1000});
  page.session().dispatch(GoTo{1});
  page.frames(2);
  at_cell(page, {"ben", "reconnect", "meta"});
  REQUIRE(page.verdict("ben", "reconnect", "meta") == Verdict::allow);
  page.press("why/change");
  page.press("why/change/keep so");
  const Check& check = page.session().scenario().checks.back();
  CHECK(check.after.kind == When::Kind::number);
  CHECK(check.after.number == 1);
  CHECK(check.can == std::vector<std::string>{"reconnect"});
}

TEST_CASE("somebody must find no way to it, and a check is given up", "[checks]") {
  Driver page({1600, 1000});
  const std::string before = write_scenario(page.session().scenario());
  const std::size_t count = page.session().scenario().checks.size();
  at_cell(page, {"eve", "see", "meta"});
  page.press("why/change");
  page.press("why/change/keep from");
  REQUIRE(page.session().scenario().checks.size() == count + 1);
  look_at_attention(page);
  CHECK(told_of(page, count + 1)
            .find("within 2 steps of their own it never comes to this: Eve may see Meta Ads") !=
        std::string::npos);
  page.press("attention/checks/" + std::to_string(count + 1) + "/give up");
  CHECK(write_scenario(page.session().scenario()) == before);
  // What is a yes already needs no search.
  at_cell(page, {"ana", "see", "meta"});
  page.press("why/change");
  page.press("why/change/keep from");
  CHECK(page.session().scenario().checks.size() == count);
}

TEST_CASE("an empty world says where checks come from", "[checks]") {
  Driver page({1600, 1000});
  while (!page.session().scenario().checks.empty()) page.session().dispatch(RemoveCheck{1});
  look_at_attention(page);
  CHECK(page.reads("Nothing has to stay so yet"));
  CHECK(page.reads("Choose a cell and say that it must stay so"));
}
