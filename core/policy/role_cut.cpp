// Cutting sets; what a cut asks about them stands in role_ways.cpp, conditions in
// role_guards.cpp.
#include "core/policy/role_cut.h"

#include <algorithm>

namespace permsim {

namespace {

using SetKind = SetExpression::Kind;

bool has_everyone(const SetExpression& set) {
  return set.kind == SetKind::everyone ||
         std::any_of(set.parts.begin(), set.parts.end(), has_everyone);
}

std::string as_written(const SetExpression& set, const std::string& prefix);

std::string in_parentheses(const std::string& text) { return "(" + text + ")"; }

/// A part of an intersection or of what is taken out.
std::string part_written(const SetExpression& part, const std::string& prefix, bool is_first) {
  const std::string text = as_written(part, prefix);
  const bool is_chain = part.kind == SetKind::all_of || part.kind == SetKind::without;
  return part.kind == SetKind::any_of || (is_chain && !is_first) ? in_parentheses(text) : text;
}

std::string as_written(const SetExpression& set, const std::string& prefix) {
  switch (set.kind) {
    case SetKind::everyone: return "everyone";
    case SetKind::nobody: return std::string(kNobody);
    case SetKind::name: return prefix + written(set.path);
    case SetKind::any_of:
    case SetKind::all_of:
    case SetKind::without: break;
  }
  std::string text;
  for (const SetExpression& part : set.parts) {
    const bool is_first = text.empty();
    if (!is_first)
      text += set.kind == SetKind::any_of ? " | " : set.kind == SetKind::all_of ? " & " : " - ";
    text += set.kind == SetKind::any_of ? as_written(part, prefix)
                                        : part_written(part, prefix, is_first);
  }
  return text;
}

/// A union is written in parentheses within anything else, and so is a chain but at its beginning.
std::string within(const std::string& text, SetKind kind, bool is_first) {
  const bool is_chain = kind == SetKind::all_of || kind == SetKind::without;
  return kind == SetKind::any_of || (is_chain && !is_first) ? in_parentheses(text) : text;
}

}  // namespace

std::string written(const SetExpression& set) { return as_written(set, ""); }

std::string RoleCut::cut(const SetExpression& set, const TypeNames& on) {
  return text_of(set, on, {"", true}).text;
}

std::string RoleCut::copied(const SetExpression& set, const TypeNames& on) {
  return text_of(set, on, {"", false}).text;
}

RoleCut::Text RoleCut::text_of(const SetExpression& set, const TypeNames& on, const Place& place) {
  if (instead_.empty() && !names_role(set, on)) return {as_written(set, place.prefix), set.kind};
  switch (set.kind) {
    case SetKind::everyone:
    case SetKind::nobody: return {as_written(set, place.prefix), set.kind};
    case SetKind::name: return name_text(set, on, place);
    case SetKind::any_of: return united(set, on, place);
    case SetKind::all_of: return intersected(set, on, place);
    case SetKind::without: return taken_out(set, on, place);
  }
  return {};
}

RoleCut::Text RoleCut::united(const SetExpression& set, const TypeNames& on, const Place& place) {
  Text all;
  all.text = kNobody;
  std::size_t count = 0;
  for (const SetExpression& part : set.parts) {
    const bool is_meant = !place.selects || may_hold(part, on);
    Text text;
    text.text = kNobody;
    if (is_meant && names_role(part, on))
      text = text_of(part, on, place);
    else if (instead_.empty())
      text = {as_written(part, place.prefix), part.kind};
    if (text.is_nobody()) continue;
    all.text = count == 0 ? text.text : all.text + " | " + text.text;
    all.kind = ++count == 1 ? text.kind : SetKind::any_of;
  }
  return all;
}

RoleCut::Text RoleCut::intersected(const SetExpression& set, const TypeNames& on,
                                   const Place& place) {
  Text all;
  for (const SetExpression& part : set.parts) {
    const bool is_first = all.text.empty();
    const Text text = names_role(part, on) ? text_of(part, on, place)
                                           : Text{as_written(part, place.prefix), part.kind};
    if (text.is_nobody()) return {std::string(kNobody), SetKind::nobody};
    all.text += (is_first ? "" : " & ") + within(text.text, text.kind, is_first);
  }
  all.kind = SetKind::all_of;
  return all;
}

RoleCut::Text RoleCut::taken_out(const SetExpression& set, const TypeNames& on,
                                 const Place& place) {
  const Text left = text_of(set.parts.front(), on, place);
  if (left.is_nobody()) return {std::string(kNobody), SetKind::nobody};
  return {within(left.text, left.kind, true) + " - " +
              part_written(set.parts.back(), place.prefix, false),
          SetKind::without};
}

RoleCut::Text RoleCut::name_text(const SetExpression& set, const TypeNames& on,
                                 const Place& place) {
  const Walk walk = this->walk(set.path, on);
  const std::string& name = set.path.names.back().text;
  const std::string whole = place.prefix + written(set.path);
  const std::string prefix = whole.substr(0, whole.size() - name.size());
  if (walk.passes_role) return {std::string(kNobody), SetKind::nobody};
  TypeNames meaning;  // the types on which the name means something
  for (const std::string& type : walk.types) {
    const auto known = types_.find(type);
    if (known != types_.end() && known->second.has(name)) meaning.push_back(type);
  }
  if (meaning.size() == 1 && is_role(meaning.front(), name)) {
    if (instead_.empty()) return {std::string(kNobody), SetKind::nobody};
    return {prefix + instead_, SetKind::name};
  }
  if (meaning.size() == 1 && opened_ < kMostOpened && can_be_opened(walk, name, prefix)) {
    ++opened_;
    const WrittenPart& part = types_[meaning.front()].sets[name].front();
    return text_of(part.set, {meaning.front()}, {prefix, place.selects});
  }
  const std::string made = cut_set(meaning, name, place.selects);
  if (made.empty()) return {std::string(kNobody), SetKind::nobody};
  return {prefix + made, SetKind::name};
}

/// A set that stands for one expression, on one thing at most, can be written in its place.
bool RoleCut::can_be_opened(const Walk& walk, const std::string& name,
                            const std::string& prefix) const {
  if (!prefix.empty() && !walk.is_one) return false;
  for (const std::string& type : walk.types) {
    const auto known = types_.find(type);
    if (known == types_.end() || !known->second.has(name)) continue;
    const auto set = known->second.sets.find(name);
    if (set == known->second.sets.end() || set->second.size() != 1) return false;
    const WrittenPart& part = set->second.front();
    if (!part.when.empty() || names_itself(type, name)) return false;
    if (!prefix.empty() && has_everyone(part.set)) return false;
  }
  return true;
}

std::string RoleCut::cut_set(const TypeNames& types, const std::string& name, bool selects) {
  std::string key = name + (selects ? "?" : "");
  for (const std::string& type : types) key += " " + type;
  if (const auto known = cut_names_.find(key); known != cut_names_.end()) {
    needed_.insert(key);
    return known->second;
  }
  const std::string made = unused_name(name);
  cut_names_[key] = made;
  for (const std::string& type : types) types_[type].other_names.push_back(made);
  std::size_t defined = 0;
  for (const std::string& type : types) {
    Parts parts = cut_parts(type, name, selects);
    if (parts.empty() && needed_.count(key) != 0) parts.emplace_back(kNobody, "");
    if (parts.empty()) continue;
    ++defined;
    made_.push_back({type, made, std::move(parts)});
  }
  if (defined == 0) cut_names_[key].clear();
  return cut_names_[key];
}

RoleCut::Parts RoleCut::cut_parts(const std::string& type, const std::string& name, bool selects) {
  Parts parts;
  const WrittenType& of = types_[type];
  const auto set = of.sets.find(name);
  if (set == of.sets.end()) {
    if (is_role(type, name) != instead_.empty())
      parts.emplace_back(instead_.empty() ? name : instead_, "");
    return parts;
  }
  for (const WrittenPart& part : set->second) {
    const bool is_meant = !selects || may_hold(part.set, {type});
    const bool names = is_meant && names_role(part.set, {type});
    const bool is_guarded_alone = is_meant && is_open(part.set, {type});
    if (!instead_.empty() && !names) continue;
    std::string to = as_written(part.set, ""), when = part.when;
    if (names) to = text_of(part.set, {type}, {"", selects}).text;
    if (instead_.empty() && (names || is_guarded_alone) && !when.empty())
      when = cut(part.condition, part.when, {type});
    if (to != kNobody && when != kNever) parts.emplace_back(std::move(to), std::move(when));
  }
  return parts;
}

std::string RoleCut::unused_name(const std::string& name) const {
  const std::string wanted =
      instead_.empty() ? name + "_without_" + role_.relation : name + "_for_" + instead_;
  const auto is_used = [&](const std::string& made) {
    return std::any_of(types_.begin(), types_.end(),
                       [&](const auto& type) { return type.second.has(made); });
  };
  std::string made = wanted;
  for (int number = 2; is_used(made); ++number) made = wanted + "_" + std::to_string(number);
  return made;
}

}  // namespace permsim
