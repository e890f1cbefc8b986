// What a press would come to, told before it is done: the blast radius of acts and of edits by
// hand. No ImGui in here.
#pragma once
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/decide/sign.h"
#include "core/play/preview.h"
#include "web/models/view.h"

namespace permsim {

constexpr std::string_view kNoChange = "no change";

struct Foreseen {
  std::string key;        ///< what was asked, while the world is the same
  bool is_known = false;  ///< it was asked
  /// "+16 ?3, 2 stop": for a row of a menu; empty where the press sends nothing by itself.
  std::string words;
  bool changes_something = false;
  /// "Ben would gain 16 · Weekly report would be running".
  std::string sentence;
  /// What becomes of cells, by `cell_key`.
  std::unordered_map<std::uint64_t, Change> cells;
};

/// Of what is known already.
Foreseen foreseen_of(const Impact& impact);

class ForeseenModel {
 public:
  /// `press` is asked what it would send, and nothing of it is done. Kept under `key` until the
  /// world or who acts is another.
  const Foreseen& of(const View& view, const std::string& key,
                     const std::function<void(View&)>& press);
  /// What was foreseen under this key; nullptr when nothing was, or of another world.
  const Foreseen* kept(const View& view, const std::string& key) const;

 private:
  bool is_for(const View& view) const;

  std::uint64_t revision_ = 0;  ///< Session::revision
  std::string acting_;
  std::map<std::string, Foreseen> kept_;
};

std::uint64_t cell_key(const Cell& cell);
/// What a person would gain or lose by being given the relation to the thing, or losing it.
const Foreseen& foresee_holding(const View& view, const Cell& cell, const Relation& relation);
const Foreseen& foresee_setting(const View& view, EntityIndex on, const Attribute& attribute,
                                const std::string& value);
/// Of an act that needs to know nothing else; of others nothing is foreseen.
const Foreseen& foresee_act(const View& view, EntityIndex by, EntityIndex on, ActionIndex action);
/// What is pointed at or has the keyboard, where it was foreseen; nullptr otherwise.
const Foreseen* foreseen_now(const View& view);
/// The pointer or the keyboard is on it, or has left it.
void point_at(View& view, const Foreseen& foreseen, bool is_pointed_at);
/// Keys, or the page as text, have come to what has this key.
void point_at_by_keys(View& view, const std::string& key);

}  // namespace permsim
