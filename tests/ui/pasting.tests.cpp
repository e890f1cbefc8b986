// Tables pasted from a spreadsheet: nothing goes in while a row is unresolved, then all of it as
// one step of undo.
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "driver.h"
#include "web/models/commands.h"

using namespace permsim;

namespace {

using Rows = std::vector<std::vector<std::string>>;

void paste(Driver& page, const Rows& rows) {
  std::string cells;
  for (const std::vector<std::string>& row : rows) {
    for (const std::string& cell : row) cells += cell + "\x1f";
    cells += "\x1e";
  }
  page.app().paste_table(cells);
  page.frames(2);
}

std::size_t questions(Driver& page) {
  std::size_t count = 0;
  if (const PanelNode* rows = page.node("paste/rows"))
    for (const PanelNode& row : rows->children)
      if (!row.children.empty()) ++count;
  return count;
}

bool is_there(Driver& page, const std::string& id) { return page.node(id) != nullptr; }

}  // namespace

TEST_CASE("people are pasted with roles and teams, as one step of undo", "[pasting]") {
  Driver page;
  const std::size_t people = page.session().world().subjects().size();
  paste(page, {{"Name", "Role", "Team"},
               {"Dora", "Member", "Paid media"},
               {"Emil", "workspace owner", "Data"},
               {"Fay", "", "data"}});
  CHECK(page.reads("3 rows, 3 ready; the first row names the columns"));
  CHECK(page.reads("Added as workspace owner, with the new team Data"));
  page.click("Add 3##paste");
  CHECK(page.session().world().subjects().size() == people + 3);
  CHECK(page.holds("north", "member", "dora"));
  CHECK(page.holds("north", "owner", "emil"));
  CHECK(page.holds("data", "member", "fay"));  // one new team, however it is written
  CHECK_FALSE(page.ui().paste);
  page.key(ImGuiMod_Ctrl | ImGuiKey_Z);
  CHECK(page.session().world().subjects().size() == people);
  CHECK(page.session().world().find("data") == kNoEntity);
}

TEST_CASE("a row with a problem is mended or skipped before anything goes in", "[pasting]") {
  Driver page;
  const std::size_t people = page.session().world().subjects().size();
  paste(page, {{"Name", "Role"},
               {"Ben", "Member"},
               {"Eva", "Supervisor"},
               {"", "Member"},
               {"Gus", "Member"}});
  CHECK(questions(page) == 3);
  CHECK(page.reads("There is “Ben” already"));
  CHECK(page.reads("No role “Supervisor”"));
  page.press("paste/add");
  CHECK(page.session().world().subjects().size() == people);  // it waits
  REQUIRE(page.ui().paste);
  page.press("paste/rows/2/again");
  page.press("paste/rows/3/role=member");
  page.press("paste/rows/4/skip");
  page.press("paste/add");
  CHECK(page.session().world().subjects().size() == people + 3);
  CHECK(page.session().world().find("ben-2") != kNoEntity);
  CHECK(page.holds("north", "member", "eva"));
}

TEST_CASE("columns are what somebody says they are", "[pasting]") {
  Driver page;
  paste(page, {{"Member", "Hanna"}, {"Member", "Ivo"}});
  CHECK_FALSE(page.ui().paste->has_head);
  page.press("paste/column 2/name");
  page.press("paste/column 1/role");
  CHECK(page.reads("2 rows, 2 ready"));
  page.press("paste/add");
  CHECK(page.holds("north", "member", "hanna"));
}

TEST_CASE("things are pasted with who added them, how they are shared and who may use them",
          "[pasting]") {
  Driver page;
  paste(page, {{"Name", "Added by", "Sharing", "User"}, {"Ads", "Ana", "Restricted", "Ben; Cleo"}});
  page.press("paste/type/connection");
  const std::vector<std::string> columns = page.ui().paste->columns;
  INFO(columns[0] << "|" << columns[1] << "|" << columns[2] << "|" << columns[3]);
  CHECK(columns[0] == "name");
  page.press("paste/add");
  const EntityIndex ads = page.session().world().find("ads");
  REQUIRE(ads != kNoEntity);
  CHECK(page.holds("ads", "workspace", "north"));
}

TEST_CASE("of 500 people with 12 mistakes the 12 rows are named, and nothing is changed",
          "[pasting]") {
  Driver page;
  const std::uint64_t before = page.session().changes();
  Rows rows = {{"Name", "Role"}};
  for (int i = 1; i <= 500; ++i)
    rows.push_back({i % 45 == 0 ? "" : "Person " + std::to_string(i), i == 7 ? "Chief"
                                                                      : i % 2 == 0
                                                                          ? "Member"
                                                                          : "workspace owner"});
  paste(page, rows);
  CHECK(page.reads("500 rows, 488 ready, 12 to resolve"));
  CHECK(questions(page) == 12);
  for (const int row : {8, 46, 91, 136, 181, 226, 271, 316, 361, 406, 451, 496}) {
    INFO(row);
    CHECK(is_there(page, "paste/rows/" + std::to_string(row) + "/skip"));
  }
  CHECK(page.session().changes() == before);
  page.press("paste/cancel");
  CHECK_FALSE(page.ui().paste);
  CHECK(page.session().changes() == before);
}

namespace {

/// Plain CSV, as long as no cell needs quotes.
Rows rows_of(const std::string& csv) {
  Rows rows(1, std::vector<std::string>(1));
  for (const char c : csv) {
    if (c == ',')
      rows.back().emplace_back();
    else if (c == '\n')
      rows.emplace_back(1);
    else if (c != '\r')
      rows.back().back() += c;
  }
  rows.pop_back();
  return rows;
}

std::string saved_table(Driver& page, const std::string& type, const std::string& name) {
  page.press("header/bar/file");
  page.press("header/bar/file/tables");
  page.press("header/bar/tables/" + type);
  REQUIRE(page.platform().downloads.count(name) == 1);
  return page.platform().downloads[name];
}

}  // namespace

TEST_CASE("tables that are saved make the same people and things again where they are pasted",
          "[pasting]") {
  Driver page;
  // Ben in two teams, and a name that a spreadsheet would run.
  page.session().dispatch(
      EditWorld{{{Edit::Kind::create, "data", "team", {}, "", {{"label", std::string("Data")}}},
                 {Edit::Kind::add, "data", "member", {}, "ben", {}},
                 {Edit::Kind::set, "eve", "label", std::string("=EVE()"), "", {}}}});
  page.frames(2);
  const std::string people = saved_table(page, "person", "people.csv");
  const std::string connections = saved_table(page, "connection", "connections.csv");
  CHECK(people.find("Name,Role,Team") == 0);
  CHECK(people.find("\nBen,Member,Paid media; Data") != std::string::npos);
  CHECK(people.find("\n'=EVE()") != std::string::npos);
  CHECK(connections.find("Meta Ads") != std::string::npos);
  page.press("header/bar/file");
  page.press("header/bar/file/new");
  page.session().dispatch(EditWorld{
      {{Edit::Kind::create, "north", "workspace", {}, "", {{"label", std::string("North")}}}}});
  page.session().dispatch(EditWorld{{{Edit::Kind::create,
                                      "paid-media",
                                      "team",
                                      {},
                                      "",
                                      {{"label", std::string("Paid media")}}}}});
  page.frames(2);
  paste(page, rows_of(people));
  page.click("Add 5##paste");
  CHECK(page.holds("north", "owner", "wes"));
  CHECK(page.holds("paid-media", "member", "ben"));
  CHECK(page.holds("data", "member", "ben"));  // made by the row that names it
  page.press("things/new");
  page.press("things/new/kind/connection");
  paste(page, rows_of(connections));
  page.click("Add 3##paste");
  CHECK(page.holds("meta-ads", "creator", "ana"));
  CHECK(saved_table(page, "connection", "connections.csv") == connections);
}
