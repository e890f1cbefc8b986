// The scenario, and opening it.
#include "foreign_names.h"

#include <catch2/catch_test_macros.hpp>

namespace permsim {

const std::vector<std::string> kForeignNames = {
    "Nguyễn Thị Bích",  // Vietnamese: letters of Latin that are not baked
    "Анна Ковальчук",  "Ελένη Παππά", "王小明",
    "さくら 山田",     "محمد الأحمد", "שרה כהן",
    "अनिल शर्मा",       "สมชาย ใจดี",   "👩‍👩‍👧 Team 🇸🇪"};

namespace {

/// A workspace with a person for each name, and things with such names.
std::string world_of_names() {
  std::string people, members;
  for (std::size_t i = 0; i < kForeignNames.size(); ++i) {
    const std::string id = "p" + std::to_string(i);
    people +=
        R"({"id": ")" + id + R"(", "type": "person", "label": ")" + kForeignNames[i] + "\"},\n";
    members += (i == 0 ? "\"" : ", \"") + id + "\"";
  }
  return R"({"format": "permsim/1", "kind": "scenario", "id": "names", "title": "Имена", "policy": "detrics",
    "shows": {"on": "ads", "view": "things"}, "entities": [)" +
         people +
         R"({"id": "north", "type": "workspace", "label": "北", "owner": ["p0"], "member": [)" +
         members +
         R"(]},
      {"id": "ads", "type": "connection", "label": "広告アカウント", "workspace": "north", "creator": "p1"}]})";
}

}  // namespace

void open_names(Driver& page) {
  page.app().open_text("names.json", world_of_names());
  page.frames(4);
  REQUIRE(page.session().scenario().id == "names");
}

}  // namespace permsim
