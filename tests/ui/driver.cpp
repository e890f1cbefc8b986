// Frames, mouse and keys for tests of the interface (driver.h).
#include "driver.h"

#include <catch2/catch_test_macros.hpp>

#include <cstdint>
#include <deque>

#include "core/base/utf8.h"
#include "imgui_internal.h"
#include "web/look/clusters.h"
#include "web/look/sprite_pages.h"
#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/models/commands.h"

namespace permsim {

namespace {

int letters_of(std::string_view line) {
  int count = 0;
  for (std::size_t at = 0; at < line.size(); at += cluster_size(line, at)) ++count;
  return count;
}

bool has_emoji(std::string_view line) {
  for (std::size_t at = 0; at < line.size(); at += code_point_at(line, at).size) {
    if (code_point_at(line, at).value >= 0x1f000) return true;
  }
  return false;
}

}  // namespace

float PaperArtist::line_width(std::string_view line, const LineFont& font) {
  measured.emplace_back(line);
  return static_cast<float>(letters_of(line)) * font.size * letter;
}

LinePicture PaperArtist::draw_line(std::string_view line, const LineFont& font, ImU32 color) {
  drawn.emplace_back(line);
  inks.push_back(color);
  const int width = static_cast<int>(static_cast<float>(letters_of(line)) * font.size * letter);
  const int height = static_cast<int>(font.size);
  return {width + 4, height + 4, 2, height + 2, has_emoji(line)};
}

void PaperArtist::put(ImTextureID page, int x, int y, const LinePicture& picture, int from,
                      int width) {
  REQUIRE(pages.count(page) == 1);
  CHECK((x >= 0 && y >= 0 && x + width <= SpritePages::kSide));
  CHECK(y + picture.height <= SpritePages::kSide);
  CHECK((from >= 0 && from + width <= picture.width));
}

ImTextureID PaperArtist::make_page(int) {
  // Whatever has a place of its own.
  static std::deque<char> made;
  const ImTextureID page = &made.emplace_back();
  pages.insert(page);
  return page;
}

void PaperArtist::drop_page(ImTextureID page) { CHECK(pages.erase(page) == 1); }

Driver::Driver(ImVec2 size) {
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.DisplaySize = size;
  io.BackendFlags |= ImGuiBackendFlags_HasMouseCursors;
  build_fonts(1.0f);
  unsigned char* pixels = nullptr;
  int width = 0, height = 0;
  io.Fonts->GetTexDataAsAlpha8(&pixels, &width, &height);
  use_line_artist(&artist_);
  app_ = std::make_unique<App>(platform_);
  io.AddMousePosEvent(-100.0f, -100.0f);
  frames(4);
}

Driver::~Driver() {
  app_.reset();
  use_line_artist(nullptr);
  ImGui::DestroyContext();
}

void Driver::frames(int count, float seconds) {
  for (int i = 0; i < count; ++i) {
    ImGui::GetIO().DeltaTime = seconds;
    test_hooks::begin_frame();
    ImGui::NewFrame();
    app_->draw_frame();
    ImGui::Render();
    follow_page();
  }
}

void Driver::resize(ImVec2 size) {
  ImGui::GetIO().DisplaySize = size;
  frames(3);
}

ImVec2 Driver::middle_of(std::string_view label) const {
  const test_hooks::Item* item = test_hooks::find_item(label);
  if (item == nullptr) {
    std::string all;
    for (const test_hooks::Item& each : test_hooks::items()) {
      if (each.label.compare(0, 5, "cell ") != 0) all += each.label + "\n";
    }
    UNSCOPED_INFO(all);
    FAIL("nothing is labelled " << label);
  }
  return {(item->min.x + item->max.x) * 0.5f, (item->min.y + item->max.y) * 0.5f};
}

void Driver::press(ImVec2 at, int button) {
  ImGuiIO& io = ImGui::GetIO();
  io.AddMousePosEvent(at.x, at.y);
  frames(2);
  io.AddMouseButtonEvent(button, true);
  frames(2);
  io.AddMouseButtonEvent(button, false);
  frames(4);
}

void Driver::click(std::string_view label) { press(middle_of(label), ImGuiMouseButton_Left); }
void Driver::right_click(std::string_view label) {
  press(middle_of(label), ImGuiMouseButton_Right);
}

void Driver::hover(std::string_view label) {
  const ImVec2 at = middle_of(label);
  ImGui::GetIO().AddMousePosEvent(at.x, at.y);
  frames(60);
}

void Driver::drag(std::string_view label, ImVec2 by) {
  const ImVec2 at = middle_of(label);
  ImGuiIO& io = ImGui::GetIO();
  io.AddMousePosEvent(at.x, at.y);
  frames(2);
  io.AddMouseButtonEvent(ImGuiMouseButton_Left, true);
  frames(2);
  io.AddMousePosEvent(at.x + by.x, at.y + by.y);
  frames(2);
  io.AddMouseButtonEvent(ImGuiMouseButton_Left, false);
  frames(3);
}

void Driver::key(ImGuiKeyChord chord) {
  const bool has_command = (chord & ImGuiMod_Ctrl) != 0;
  app_->press_shortcut(has_command ? (chord & ~ImGuiMod_Ctrl) | ImGuiMod_Shortcut : chord);
  frames(4);
}

void Driver::perform(std::string_view node, std::string_view what, const std::string& value) {
  app_->perform(node, what, value);
  frames(4);
}
void Driver::focus(std::string_view node) { perform(node, "focus", "keys"); }
void Driver::press(std::string_view node) { perform(node, "press"); }
void Driver::menu(std::string_view node) { perform(node, "menu"); }
void Driver::close(std::string_view node) { perform(node, "close"); }

const PanelNode* Driver::node(std::string_view id) {
  for (const PanelNode& panel : app_->described())
    if (const PanelNode* found = find_node(panel, id)) return found;
  return nullptr;
}

void Driver::type(std::string_view text) {
  const std::string id = ui().focus.node;
  const PanelNode* field = node(id);
  if (field == nullptr || !field->type) FAIL("nothing can be typed into “" << id << "”");
  perform(id, "type", field->value + std::string(text));
}

void Driver::enter() {
  const std::string id = ui().focus.node;
  if (const PanelNode* field = node(id)) perform(id, "enter", std::string(field->value));
}

/// The page asks what is new after each frame while it has the keyboard, and moves that as told.
void Driver::follow_page() {
  const std::string told = app_->twin(known_);
  constexpr std::string_view kStart = "{\"version\":";
  if (told.size() > kStart.size())
    known_ = static_cast<std::uint32_t>(std::stoul(told.substr(kStart.size())));
}

std::string Driver::read() const {
  std::string all;
  for (const test_hooks::SeenText& line : test_hooks::seen_texts()) all += line.text + "\n";
  return all;
}

Verdict Driver::verdict(std::string_view who, std::string_view action, std::string_view on) {
  const Result<Cell> cell = find_cell(session().world(), who, action, on);
  REQUIRE(cell);
  return session().matrix().at(*cell);
}

bool Driver::holds(const char* on, const char* relation, const char* who) {
  const World& world = session().world();
  const EntityIndex entity = world.find(on);
  const Relation* found = world.type_of(entity).find_relation(relation);
  return holds_directly(world, entity, *found, world.find(who));
}

void Driver::open_busy_office(int people) {
  std::string entities, members;
  for (int i = 0; i < people; ++i) {
    const std::string id = "\"p" + std::to_string(i) + "\"";
    entities += "{\"id\":" + id + ",\"type\":\"person\"},";
    members += (i > 0 ? "," : "") + id;
  }
  entities += "{\"id\":\"north\",\"type\":\"workspace\",\"member\":[" + members + "]}";
  for (int i = 0; i < 80; ++i)
    entities += ",{\"id\":\"c" + std::to_string(i) +
                "\",\"type\":\"connection\",\"workspace\":\"north\",\"creator\":\"p" +
                std::to_string(i % 8) + "\"}";
  app_->open_text("office.json",
                  "{\"format\":\"permsim/1\",\"kind\":\"scenario\",\"id\":\"office\","
                  "\"title\":\"Office\",\"policy\":\"detrics\",\"entities\":[" +
                      entities + "],\"steps\":[]}");
  frames(3);
}

Driver& Driver::show_roles() {
  press("matrix/ways/Roles");
  return *this;
}

}  // namespace permsim
