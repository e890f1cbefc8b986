// Sets and conditions on things of one type as formulas: own sets are worked out once each, so that
// a formula is as small as its text. Whoever makes them says what a fact and a way is.
#pragma once
#include <string>
#include <vector>

#include "core/policy/formula.h"
#include "core/policy/own_sets.h"
#include "core/policy/policy.h"

namespace permsim {

class TypeFormulas {
 public:
  using Id = Formulas::Id;

  Id of(const SetText& text);
  Id of(const ConditionText& text) { return of(text.condition, text.text); }

 protected:
  /// `most`: as of Formulas.
  TypeFormulas(const Type& type, std::size_t most);
  ~TypeFormulas() = default;

  /// A condition that is not made of other conditions; `text` is the whole it stands in.
  virtual Id of_fact(const Condition& condition, const std::string& text) = 0;
  /// A path that begins with a relation of the type.
  virtual Id of_way(const Path& path) = 0;
  /// So many parts of a set are about to be joined: for whoever counts the work.
  virtual void note_parts(std::size_t /*count*/) {}
  /// What the text says is made: for whoever minds how long formulas get.
  virtual void note_made(const SetText& /*text*/) {}

  const Type& type_;
  Formulas formulas_;

 private:
  Id of(const SetExpression& set);
  Id of(const Condition& condition, const std::string& text);
  Id of_name(const Path& path);

  OwnSets own_sets_;
  std::vector<Id> of_set_;
};

}  // namespace permsim
