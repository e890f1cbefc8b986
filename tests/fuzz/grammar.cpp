// Spoils inputs; see grammar.h.
#include "tests/fuzz/grammar.h"

#include <nlohmann/json.hpp>

#include "tests/support/dice.h"
#include "tests/support/mutate.h"

namespace permsim::fuzz {
namespace {

using testing::Dice;
using Json = nlohmann::ordered_json;

/// Keys and words that mean something in some place of a file or request.
constexpr const char* kWords[] = {
    "format",       "permsim/1",   "kind",       "policy",     "scenario",   "recipe",   "id",
    "title",        "version",     "types",      "relations",  "attributes", "sets",     "actions",
    "rules",        "readings",    "continuity", "status",     "subject",    "label",    "of",
    "one",          "role",        "inverse",    "values",     "default",    "type",     "bool",
    "text",         "list",        "with",       "without",    "effects",    "requires", "that",
    "else",         "event",       "set",        "add",        "to",         "remove",   "from",
    "clear",        "create",      "delete",     "move",       "relation",   "if",       "on",
    "cases",        "is",          "when",       "says",       "bad",        "effect",   "allow",
    "forbid",       "unclear",     "limit",      "*",          "source",     "sources",  "optional",
    "words",        "plural",      "icon",       "columns",    "questions",  "show",     "count",
    "asks",         "action",      "repair",     "serves",     "owner",      "use",      "shows",
    "about",        "advice",      "weight",     "warning",    "failing",    "{it}",     "{people}",
    "entities",     "steps",       "checks",     "edit",       "by",         "do",       "at",
    "expect",       "done",        "denied",     "impossible", "after",      "always",   "end",
    "start",        "who",         "can",        "cannot",     "because",    "where",    "never",
    "within",       "any",         "$actor",     "$target",    "$person",    "everyone", "nobody",
    "person",       "team#member", "ask",        "file",       "reading",    "against",  "format",
    "json",         "csv",         "md",         "html",       "load",       "dispatch", "command",
    "undo",         "redo",        "go",         "step",       "matrix",     "explain",  "diff",
    "play",         "findings",    "check",      "explore",    "validate",   "review",   "export",
    "roles",        "state",       "counts",     "groups",     "fields",     "pick",     "share",
    "home",         "same",        "among",      "each",       "least",      "most",     "near",
    "{n}",          "name",        "beside",     "goals",      "notes",      "note",     "summary",
    "record_anyway"};
constexpr std::size_t kWordCount = sizeof kWords / sizeof kWords[0];

/// Names of the small world (small_world.h), for expressions.
const std::vector<std::string>& small_names() {
  static const std::vector<std::string> names{
      "owner",  "editor",  "barred",  "folder", "cites",    "people", "readers", "writers",
      "parent", "team",    "member",  "lead",   "boss",     "docs",   "keepers", "mode",
      "tags",   "name",    "level",   "open",   "archived", "closed", "read",    "$person",
      "$word",  "$target", "$actor.", ".owner", "exists(",  "any(",   "can(",    "not ("};
  return names;
}

/// Every value of a document in order, the whole first; lists and objects before what is in them.
void collect(Json& part, std::vector<Json*>& parts) {
  parts.push_back(&part);
  if (part.is_structured())
    for (Json& each : part) collect(each, parts);
}
std::vector<Json*> parts_of(Json& document) {
  std::vector<Json*> parts;
  collect(document, parts);
  return parts;
}

Json strange(Dice& dice) {
  switch (dice.below(9)) {
    case 0: return nullptr;
    case 1: return dice.chance(50);
    case 2: return static_cast<std::int64_t>(dice.below(5)) - 1;
    case 3: return 1e300;
    case 4: return Json::array();
    case 5: return Json::object();
    case 6: return static_cast<std::uint64_t>(dice.next());
    default: return kWords[dice.below(kWordCount)];
  }
}

/// A text from somewhere else in the document: names must meet to mean something.
std::string some_text(Dice& dice, const std::vector<Json*>& parts) {
  for (int tries = 0; tries < 8; ++tries) {
    const Json& part = *dice.pick(parts);
    if (part.is_string()) return part.get<std::string>();
    if (part.is_object() && !part.empty())
      return std::next(part.begin(), static_cast<std::ptrdiff_t>(dice.below(part.size()))).key();
  }
  return kWords[dice.below(kWordCount)];
}

void spoil_text(Dice& dice, Json& part, const std::vector<Json*>& parts) {
  const std::string text = part.get<std::string>();
  switch (dice.below(6)) {
    case 0: part = kWords[dice.below(kWordCount)]; break;
    case 1:
    case 2: part = some_text(dice, parts); break;
    case 3: part = text + (dice.chance(50) ? "#" : ".") + some_text(dice, parts); break;
    default: part = testing::spoiled_expression(dice, text);
  }
}

void spoil_list(Dice& dice, Json& part, const Json& other) {
  const std::size_t at = part.empty() ? 0 : dice.below(part.size());
  switch (part.empty() ? 0 : dice.below(4)) {
    case 0: part.push_back(other); break;
    case 1: part.push_back(Json(part[at])); break;
    case 2: part.erase(at); break;
    default: std::swap(part[at], part[dice.below(part.size())]);
  }
}

void spoil_object(Dice& dice, Json& part, const Json& other, const std::string& name) {
  if (part.empty() || dice.chance(40)) {
    part[dice.chance(60) ? kWords[dice.below(kWordCount)] : name] = other;
    return;
  }
  const auto chosen = std::next(part.begin(), static_cast<std::ptrdiff_t>(dice.below(part.size())));
  const std::string key = chosen.key();
  Json value = chosen.value();
  part.erase(key);
  if (dice.chance(60)) part[dice.chance(50) ? kWords[dice.below(kWordCount)] : name] = value;
}

void spoil(Dice& dice, Json& document) {
  const std::vector<Json*> parts = parts_of(document);
  Json& part = *dice.pick(parts);
  const Json other = dice.chance(70) ? Json(*dice.pick(parts)) : strange(dice);
  if (dice.chance(15))
    part = other;
  else if (part.is_string())
    spoil_text(dice, part, parts);
  else if (part.is_array())
    spoil_list(dice, part, other);
  else if (part.is_object())
    spoil_object(dice, part, other, some_text(dice, parts));
  else
    part = strange(dice);
}

std::string written(const Json& document) {
  return document.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string spoiled_json(Dice& dice, std::string_view text) {
  Json document = Json::parse(text, nullptr, false);
  if (document.is_discarded()) return "";
  for (std::size_t times = dice.between(1, 3); times > 0; --times) spoil(dice, document);
  return written(document);
}

std::string crossed_json(Dice& dice, std::string_view first, std::string_view second) {
  Json document = Json::parse(first, nullptr, false), other = Json::parse(second, nullptr, false);
  if (document.is_discarded() || other.is_discarded()) return "";
  const Json given = *dice.pick(parts_of(other));
  Json& part = *dice.pick(parts_of(document));
  if (part.is_array() && dice.chance(70))
    part.push_back(given);
  else
    part = given;
  return written(document);
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}
std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += (text.empty() ? "" : "\n") + line;
  return text;
}

std::string spoiled_lines(Dice& dice, std::string_view text) {
  std::vector<std::string> lines = lines_of(text);
  if (lines.empty()) return "";
  const std::size_t at = dice.below(lines.size());
  if (lines.size() > 1 && dice.chance(10))
    lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(at));
  else if (dice.chance(10))
    lines.push_back(lines[at]);
  else if (std::string line = spoiled_json(dice, lines[at]); !line.empty())
    lines[at] = std::move(line);
  return joined(lines);
}

std::string crossed_lines(Dice& dice, std::string_view first, std::string_view second) {
  std::vector<std::string> lines = lines_of(first);
  const std::vector<std::string> others = lines_of(second);
  if (lines.empty() || others.empty()) return "";
  const std::size_t at = dice.below(lines.size());
  if (dice.chance(40))
    lines.push_back(dice.pick(others));
  else if (std::string line = crossed_json(dice, lines[at], dice.pick(others)); !line.empty())
    lines[at] = std::move(line);
  return joined(lines);
}

std::string crossed_bytes(Dice& dice, std::string_view first, std::string_view second) {
  const std::size_t at = dice.below(first.size() + 1), from = dice.below(second.size() + 1);
  return std::string(first.substr(0, at)) + std::string(second.substr(from));
}

}  // namespace

std::string spoiled(Grammar grammar, std::string_view text, unsigned seed) {
  Dice dice(seed);
  switch (grammar) {
    case Grammar::bytes: return testing::spoiled_text(dice, std::string(text));
    case Grammar::json: return spoiled_json(dice, text);
    case Grammar::expression:
      return testing::spoiled_expression(dice, std::string(text), small_names());
    case Grammar::lines: return spoiled_lines(dice, text);
  }
  return "";
}

std::string crossed(Grammar grammar, std::string_view first, std::string_view second,
                    unsigned seed) {
  Dice dice(seed);
  switch (grammar) {
    case Grammar::json: return crossed_json(dice, first, second);
    case Grammar::lines: return crossed_lines(dice, first, second);
    case Grammar::bytes:
    case Grammar::expression: break;
  }
  return crossed_bytes(dice, first, second);
}

}  // namespace permsim::fuzz
