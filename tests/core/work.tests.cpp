// How much an edit makes again: what it touched and no more, in an organisation of any size.
#include "core/base/work.h"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "core/door/door.h"

using namespace permsim;

namespace {

/// The shipped recipe's organisation with 250 people and 500 connections, or `scale` times as many.
class Organisation {
 public:
  explicit Organisation(unsigned scale) {
    Result<Scenario> made = door_.library().generated(
        "generated", {{"people", 250 * scale}, {"connections", 500 * scale}});
    REQUIRE(made);
    door_.open(std::move(*made.value));
    see();
  }
  Work after_edit(const std::string& edit) { return after(R"({"edit":[)" + edit + "]}"); }
  Work after_undo() { return after(R"({"undo":true})"); }

 private:
  /// What a page does with every change: it counts what may be done, over the whole matrix.
  void see() { (void)door_.session()->matrix().counts(); }
  Work after(const std::string& command) {
    const Work before = work_done;
    const std::string answer = door_.request(R"({"ask":"dispatch","command":)" + command + "}");
    INFO(answer);
    CHECK(answer.find("\"ok\":true") == 1);
    see();
    return work_done.since(before);
  }

  Door door_;
};

struct Touching {
  const char* what;
  const char* edit;
  unsigned rows, judgements;  ///< that it touches
  unsigned waiting = 0;  ///< most things besides that might be repaired with what comes or goes
};
/// Each names the things that it touches: a grant one connection, a team those that are shared with
/// it, an owner of a workspace all 750 that lie in it.
constexpr Touching kEdits[] = {
    {"a grant", R"({"add":"p77","to":"owner","on":"c1"})", 1, 1},
    {"an attribute", R"({"set":{"visibility":"restricted"},"on":"c1"})", 1, 1},
    {"a member of a workspace who was one", R"({"add":"p200","to":"member","on":"w1"})", 0, 0},
    {"an owner of a workspace", R"({"add":"p201","to":"owner","on":"w1"})", 1, 760},
    {"a member of a team", R"({"add":"p200","to":"member","on":"t1"})", 1, 70},
    {"a new connection", R"({"create":"connection","id":"made"})", 1, 1, 3},
    {"a connection less", R"({"delete":"c9"})", 0, 0, 3},
};

}  // namespace

TEST_CASE("an edit makes again only what it touches, in an organisation of any size", "[work]") {
  for (const Touching& edit : kEdits) {
    for (const unsigned scale : {1u, 4u}) {
      INFO(edit.what << ", scale " << scale);
      Organisation organisation(scale);
      const Work work = organisation.after_edit(edit.edit);
      CHECK(work.rows == edit.rows);
      CHECK(work.judgements <= edit.judgements + edit.waiting);
      if (edit.waiting == 0) CHECK((work.judgements > 0) == (edit.judgements > 0));
      // At most everybody's verdicts on two things; of long lists what one thing is in.
      CHECK(work.compared <= 2 * 750 * scale);
      CHECK(work.bytes <= 100'000);
      CHECK(work.decisions == 0);
    }
  }
}

TEST_CASE("undo makes nothing again", "[work]") {
  for (const Touching& edit : kEdits) {
    INFO(edit.what);
    Organisation organisation(1);
    organisation.after_edit(edit.edit);
    const Work work = organisation.after_undo();
    CHECK(work.rows + work.sets + work.judgements + work.compared + work.bytes == 0);
  }
}

TEST_CASE(
    "who comes or goes takes one pass over the things, and no more judgements than they are in",
    "[work]") {
  for (const char* edit : {R"({"create":"person","id":"newcomer"})", R"({"delete":"p9"})"}) {
    for (const unsigned scale : {1u, 4u}) {
      INFO(edit << ", scale " << scale);
      Organisation organisation(scale);
      const Work work = organisation.after_edit(edit);
      // Every verdict has a place for one more, so the rows are made once for the verdicts and once
      // for the counts of the page.
      CHECK(work.rows >= 500 * scale);
      CHECK(work.rows <= 2 * 530 * scale);
      CHECK(work.judgements >= 1);
      CHECK(work.judgements <= 760);
      CHECK(work.bytes <= 100'000 * scale);
    }
  }
}
