// Checks from JSON: who may do what to what, at which moments, and what must never come to be.
#include "core/json/checks.h"

#include "core/json/people.h"
#include "core/json/write.h"

namespace permsim {

namespace {

class CheckReader {
 public:
  explicit CheckReader(Problems& problems) : problems_(problems) {}

  Check run(const Json& json, const std::string& where) {
    Node node(json, where, problems_);
    Check check;
    if (!node.is_object()) return check;
    read_after(node, check);
    check.says = node.text("says");
    if (const Json* never = node.find("never")) {
      check.kind = Check::Kind::never;
      check.within = read_number(node, "within", kLongestSearch, 1);
      Node inner(*never, node.at("never"), problems_);
      if (!inner.is_object()) return check;
      read_access(inner, check);
      check.by = read_selection(inner, "by");
      if (inner.json().contains("within"))
        check.within = read_number(inner, "within", kLongestSearch, 1);
      need(check.can.empty() || !gives(inner, "who") || !gives(inner, "on"), inner,
           "`never` needs `who`, `can` and `on`");
      check.never_extras = inner.extras();
    } else {
      read_access(node, check);
      check.cannot = node.texts("cannot");
      check.unclear = node.texts("unclear");
      const auto statuses = node.members("status");
      for (const auto& [id, status] : statuses) {
        if (status->is_string())
          check.status.emplace_back(id, status->get<std::string>());
        else
          report(node.at("status") + "/" + pointer_part(id), "wrong-type",
                 "expected a status, found " + kind_word(*status));
      }
      const bool asks = !check.can.empty() || !check.cannot.empty() || !check.unclear.empty();
      if (!check.status.empty()) check.kind = Check::Kind::status;
      need(!asks && statuses.empty(), node,
           "a check needs `can`, `cannot`, `unclear`, `status` or `never`");
      need(asks && (!gives(node, "who") || !gives(node, "on")), node,
           "a check of access needs `who` and `on`");
    }
    check.extras = node.extras();
    keep_as_written(check.as_written, json, check_json(check));
    return check;
  }

 private:
  void report(const std::string& where, std::string code, std::string message) {
    problems_.push_back({where, std::move(code), std::move(message)});
  }

  Selection read_selection(Node& node, const std::string& key) {
    Selection selection;
    const Json* json = node.find(key);
    if (json == nullptr) return selection;
    if (!json->is_object() || (key != "on" && is_stand_in(*json))) {
      People people = read_people(node, key);
      selection.is_list = people.is_list;
      selection.ids = std::move(people.ids);
      selection.stand_ins = std::move(people.stand_ins);
      return selection;
    }
    Node inner(*json, node.at(key), problems_);
    selection.type = inner.need_text("type");
    if (const auto type = json->find("type");
        type != json->end() && type->is_string() && !is_identifier(selection.type)) {
      report(inner.at("type"), "bad-id", ticked(selection.type) + " cannot be the name of a type");
    }
    selection.where = inner.condition("where");
    selection.extras = inner.extras();
    return selection;
  }

  /// A whole number in a range; a problem otherwise.
  int read_number(Node& node, const std::string& key, int most, int fallback) {
    const Json* json = node.find(key);
    if (json == nullptr) return fallback;
    const std::optional<std::uint64_t> number = whole_number(*json);
    if (number && *number <= static_cast<std::uint64_t>(most)) return static_cast<int>(*number);
    // Whole, but below zero.
    const std::string spelling = is_number(*json) ? spelling_of(*json) : "";
    const bool is_negative =
        spelling[0] == '-' && whole_number(number_json(spelling.substr(1))).has_value();
    if (number || is_negative)
      report(node.at(key), "out-of-range",
             ticked(key) + " is a whole number from 0 to " + std::to_string(most) + ", never " +
                 ticked(spelling));
    else
      node.wrong_type(key, "a whole number", *json);
    return fallback;
  }

  void read_after(Node& node, Check& check) {
    const auto found = node.json().find("after");
    check.has_after = found != node.json().end();
    if (check.has_after && found->is_string()) {
      const std::string word = node.text("after");
      if (word == "start")
        check.after.kind = When::Kind::start;
      else if (word == "always")
        check.after.kind = When::Kind::always;
      else if (word != "end")
        report(node.at("after"), "unknown-value",
               "`after` is a step's number, `start`, `end` or `always`, never " + ticked(word));
    } else if (check.has_after) {
      check.after.kind = When::Kind::number;
      check.after.number = read_number(node, "after", kMostSteps, 0);
    }
  }

  void read_access(Node& node, Check& check) {
    check.who = read_selection(node, "who");
    check.on = read_selection(node, "on");
    check.can = node.texts("can");
    check.because = node.texts("because");
  }

  static bool gives(const Node& node, const char* key) {
    const auto found = node.json().find(key);
    return found != node.json().end() && !(found->is_array() && found->empty());
  }

  void need(bool is_missing, const Node& node, std::string message) {
    if (is_missing) report(node.where(), "missing-key", std::move(message));
  }

  Problems& problems_;
};

}  // namespace

Check read_check(const Json& json, const std::string& where, Problems& problems) {
  return CheckReader(problems).run(json, where);
}

}  // namespace permsim
