// What a reading shares with the policy whose file it stands in. Only core/json includes this.
#pragma once
#include <deque>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "core/json/reader.h"

namespace permsim {

/// A type to be read, or one that is read and bound already. `sets` are those of its sets that are.
struct TypePart {
  std::string id;
  const Json* json = nullptr;
  std::shared_ptr<const Type> whole;
  std::unordered_map<std::string, std::shared_ptr<const NamedSet>> sets;
};

/// The types of a file as they are written.
std::vector<TypePart> type_parts(const Json& types);

/// Knows which parts of a bound policy mean the same under a reading: those it does not patch and
/// that mention no name whose meaning the patch changes. So a reading costs what it changes.
class Sharing {
 public:
  /// `rules`: the JSON of `base.rules`, in the same order.
  Sharing(std::shared_ptr<const Policy> base, const Json& types, std::vector<const Json*> rules);

  /// Looks at one reading's patch of the types (nullptr: there is none). What was given out for the
  /// reading before is gone.
  void begin(const Json* patch);
  const std::vector<TypePart>& types() const { return parts_; }
  /// The reading changes no type: expressions mean what they mean in the policy of the file.
  bool has_same_types() const { return !is_patched_; }
  /// The bound rule that this JSON became; null where it must be read again.
  std::shared_ptr<const Rule> rule(const Json* json) const;
  const Policy& base() const { return *base_; }

 private:
  void index_names();
  using Written = std::pair<std::string, const Json*>;
  bool find_changes(const std::vector<Written>& types);
  void mark(const std::string& name);
  TypePart part_of(std::size_t number, const Json& json) const;

  std::shared_ptr<const Policy> base_;
  std::vector<Written> types_;
  std::unordered_set<std::string> ids_;  ///< of them
  std::unordered_map<const Json*, std::size_t> rule_numbers_;

  /// Where a name is mentioned: numbers of rules, of types, and of (type, set).
  struct Mentioned {
    std::vector<std::size_t> rules, types;
    std::vector<std::pair<std::size_t, std::size_t>> sets;
  };
  std::unordered_map<std::string, Mentioned> mentioned_;
  bool is_indexed_ = false;

  std::deque<Json> patched_;
  std::vector<TypePart> parts_;
  bool is_patched_ = false;
  bool shares_ = true;  ///< false: the patch changes too much to tell what it leaves
  std::unordered_set<std::size_t> other_rules_, other_types_;
  std::unordered_map<std::size_t, std::unordered_set<std::size_t>> other_sets_;
};

}  // namespace permsim
