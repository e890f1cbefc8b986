// One request in, one answer out: the same from native code, the command line and WebAssembly.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/json/library.h"
#include "core/lessons/lesson_session.h"
#include "core/play/session.h"

namespace permsim {

/// The answer to a request that is larger than what is read, for whoever need not even copy it.
std::string refusal_of_size(std::uint64_t bytes);

/// Answers JSON requests: never throws, always answers. Requests that name a `file` (a shipped id,
/// or a whole scenario or policy) stand alone; the others speak of the session. core/README.md
/// lists them.
class Door {
 public:
  Door();
  /// `request` is JSON; so is the answer: {"ok":true,"answer":…} or {"ok":false,"problems":[…]}.
  /// Never throws.
  std::string request(std::string_view request);

  /// The session that `load` opened or the page works in; nullptr before.
  Session* session() { return session_.get(); }
  const Session* session() const { return session_.get(); }
  /// Problems: why it cannot be played; the session before stays then.
  Problems open(Scenario scenario);
  /// Another session in its place; that one is given back.
  std::unique_ptr<Session> exchange_session(std::unique_ptr<Session> session) {
    return std::exchange(session_, std::move(session));
  }
  Library& library() { return library_; }
  /// The lesson that is open, if one is.
  std::optional<LessonSession>& lesson() { return lesson_; }
  const std::optional<LessonSession>& lesson() const { return lesson_; }
  /// The session, and whatever is opened in its place, is only to be looked at from now on, or no
  /// longer (Session::set_readonly).
  void set_readonly(bool is_readonly);

 private:
  Library library_;
  std::unique_ptr<Session> session_;
  std::optional<LessonSession> lesson_;
  bool is_readonly_ = false;
};

}  // namespace permsim
