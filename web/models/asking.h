// The panel "Ask": questions that somebody would ask aloud, each with the person, the cell or the
// groups that are chosen, and what the core answers. Long searches go on a little in every frame,
// and can be given up. No ImGui in here.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "web/models/ask_groups.h"
#include "web/models/inquiry.h"
#include "web/models/view.h"

namespace permsim {

/// About one person, then about everybody.
constexpr std::array<AskKind, 8> kAskKinds = {AskKind::stops,    AskKind::leave, AskKind::vacation,
                                              AskKind::way,      AskKind::all,   AskKind::escalate,
                                              AskKind::lockouts, AskKind::groups};
constexpr std::size_t kAsksOfPerson = 5;
constexpr int kMostAskedWithin = 4;

class AskingModel {
 public:
  /// Work of one frame, some milliseconds, counted as core/base/budget.h does.
  static constexpr std::uint64_t kWorkOfFrame = 200'000;

  /// It is answered in the next frame or later: what takes a moment says first that it does.
  void ask(const View& view, AskKind kind);
  /// Looks further; true when something is to be read now that was not there before.
  bool update(const View& view);
  void cancel();
  bool is_waiting() const { return is_waiting_; }
  /// "Looked at 1,204 sequences…"; empty when nothing is under way.
  std::string progress() const;
  /// Whether this is what was asked last, of the same person, cell or groups, in the world that is.
  bool was_asked(const View& view, AskKind kind) const;
  const AskAnswer& answer() const { return answer_; }
  /// What a blank is filled in with; what it may be filled in with is read off the world once.
  const AskChoice& choice(const View& view, AskBlank blank);

 private:
  struct Asked {
    AskKind kind = AskKind::stops;
    MomentPtr now;  ///< checks that are made of the answer change the session, and not this
    std::string who;
    CellIds cell;
    std::string people, things, reach;
    int within = 0;
    bool operator==(const Asked&) const = default;
  };
  static Asked asked_now(const View& view, AskKind kind);

  std::optional<Asked> asked_;
  bool is_waiting_ = false;
  bool says_so_ = false;  ///< nothing has drawn yet that it waits
  Inquiry inquiry_;
  AskAnswer answer_;
  /// Of one state of the session, by blank.
  struct Choices {
    std::uint64_t revision = 0;
    std::string of, chosen;
    std::vector<AskChoice> all;
    AskChoice now;
  };
  std::array<std::optional<Choices>, 3> choices_;
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
/// "Within 2 acts"
std::string within_words(int within);

}  // namespace permsim
