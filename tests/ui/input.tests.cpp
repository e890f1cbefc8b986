// What mouse, fingers and wheels do to a window of ImGui's (web/input/input.h, web/input/touch.h).
#include <catch2/catch_test_macros.hpp>
#include <cstdio>
#include <string>

#include "web/input/input.h"
#include "web/widgets/test_hooks.h"

using namespace permsim;

namespace {

/// A window with one of each kind of thing that input must reach, drawn without a screen.
class Desk {
 public:
  Desk() {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = {400, 600};
    unsigned char* pixels = nullptr;
    int width = 0, height = 0;
    io.FontDefault = io.Fonts->AddFontDefault();
    io.Fonts->GetTexDataAsAlpha8(&pixels, &width, &height);
    input.attach(false);
    draw(2);
  }
  ~Desk() { ImGui::DestroyContext(); }

  void draw(int frames = 4) {
    for (int i = 0; i < frames; ++i) draw_one();
  }
  ImVec2 middle(std::string_view label) {
    const test_hooks::Item* item = test_hooks::find_item(label);
    REQUIRE(item != nullptr);
    return {(item->min.x + item->max.x) / 2, (item->min.y + item->max.y) / 2};
  }
  bool pointer(PointerKind kind, PointerDevice device, ImVec2 at, int button = 0) {
    const bool answer = input.pointer({kind, device, at.x, at.y, 0, 0, button, 0}, seconds);
    draw();
    return answer;
  }
  void click(std::string_view label) {
    const ImVec2 at = middle(label);
    pointer(PointerKind::move, PointerDevice::mouse, at);
    pointer(PointerKind::down, PointerDevice::mouse, at);
    pointer(PointerKind::up, PointerDevice::mouse, at);
  }
  Input input;
  double seconds = 10.0;
  int presses = 0;
  bool button_hovered = false;
  float split = 100, scrolled = 0;

 private:
  void draw_one() {
    ImGui::GetIO().DeltaTime = 1.0f / 60.0f;
    seconds += 1.0 / 60.0;
    test_hooks::begin_frame();
    ImGui::NewFrame();
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
    ImGui::Begin("desk", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove);
    if (ImGui::Button("Press", {100, 40})) ++presses;
    button_hovered = ImGui::IsItemHovered();
    ImGui::InvisibleButton("Splitter", {split, 20});
    if (ImGui::IsItemHovered() || ImGui::IsItemActive())
      ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    if (ImGui::IsItemActive()) split += ImGui::GetIO().MouseDelta.x;
    ImGui::BeginChild("List", {300, 200});
    for (int i = 0; i < 100; ++i) {
      char row[16];
      std::snprintf(row, sizeof row, "Row %d", i);
      ImGui::Selectable(row);
    }
    scrolled = ImGui::GetScrollY();
    ImGui::EndChild();
    ImGui::End();
    ImGui::Render();
  }
};

constexpr PointerDevice kFinger = PointerDevice::touch;

}  // namespace

TEST_CASE("a mouse click presses a button once") {
  Desk desk;
  desk.click("Press");
  CHECK(desk.presses == 1);
}

TEST_CASE("a click whose down and up come between two frames is not lost") {
  Desk desk;
  const ImVec2 at = desk.middle("Press");
  desk.input.pointer({PointerKind::move, PointerDevice::mouse, at.x, at.y}, desk.seconds);
  desk.input.pointer({PointerKind::down, PointerDevice::mouse, at.x, at.y}, desk.seconds);
  desk.input.pointer({PointerKind::up, PointerDevice::mouse, at.x, at.y}, desk.seconds);
  desk.draw();
  CHECK(desk.presses == 1);
}

TEST_CASE("a tap presses, and leaves no hover behind") {
  Desk desk;
  const ImVec2 at = desk.middle("Press");
  desk.pointer(PointerKind::down, kFinger, at, 7);
  CHECK(desk.presses == 0);
  desk.pointer(PointerKind::up, kFinger, at, 7);
  CHECK(desk.presses == 1);
  CHECK_FALSE(desk.button_hovered);
}

TEST_CASE("a long press hovers and does not press") {
  Desk desk;
  const ImVec2 at = desk.middle("Press");
  desk.pointer(PointerKind::down, kFinger, at);
  desk.draw(40);
  desk.pointer(PointerKind::up, kFinger, at);
  CHECK(desk.presses == 0);
  CHECK(desk.button_hovered);
}

TEST_CASE(
    "a finger that starts on a row and moves scrolls the list by what it moved and selects "
    "nothing") {
  Desk desk;
  ImVec2 at = desk.middle("Row 5");
  desk.pointer(PointerKind::down, kFinger, at);
  for (int i = 0; i < 10; ++i) desk.pointer(PointerKind::move, kFinger, {at.x, at.y -= 6});
  desk.pointer(PointerKind::up, kFinger, at);
  CHECK(desk.scrolled > 40.0f);
  CHECK(desk.scrolled <= 60.0f);
}

TEST_CASE("two fingers scroll") {
  Desk desk;
  ImVec2 one = desk.middle("Row 5"), other = {one.x + 40, one.y};
  desk.pointer(PointerKind::down, kFinger, one, 1);
  desk.pointer(PointerKind::down, kFinger, other, 2);
  for (int i = 0; i < 10; ++i) {
    desk.pointer(PointerKind::move, kFinger, {one.x, one.y -= 6}, 1);
    desk.pointer(PointerKind::move, kFinger, {other.x, other.y -= 6}, 2);
  }
  desk.pointer(PointerKind::up, kFinger, one, 1);
  desk.pointer(PointerKind::up, kFinger, other, 2);
  CHECK(desk.scrolled > 50.0f);
}

TEST_CASE("a finger drags what shows a resize cursor") {
  Desk desk;
  ImVec2 at = desk.middle("Splitter");
  desk.pointer(PointerKind::down, kFinger, at);
  for (int i = 0; i < 5; ++i) desk.pointer(PointerKind::move, kFinger, {at.x += 10, at.y});
  desk.pointer(PointerKind::up, kFinger, at);
  CHECK(desk.split == 150.0f);
  desk.pointer(PointerKind::down, kFinger, desk.middle("Press"));
  desk.pointer(PointerKind::up, kFinger, desk.middle("Press"));
  CHECK(desk.presses == 1);
}

TEST_CASE("a cancelled touch presses nothing, and the next one works") {
  Desk desk;
  const ImVec2 at = desk.middle("Press");
  desk.pointer(PointerKind::down, kFinger, at, 1);
  desk.pointer(PointerKind::cancel, kFinger, at, 1);
  CHECK(desk.presses == 0);
  desk.pointer(PointerKind::down, kFinger, at, 2);
  desk.pointer(PointerKind::up, kFinger, at, 2);
  CHECK(desk.presses == 1);
}

TEST_CASE("a wheel scrolls by the browser's pixels and says whether anything could move") {
  Desk desk;
  const ImVec2 at = desk.middle("Row 5");
  desk.pointer(PointerKind::move, PointerDevice::mouse, at);
  const auto wheel = [&](float pixels) {
    PointerEvent event = {PointerKind::wheel, PointerDevice::mouse, at.x, at.y, 0, pixels, 0, 0};
    const bool moves = desk.input.pointer(event, desk.seconds);
    desk.draw();
    return moves;
  };
  CHECK(wheel(120));
  CHECK(desk.scrolled == 120.0f);
  CHECK(wheel(-500));
  CHECK(desk.scrolled == 0.0f);
  CHECK_FALSE(wheel(-50));
  desk.pointer(PointerKind::move, PointerDevice::mouse, desk.middle("Press"));
  CHECK_FALSE(wheel(50));
}

TEST_CASE("losing the pointer releases every button") {
  Desk desk;
  const ImVec2 at = desk.middle("Press");
  desk.pointer(PointerKind::down, PointerDevice::mouse, at);
  CHECK(ImGui::IsMouseDown(ImGuiMouseButton_Left));
  desk.input.release();
  desk.draw();
  CHECK_FALSE(ImGui::IsMouseDown(ImGuiMouseButton_Left));
}
