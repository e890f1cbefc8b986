// The node: see reader.h. Parsing stands in parse.cpp, putting problems in order in settle.cpp.
#include "core/json/reader.h"

#include <algorithm>

#include "core/base/budget.h"
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
    budget::spend(2 * value.size());
    for (std::size_t i = 0; i < value.size(); ++i) {
      if (value[i].is_string())
        list.push_back(value[i].get<std::string>());
      else if (problems.is_full())
        problems.count();
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
  if (problems_.is_full())
    problems_.count();
  else
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
  if (found->is_string()) {
    budget::spend(found->get_ref<const std::string&>().size() / 2 + 1);
    return found->get<std::string>();
  }
  wrong_type(key, "a text", *found);
  return fallback;
}

std::string Node::need_text(const std::string& key) {
  const Json* found = need(key, "a text");
  return found == nullptr ? "" : text(key);
}

std::string Node::name(const std::string& key, std::string fallback) {
  std::string found = text(key, std::move(fallback));
  if (found.size() > kLongestName) report(at(key), "too-large", too_long_name(found.size()));
  return found;
}

std::string Node::need_id(const std::string& key) {
  std::string id = need_text(key);
  if (id.size() > kLongestName) report(at(key), "too-large", too_long_name(id.size()));
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
  constexpr std::uint64_t kText = 20;  // what many readings would each keep is soon too much
  budget::spend(kText * found->size());
  if (budget::is_spent()) return texts;
  for (std::size_t i = 0; i < found->size(); ++i) {
    // What is no text keeps its place, so that the pointers of the others are right.
    texts.push_back((*found)[i].is_string() ? (*found)[i].get<std::string>() : "");
    if ((*found)[i].is_string()) continue;
    if (problems_.is_full())
      problems_.count();
    else
      report(at(key) + "/" + std::to_string(i), "wrong-type",
             "expected a text, found " + kind_word((*found)[i]));
  }
  return texts;
}

std::vector<std::string> Node::need_texts(const std::string& key) {
  if (need(key, "a list of texts") == nullptr) return {};
  return texts(key);
}

Items Node::list(const std::string& key, std::size_t most) {
  const Json* found = find(key);
  if (found == nullptr) return {};
  if (!found->is_array()) {
    wrong_type(key, "a list", *found);
    return {};
  }
  if (found->size() > most) {
    report(at(key), "too-large",
           "at most " + std::to_string(most) + " " + key + " are read, and here are " +
               std::to_string(found->size()));
    return {};
  }
  return {*found, at(key)};
}

std::vector<std::pair<std::string, const Json*>> Node::members(const std::string& key,
                                                               std::size_t most) {
  std::vector<std::pair<std::string, const Json*>> items;
  const Json* found = find(key);
  if (found == nullptr) return items;
  if (!found->is_object()) {
    wrong_type(key, "an object", *found);
    return items;
  }
  if (found->size() > most) {
    report(at(key), "too-large",
           "at most " + std::to_string(most) + " are read, and here are " +
               std::to_string(found->size()));
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
    const bool is_told = item.key() != "$schema" || !where_.empty();
    if (is_told && problems_.is_full(true)) {
      problems_.count(true);
    } else if (is_told) {
      problems_.push_back({at(item.key()), "unknown-key",
                           ticked(item.key()) + " means nothing here; it is kept as it is", true});
    }
    extras.emplace_back(item.key(), compact(item.value()));
  }
  return extras;
}

namespace {

/// An expression takes a hundred times its text in memory, so a file of nothing else is too large
/// long before its text is.
bool may_parse(const std::string& text) {
  constexpr std::uint64_t kStepsPerByte = 30;
  budget::spend(kStepsPerByte * (text.size() + 16));
  return !budget::is_spent();
}

}  // namespace

ConditionText read_condition(const std::string& text, const std::string& where,
                             Problems& problems) {
  ConditionText condition{text, where, {}};
  if (!may_parse(text)) return condition;
  Parsed<Condition> parsed = parse_condition(text);
  for (Problem& problem : parsed.problems)
    problems.push_back({where, problem.code, problem.message});
  if (parsed.problems.empty()) condition.condition = std::move(parsed.value);
  return condition;
}

SetText read_set(const std::string& text, const std::string& where, Problems& problems) {
  SetText set{text, where, {}};
  if (!may_parse(text)) return set;
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

}  // namespace permsim
