// Each problem to the place it speaks of; those that only follow from another go.
#include "core/json/settle.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <unordered_map>
#include <unordered_set>

namespace permsim {

namespace {

/// Where pointers lead in a document. Only those of problems are looked up: a document may have
/// millions of places.
class PlaceSettler {
 public:
  explicit PlaceSettler(const Json& document) : document_(document) {}

  /// Cuts a pointer to the longest beginning that leads somewhere; gives the places on the way,
  /// each by its number among its siblings: who stands before whom is the order of such lists.
  std::vector<std::size_t> settle(std::string& pointer) {
    std::vector<std::size_t> way;
    const Json* at = &document_;
    std::size_t end = 0;
    while (end < pointer.size()) {
      const std::size_t next = std::min(pointer.find('/', end + 1), pointer.size());
      const std::optional<std::size_t> child =
          child_of(*at, std::string_view(pointer).substr(end + 1, next - end - 1));
      if (!child) break;
      way.push_back(*child);
      at = &*std::next(at->begin(), static_cast<std::ptrdiff_t>(*child));
      end = next;
    }
    pointer.resize(end);
    return way;
  }

 private:
  std::optional<std::size_t> child_of(const Json& parent, std::string_view part) {
    if (parent.is_array()) {
      std::size_t number = 0;
      const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), number);
      const bool is_there = error == std::errc() && end == part.data() + part.size() &&
                            number < parent.size() && std::to_string(number) == part;
      return is_there ? std::optional(number) : std::nullopt;
    }
    if (!parent.is_object()) return std::nullopt;
    auto [keys, is_new] = keys_.try_emplace(&parent);
    if (is_new) {
      for (const auto& [key, value] : parent.get_ref<const Json::object_t&>())
        keys->second.emplace(pointer_part(key), keys->second.size());
    }
    const auto found = keys->second.find(std::string(part));
    return found == keys->second.end() ? std::nullopt : std::optional(found->second);
  }

  const Json& document_;
  std::unordered_map<const Json*, std::unordered_map<std::string, std::size_t>> keys_;
};

/// True when the pointer, or one that leads there, is among the places.
bool is_beneath(std::string where, const std::unordered_set<std::string>& places) {
  while (places.count(where) == 0) {
    if (where.empty()) return false;
    where.erase(where.rfind('/'));
  }
  return true;
}

struct Settled {
  Problem problem;
  std::vector<std::size_t> way;
};

}  // namespace

void settle_problems(Problems& problems, const Json& document) {
  if (problems.empty()) return;
  PlaceSettler places(document);
  std::unordered_set<std::string> wrong, lacking, told;
  for (const Problem& problem : problems) {
    if (problem.code == "wrong-type") wrong.insert(problem.where);
    if (problem.code == "missing-key") lacking.insert(problem.where);
  }
  std::vector<Settled> settled;
  for (Problem& problem : problems) {
    const bool is_wrong_type = problem.code == "wrong-type" && told.insert(problem.where).second;
    if (!is_wrong_type && is_beneath(problem.where, wrong)) continue;
    const std::string where = problem.where;
    std::vector<std::size_t> way = places.settle(problem.where);
    const bool is_there = problem.where == where;
    if (is_there || problem.code == "missing-key" || lacking.count(problem.where) == 0)
      settled.push_back({std::move(problem), std::move(way)});
  }
  std::stable_sort(settled.begin(), settled.end(),
                   [](const Settled& a, const Settled& b) { return a.way < b.way; });
  std::vector<Problem> kept;
  kept.reserve(settled.size());
  for (Settled& each : settled) kept.push_back(std::move(each.problem));
  problems.replace_kept(std::move(kept));
}

}  // namespace permsim
