// The panel "Ask": questions that somebody would ask aloud, each with the person and the cell that
// are chosen, and what the core answers. No ImGui in here.
#pragma once
#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "web/models/view.h"

namespace permsim {

constexpr std::array<AskKind, 5> kAskKinds = {AskKind::stops, AskKind::leave, AskKind::vacation,
                                              AskKind::way, AskKind::all};

enum class AskTone { plain, good, bad };
/// One line of an answer.
struct AskRow {
  std::string title, more;
  AskTone tone = AskTone::plain;
  std::function<void(View&)> look;  ///< leads to what it speaks of; empty: to nothing
};
struct AskAnswer {
  std::string says;  ///< the answer in a sentence
  AskTone tone = AskTone::plain;
  std::vector<AskRow> rows;
  std::string act_label = {};  ///< what can be done with it; empty: nothing
  std::function<void(View&)> act = nullptr;
};

class AskingModel {
 public:
  /// It is answered in the next frame: what takes a moment says first that it does.
  void ask(const View& view, AskKind kind);
  /// True when there is an answer now that was not there before.
  bool update(const View& view);
  bool is_waiting() const { return is_waiting_; }
  /// Whether this is what was asked last, of the same person and cell, in the world that is.
  bool was_asked(const View& view, AskKind kind) const;
  const AskAnswer& answer() const { return answer_; }

 private:
  struct Asked {
    AskKind kind = AskKind::stops;
    std::uint64_t revision = 0;  ///< Session::revision
    std::string who;
    CellIds cell;
    bool operator==(const Asked&) const = default;
  };
  static Asked asked_now(const View& view, AskKind kind);

  std::optional<Asked> asked_;
  bool is_waiting_ = false;
  bool says_so_ = false;  ///< nothing has drawn yet that it waits
  AskAnswer answer_;
};

/// Whom the questions are about: who was chosen here, else who is chosen elsewhere, else the first
/// person; kNoEntity where there is nobody.
EntityIndex asked_about(const View& view);
void ask_about(View& view, EntityIndex person);
/// "What stops if Ana leaves?"
std::string ask_sentence(const View& view, AskKind kind, EntityIndex who);
/// Why it cannot be asked now; empty when it can.
std::string why_not_asked(const View& view, AskKind kind);
/// Shows the panel and asks at once.
void ask_of(View& view, EntityIndex person, AskKind kind);

}  // namespace permsim
