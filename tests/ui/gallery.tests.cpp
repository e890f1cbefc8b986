// The gallery: what is shipped, looked for, seen in small, and opened.
#include <catch2/catch_test_macros.hpp>

#include "driver.h"
#include "web/models/gallery.h"

using namespace permsim;

namespace {

Driver& in_gallery(Driver& page) {
  page.key(ImGuiKey_G);
  page.frames(40);  // a picture a frame
  return page;
}

void search(Driver& page, const std::string& words) {
  page.app().perform("header/bar/scenarios/search", "type", words);
  page.frames(2);
}

}  // namespace

TEST_CASE("the gallery finds scenarios by their goals and people, of one product or all",
          "[gallery]") {
  Driver page({1440, 900});
  in_gallery(page);
  CHECK(page.reads("6 people · 9 steps"));
  search(page, "oversight");  // only in the goals of one
  CHECK(page.has("Two clients, two teams##scenario client-isolation"));
  CHECK_FALSE(page.has("The owner goes on vacation##scenario vacation"));
  search(page, "Ivy");  // a person
  CHECK(page.has("A new colleague joins##scenario onboarding"));
  search(page, "");
  page.press("header/bar/scenarios/product/Databox");
  CHECK_FALSE(page.has("The owner goes on vacation##scenario vacation"));
  page.press("header/bar/scenarios/scenarios of Databox/scenario databox-transfer/open");
  CHECK(page.session().scenario().id == "databox-transfer");
  CHECK(page.ui().open_menu.empty());
}

TEST_CASE("where nothing is found the nearest scenarios are offered", "[gallery]") {
  Driver page({1440, 900});
  in_gallery(page);
  search(page, "vacatoin unprepard");
  CHECK(page.reads("No scenario has “vacatoin unprepard”"));
  page.press("header/bar/scenarios/nearest/scenario vacation-unprepared/open");
  CHECK(page.session().scenario().id == "vacation-unprepared");
}

TEST_CASE("pictures of how scenarios end are made one a frame, and then the page rests",
          "[gallery]") {
  Driver page({1440, 900});
  page.key(ImGuiKey_G);
  std::size_t frames = 0;
  for (; page.app().wants_another_frame() && frames < 200; ++frames) page.frames(1);
  CHECK(frames + 4 >= page.app().door().library().scenario_ids().size());
  CHECK(frames < 200);
  const GalleryPicture picture = picture_of(page.session().scenario());
  REQUIRE(picture.rows.size() == 5);
  CHECK(picture.rows[0][0] == Sign::allowed);  // Wes sees Meta Ads
  CHECK(picture.rows[4][0] != Sign::allowed);  // Eve does not
  CHECK(picture.groups.size() == 3);
  CHECK(picture.steps.size() == 5);
  CHECK(picture.steps.back() == Outcome::denied);
}

TEST_CASE("a narrow gallery has one card under the other, and what is new and kept above them",
          "[gallery]") {
  Driver page({400, 800});
  page.app().perform("header/bar/scenarios", "press", "");
  page.frames(4);
  CHECK(page.has("New, empty##gallery"));
  CHECK(page.has("Two clients, two teams##scenario client-isolation"));
  page.key(ImGuiKey_Escape);
  page.frames(2);
  CHECK(page.ui().open_menu.empty());
}

TEST_CASE("a tap on the way to the pair opens both, whatever lies below it", "[gallery]") {
  Driver page({1440, 900});
  in_gallery(page);
  page.click("Beside “A colleague leaves, removed first”##stories offboarding");
  CHECK(page.session().scenario().id == "offboarding");
  CHECK(page.ui().mode == MatrixMode::stories);
  CHECK(page.ui().other_story == "offboarding-wrong-order");
}
