// Edits of lessons as text: read, changed at one place, laid out again.
#include "core/json/lesson_edit.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "core/json/lesson_pages.h"
#include "core/json/places.h"
#include "core/json/print.h"
#include "core/json/write.h"

namespace permsim {

namespace {

/// The order of the author's guide, of a lesson, its pages and its questions alike.
constexpr std::array<std::string_view, 35> kOrder = {
    "format",        "kind",     "id",        "version",    "title", "summary",
    "minutes",       "scenario", "passes_at", "attempts",   "pages", "text",
    "notes",         "says",     "at",        "view",       "shows", "points_at",
    "predict",       "choose",   "order",     "goal",       "on",    "who",
    "actions",       "options",  "by",        "most_steps", "steps", "checks",
    "no_new_access", "except",   "hints",     "solution",   "is"};

std::size_t rank_of(std::string_view key) {
  return static_cast<std::size_t>(std::find(kOrder.begin(), kOrder.end(), key) - kOrder.begin());
}

/// A new key stands before the first that comes later in the guide.
void put_in_order(Json& json, const std::string& key, Json value) {
  auto& items = json.get_ref<Json::object_t&>();
  const auto found =
      std::find_if(items.begin(), items.end(), [&](const auto& item) { return item.first == key; });
  if (found != items.end()) {
    found->second = std::move(value);
    return;
  }
  const auto later = std::find_if(items.begin(), items.end(), [&](const auto& item) {
    return rank_of(item.first) > rank_of(key);
  });
  Json::object_t ordered;
  ordered.reserve(items.size() + 1);
  for (auto each = items.begin(); each != later; ++each)
    ordered.emplace_back(each->first, std::move(each->second));
  ordered.emplace_back(key, std::move(value));
  for (auto each = later; each != items.end(); ++each)
    ordered.emplace_back(each->first, std::move(each->second));
  items.swap(ordered);
}

Json json_of_value(const LessonValue& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* number = std::get_if<int>(&value)) return *number;
  if (const auto* number = std::get_if<double>(&value)) return *number;
  if (const auto* flag = std::get_if<bool>(&value)) return *flag;
  Json list = Json::array();
  if (const auto* texts = std::get_if<std::vector<std::string>>(&value)) list = *texts;
  if (const auto* steps = std::get_if<std::vector<Step>>(&value)) {
    for (const Step& step : *steps) list.push_back(step_json(step));
  }
  if (const auto* checks = std::get_if<std::vector<Check>>(&value)) {
    for (const Check& check : *checks) list.push_back(check_json(check));
  }
  if (const auto* check = std::get_if<Check>(&value)) return check_json(*check);
  if (const auto* option = std::get_if<LessonOption>(&value))
    return {{"says", option->says}, {"is", check_json(option->is)}};
  return list;
}

/// A place in a list from its digits; what is none is behind its end.
std::size_t index_of(const std::string& part) {
  const bool is_number =
      !part.empty() && part.size() < 7 && part.find_first_not_of("0123456789") == std::string::npos;
  return is_number ? std::stoul(part) : SIZE_MAX;
}

/// The value below `json`; nullptr where there is none and none can be made.
Json* step_into(Json& json, const std::string& part, bool is_made) {
  if (json.is_array()) {
    const std::size_t index = index_of(part);
    return index < json.size() ? &json[index] : nullptr;
  }
  if (!json.is_object()) return nullptr;
  if (!json.contains(part)) {
    if (!is_made) return nullptr;
    put_in_order(json, part, Json::object());
  }
  return &json[part];
}

void put_at(Json& json, const std::string& part, const LessonValue& value) {
  const bool is_gone = std::holds_alternative<std::monostate>(value);
  if (json.is_array()) {
    const std::size_t index = index_of(part);
    if (index < json.size() && is_gone)
      json.erase(index);
    else if (index < json.size())
      json[index] = json_of_value(value);
    else if (index == json.size() && !is_gone)
      json.push_back(json_of_value(value));
    return;
  }
  if (!json.is_object()) return;
  if (is_gone)
    json.erase(part);
  else
    put_in_order(json, part, json_of_value(value));
}

/// The text with its list of pages changed.
template <class Change>
std::string with_pages(const std::string& text, Change change) {
  Json json = own_json(text);
  if (!json.is_object()) return text;
  if (!json.contains("pages")) put_in_order(json, "pages", Json::array());
  if (!json["pages"].is_array()) return text;
  change(json["pages"]);
  return pretty(json) + "\n";
}

Json::iterator place_in(Json& pages, std::size_t at) {
  return pages.begin() + static_cast<std::ptrdiff_t>(std::min(at, pages.size()));
}

}  // namespace

std::string with_lesson_value(const std::string& text, const std::string& where,
                              const LessonValue& value) {
  Json json = own_json(text);
  const std::vector<std::string> parts = pointer_parts(where);
  if (!json.is_object() || parts.empty()) return text;
  const bool is_made = !std::holds_alternative<std::monostate>(value);
  Json* at = &json;
  for (std::size_t i = 0; i + 1 < parts.size() && at != nullptr; ++i)
    at = step_into(*at, parts[i], is_made);
  if (at == nullptr) return text;
  put_at(*at, parts.back(), value);
  return pretty(json) + "\n";
}

std::string with_lesson_page(const std::string& text, std::size_t at, const LessonPage& page) {
  return with_pages(
      text, [&](Json& pages) { pages.insert(place_in(pages, at), lesson_page_json(page)); });
}

std::string with_lesson_page_twice(const std::string& text, std::size_t page) {
  return with_pages(text, [&](Json& pages) {
    if (page >= pages.size()) return;
    const Json twin = pages[page];
    pages.insert(place_in(pages, page + 1), twin);
  });
}

std::string without_lesson_page(const std::string& text, std::size_t page) {
  return without_lesson_pages(text, {page});
}

std::string with_lesson_page_moved(const std::string& text, std::size_t from, std::size_t to) {
  return with_pages(text, [&](Json& pages) {
    if (from >= pages.size() || to >= pages.size()) return;
    const Json moved = pages[from];
    pages.erase(from);
    pages.insert(place_in(pages, to), moved);
  });
}

std::string without_lesson_pages(const std::string& text, const std::vector<std::size_t>& pages) {
  return with_pages(text, [&](Json& list) {
    Json kept = Json::array();
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (std::find(pages.begin(), pages.end(), i) == pages.end()) kept.push_back(list[i]);
    }
    list = std::move(kept);
  });
}

}  // namespace permsim
