// Loading for tests; see loading.h.
#include "tests/core/loading.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <memory>
#include <variant>

#include "small_scenario.h"

namespace permsim::testing {

namespace {

const Json* resolved(const Json& document, const std::string& pointer) {
  const Json::json_pointer place(pointer);
  return document.contains(place) ? &document.at(place) : nullptr;
}

void collect_places(const Json& part, const Json::json_pointer& at,
                    std::vector<Json::json_pointer>& places) {
  std::size_t index = 0;
  for (const auto& item : part.items()) {
    const Json::json_pointer here = part.is_array() ? at / index++ : at / item.key();
    places.push_back(here);
    if (item.value().is_structured()) collect_places(item.value(), here, places);
  }
}

}  // namespace

Json file_json(const std::filesystem::path& path) {
  std::ifstream stream(path);
  return Json::parse(stream);
}

Json small_json() { return Json::parse(kSmallScenario); }
Json tour_json() { return file_json(kTests / "wasm/tour.json"); }

std::string listing_of(const Problems& problems) {
  std::string text;
  for (const Problem& problem : problems)
    text += "  " + problem.where + " " + problem.code + (problem.is_warning ? " (warning)" : "") +
            ": " + problem.message + "\n";
  return text;
}

std::shared_ptr<const Scenario> shipped_file(Library& library, const std::string& id) {
  const Result<Document> document = library.shipped(id);
  return std::get<std::shared_ptr<const Scenario>>(*document);
}
std::shared_ptr<const Scenario> shipped_file(const std::string& id) {
  Library library;
  return shipped_file(library, id);
}
Scenario shipped_scenario(const std::string& id) { return *shipped_file(id); }

std::shared_ptr<const Scenario> small_file(Library& library) {
  return *read_scenario(kSmallScenario, library);
}
std::shared_ptr<const Scenario> small_file() {
  Library library;
  return small_file(library);
}

Result<Document> load_text(const std::string& text) {
  Library library;
  return library.read(text);
}
Problems problems_in(const std::string& text) { return load_text(text).problems; }
Problems problems_of(const Json& json) { return problems_in(json.dump()); }

std::string fault_of(const Problem& problem, const Json& document) {
  if (problem.code.empty() || problem.message.empty()) return "no code or no words";
  if (std::any_of(problem.code.begin(), problem.code.end(),
                  [](unsigned char c) { return std::islower(c) == 0 && c != '-'; }))
    return "the code is not lower-case words";
  if (std::isupper(static_cast<unsigned char>(problem.message[0])) != 0)
    return "the message begins in upper case";
  if (problem.message.back() == '.') return "the message has a full stop";
  if (std::any_of(problem.message.begin(), problem.message.end(),
                  [](unsigned char c) { return std::iscntrl(c) != 0; }))
    return "the message has a control character";
  if (resolved(document, problem.where) == nullptr) return "the pointer leads nowhere";
  return "";
}

std::vector<Json::json_pointer> places_of(const Json& document) {
  std::vector<Json::json_pointer> places;
  collect_places(document, Json::json_pointer(), places);
  return places;
}

}  // namespace permsim::testing
