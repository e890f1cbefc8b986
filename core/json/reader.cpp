// The node, and how problems are settled: see reader.h. Parsing stands in parse.cpp.
#include "core/json/reader.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "core/json/files.h"
#include "core/json/parse.h"

namespace permsim {

std::string kind_word(const Json& value) {
  if (value.is_object()) return "an object";
  if (value.is_array()) return "a list";
  if (value.is_string()) return "a text";
  if (value.is_boolean()) return "true or false";
  if (value.is_null()) return "nothing (null)";
  return "a number";
}

Value read_value(const Json& value, const std::string& where, Problems& problems) {
  if (value.is_boolean()) return value.get<bool>();
  if (value.is_string()) return value.get<std::string>();
  if (value.is_null()) return {};
  if (value.is_array()) {
    TextList list;
    for (std::size_t i = 0; i < value.size(); ++i) {
      if (value[i].is_string())
        list.push_back(value[i].get<std::string>());
      else
        problems.push_back({where + "/" + std::to_string(i), "wrong-type",
                            "expected a text, found " + kind_word(value[i])});
    }
    return list;
  }
  problems.push_back(
      {where, "wrong-type",
       "expected a text, true or false, or a list of texts, found " + kind_word(value)});
  return {};
}

Json json_of(const Value& value) {
  if (const auto* flag = std::get_if<bool>(&value)) return *flag;
  if (const auto* text = as_text(value)) return *text;
  if (const auto* list = as_list(value)) return *list;
  return nullptr;
}

// --- Node

void Node::wrong_type(const std::string& key, std::string_view expected, const Json& found) {
  report(at(key), "wrong-type",
         ticked(key) + " should be " + std::string(expected) + ", found " + kind_word(found));
}

bool Node::is_object() {
  if (json_.is_object()) return true;
  report(where_, "wrong-type", "expected an object, found " + kind_word(json_));
  return false;
}

const Json* Node::find(const std::string& key) {
  known_.insert(key);
  const auto found = json_.find(key);
  return found == json_.end() ? nullptr : &*found;
}

const Json* Node::need(const std::string& key, std::string_view what) {
  const Json* found = find(key);
  if (found == nullptr)
    report(where_, "missing-key", ticked(key) + " is missing: " + std::string(what));
  return found;
}

std::string Node::text(const std::string& key, std::string fallback) {
  const Json* found = find(key);
  if (found == nullptr) return fallback;
  if (found->is_string()) return found->get<std::string>();
  wrong_type(key, "a text", *found);
  return fallback;
}

std::string Node::need_text(const std::string& key) {
  const Json* found = need(key, "a text");
  return found == nullptr ? "" : text(key);
}

std::string Node::need_id(const std::string& key) {
  const std::string id = need_text(key);
  const auto found = json_.find(key);
  if (found != json_.end() && found->is_string() && !is_id(id)) {
    report(
        at(key), "bad-id",
        ticked(id) + " cannot be an id: no white space and no `#`, and it does not begin with `$`");
  }
  return id;
}

bool Node::flag(const std::string& key, bool fallback) {
  const Json* found = find(key);
  if (found == nullptr) return fallback;
  if (found->is_boolean()) return found->get<bool>();
  wrong_type(key, "true or false", *found);
  return fallback;
}

std::vector<std::string> Node::texts(const std::string& key) {
  const Json* found = find(key);
  if (found == nullptr) return {};
  if (found->is_string()) return {found->get<std::string>()};
  std::vector<std::string> texts;
  if (!found->is_array()) {
    wrong_type(key, "a list of texts", *found);
    return texts;
  }
  for (std::size_t i = 0; i < found->size(); ++i) {
    // What is no text keeps its place, so that the pointers of the others are right.
    texts.push_back((*found)[i].is_string() ? (*found)[i].get<std::string>() : "");
    if (!(*found)[i].is_string())
      report(at(key) + "/" + std::to_string(i), "wrong-type",
             "expected a text, found " + kind_word((*found)[i]));
  }
  return texts;
}

std::vector<std::string> Node::need_texts(const std::string& key) {
  if (need(key, "a list of texts") == nullptr) return {};
  return texts(key);
}

std::vector<std::pair<const Json*, std::string>> Node::list(const std::string& key) {
  std::vector<std::pair<const Json*, std::string>> items;
  const Json* found = find(key);
  if (found == nullptr) return items;
  if (!found->is_array()) {
    wrong_type(key, "a list", *found);
    return items;
  }
  for (std::size_t i = 0; i < found->size(); ++i)
    items.emplace_back(&(*found)[i], at(key) + "/" + std::to_string(i));
  return items;
}

std::vector<std::pair<std::string, const Json*>> Node::members(const std::string& key) {
  std::vector<std::pair<std::string, const Json*>> items;
  const Json* found = find(key);
  if (found == nullptr) return items;
  if (!found->is_object()) {
    wrong_type(key, "an object", *found);
    return items;
  }
  for (const auto& item : found->items()) items.emplace_back(item.key(), &item.value());
  return items;
}

ConditionText Node::condition(const std::string& key) {
  const Json* found = find(key);
  if (found == nullptr) return {};
  const std::string condition = text(key);
  return found->is_string() ? read_condition(condition, at(key), problems_) : ConditionText{};
}

SetText Node::set(const std::string& key) {
  const Json* found = find(key);
  if (found == nullptr) return {};
  const std::string set = text(key);
  return found->is_string() ? read_set(set, at(key), problems_) : SetText{};
}

Extras Node::extras() {
  Extras extras;
  if (!json_.is_object()) return extras;
  for (const auto& item : json_.items()) {
    if (known_.count(item.key()) != 0) continue;
    // `$schema` is for the author's editor.
    if (item.key() != "$schema" || !where_.empty()) {
      problems_.push_back({at(item.key()), "unknown-key",
                           ticked(item.key()) + " means nothing here; it is kept as it is", true});
    }
    extras.emplace_back(item.key(), compact(item.value()));
  }
  return extras;
}

ConditionText read_condition(const std::string& text, const std::string& where,
                             Problems& problems) {
  ConditionText condition{text, where, {}};
  Parsed<Condition> parsed = parse_condition(text);
  for (Problem& problem : parsed.problems)
    problems.push_back({where, problem.code, problem.message});
  if (parsed.problems.empty()) condition.condition = std::move(parsed.value);
  return condition;
}

SetText read_set(const std::string& text, const std::string& where, Problems& problems) {
  SetText set{text, where, {}};
  Parsed<SetExpression> parsed = parse_set(text);
  for (Problem& problem : parsed.problems)
    problems.push_back({where, problem.code, problem.message});
  if (parsed.problems.empty()) set.expression = std::move(parsed.value);
  return set;
}

bool check_format(Node& node) {
  const auto found = node.json().find("format");
  if (found == node.json().end() || !found->is_string())
    return true;  // for whoever needs the key to say
  const std::string format = node.text("format");
  if (format == "permsim/1") return true;
  const std::string version = format.rfind("permsim/", 0) == 0 ? format.substr(8) : "";
  const bool is_number =
      !version.empty() && version[0] != '0' &&
      std::all_of(version.begin(), version.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (is_number)
    node.report("/format", "newer-format",
                "this file is of format " + ticked(format) +
                    ", which is newer than this program; it reads `permsim/1`");
  else
    node.report("/format", "bad-format",
                ticked(format) + " is no format; this program reads `permsim/1`");
  return false;
}

bool read_heading(Node& node, std::string_view kind) {
  if (!node.is_object() || !check_format(node)) return false;
  node.need_text("format");
  const std::string found = node.need_text("kind");
  const auto json = node.json().find("kind");
  if (json == node.json().end() || !json->is_string() || found == kind) return true;
  node.report("/kind", "bad-kind", "expected kind " + ticked(kind) + ", found " + ticked(found));
  return false;
}

namespace {

using Pointers = std::unordered_set<std::string>;
using PlaceOf = std::unordered_map<std::string, std::size_t>;  ///< pointers, numbered in the order
                                                               ///< of the document

void collect_pointers(const Json& json, const std::string& where, PlaceOf& pointers) {
  pointers.emplace(where, pointers.size());
  std::size_t i = 0;
  if (json.is_array()) {
    for (const Json& item : json)
      collect_pointers(item, where + "/" + std::to_string(i++), pointers);
  } else if (json.is_object()) {
    for (const auto& item : json.items())
      collect_pointers(item.value(), where + "/" + pointer_part(item.key()), pointers);
  }
}

/// True when the pointer, or one that leads there, is among the places.
bool is_beneath(std::string where, const Pointers& places) {
  while (places.count(where) == 0) {
    if (where.empty()) return false;
    where.erase(where.rfind('/'));
  }
  return true;
}

}  // namespace

void settle_problems(Problems& problems, const Json& document) {
  if (problems.empty()) return;
  PlaceOf pointers;
  collect_pointers(document, "", pointers);
  Pointers wrong;
  Pointers lacking;
  for (const Problem& problem : problems) {
    if (problem.code == "wrong-type") wrong.insert(problem.where);
    if (problem.code == "missing-key") lacking.insert(problem.where);
  }
  Pointers told;
  Problems settled;
  for (Problem& problem : problems) {
    const bool is_wrong_type = problem.code == "wrong-type" && told.insert(problem.where).second;
    if (!is_wrong_type && is_beneath(problem.where, wrong)) continue;
    const bool is_there = pointers.count(problem.where) != 0;
    while (pointers.count(problem.where) == 0) problem.where.erase(problem.where.rfind('/'));
    if (is_there || problem.code == "missing-key" || lacking.count(problem.where) == 0)
      settled.push_back(std::move(problem));
  }
  const auto stands_before = [&](const Problem& a, const Problem& b) {
    return pointers[a.where] < pointers[b.where];
  };
  std::stable_sort(settled.begin(), settled.end(), stands_before);
  problems = std::move(settled);
}

}  // namespace permsim
