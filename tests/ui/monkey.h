// Somebody who presses, types, pastes and opens whatever there is, without knowing what it is for:
// the same for the same seed.
#pragma once
#include <deque>
#include <functional>
#include <string>
#include <vector>

#include "tests/support/dice.h"
#include "tests/ui/driver.h"

namespace permsim {

class Monkey {
 public:
  Monkey(Driver& page, std::uint64_t seed) : page_(page), dice_(seed) {}

  /// One thing done to the page; a frame is drawn where the canvas is what it is done to, after
  /// every change, and now and then.
  void act();
  /// What was done last, the newest at the end, a line each.
  std::string told() const;

 private:
  /// A node of the page's HTML that something can be done to.
  struct Target {
    std::string id;
    NodeRole role = NodeRole::group;
    std::vector<const char*> acts;
    std::string value;
  };

  /// False when there was nothing where it looked.
  bool touch_node();
  void touch_old_node();
  void perform(const Target& target, const std::string& what);
  void press_key();
  void use_mouse();
  void resize();
  void open_file();
  void open_damaged();
  void paste();
  void hear_of_storage();

  /// Everything of the panel (or of what is open in it) that knows an act.
  static void collect(const PanelNode& node, const std::string& id, std::vector<Target>& targets);
  const PanelNode& some_panel();
  std::string some_words();
  std::string rewritten(std::string text);
  std::string some_id();
  void note(std::string line);

  Driver& page_;
  testing::Dice dice_;
  Target field_;               ///< typed into last: it is finished by Enter or left
  std::vector<Target> known_;  ///< acts of HTML that may be gone by now
  std::deque<std::string> done_;
};

}  // namespace permsim
