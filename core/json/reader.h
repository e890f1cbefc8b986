// Reading JSON with care: one parse that finds duplicate keys and too deep nesting, and a node that
// reports whatever is missing, of the wrong type or unknown, with its pointer. Only sources of
// json, answers and door may include this.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "core/base/limits.h"
#include "core/base/problem.h"
#include "core/json/number.h"
#include "core/json/parse.h"
#include "core/json/print.h"
#include "core/world/scenario.h"

namespace permsim {

/// "a number", "a list": what a value is, for messages.
std::string kind_word(const Json& value);
/// An attribute's value or a parameter; a problem for numbers, objects and mixed lists.
Value read_value(const Json& value, const std::string& where, Problems& problems);
Json json_of(const Value& value);

/// The items of a list, each with its pointer, which is made when it is its turn: lists may be
/// long.
class Items {
 public:
  using Item = std::pair<const Json*, std::string>;
  Items() = default;
  Items(const Json& list, std::string where) : list_(&list), where_(std::move(where)) {}

  std::size_t size() const { return list_ == nullptr ? 0 : list_->size(); }

  class Iterator {
   public:
    Iterator(const Items& items, std::size_t at) : items_(&items), at_(at) {}
    Item operator*() const {
      return {&(*items_->list_)[at_], items_->where_ + "/" + std::to_string(at_)};
    }
    Iterator& operator++() {
      ++at_;
      return *this;
    }
    bool operator!=(const Iterator& other) const { return at_ != other.at_; }

   private:
    const Items* items_;
    std::size_t at_;
  };
  Iterator begin() const { return {*this, 0}; }
  Iterator end() const { return {*this, size()}; }

 private:
  const Json* list_ = nullptr;
  std::string where_;
};

/// One object of a file. Every getter marks its key as known; `extras` reports and returns the
/// rest.
class Node {
 public:
  Node(const Json& json, std::string where, Problems& problems)
      : json_(json), where_(std::move(where)), problems_(problems) {}

  /// False, with a problem, when this is no object at all.
  bool is_object();
  const Json* find(const std::string& key);
  /// Marks a key as known without looking it up: for objects of many keys, which are gone through
  /// one by one.
  void know(const std::string& key) { known_.insert(key); }
  const Json* need(const std::string& key, std::string_view what);
  std::string text(const std::string& key, std::string fallback = "");
  std::string need_text(const std::string& key);
  std::string need_id(const std::string& key);
  bool flag(const std::string& key, bool fallback = false);
  /// A list of texts; one bare text counts as a list of one.
  /// A text of at most kLongestName bytes.
  std::string name(const std::string& key, std::string fallback);
  std::vector<std::string> texts(const std::string& key);
  std::vector<std::string> need_texts(const std::string& key);
  /// The members of a list or object under `key`, each with its pointer; a problem when it is
  /// something else, or more than `most`.
  Items list(const std::string& key, std::size_t most = SIZE_MAX);
  std::vector<std::pair<std::string, const Json*>> members(const std::string& key,
                                                           std::size_t most = SIZE_MAX);
  ConditionText condition(const std::string& key);
  SetText set(const std::string& key);

  /// What nobody asked for: warnings, and the raw values to save again.
  Extras extras();

  std::string at(const std::string& key) const { return where_ + "/" + pointer_part(key); }
  const std::string& where() const { return where_; }
  const Json& json() const { return json_; }
  Problems& problems() { return problems_; }
  void report(const std::string& where, std::string code, std::string message) {
    problems_.push_back({where, std::move(code), std::move(message)});
  }
  void wrong_type(const std::string& key, std::string_view expected, const Json& found);

 private:
  const Json& json_;
  std::string where_;
  Problems& problems_;
  std::unordered_set<std::string> known_;
};

ConditionText read_condition(const std::string& text, const std::string& where, Problems& problems);
SetText read_set(const std::string& text, const std::string& where, Problems& problems);

/// False, with a problem, when `format` is another than this program reads; a newer one is refused
/// in words.
bool check_format(Node& node);
/// Checks `format` and `kind`.
bool read_heading(Node& node, std::string_view kind);

}  // namespace permsim
