// Whatever a session holds can be saved and read again: what may be done with the ids of things
// that come, go and come again.
#include <catch2/catch_test_macros.hpp>

#include "core/json/files.h"
#include "core/play/session.h"
#include "tests/support/session_text.h"
#include "tests/support/steps.h"

using namespace permsim;
using namespace permsim::testing;

namespace {

constexpr const char* kRooms = R"json({
  "format": "permsim/1", "kind": "scenario", "id": "rooms", "title": "Rooms",
  "policy": {
    "format": "permsim/1", "kind": "policy", "id": "rooms", "title": "Rooms",
    "types": {
      "person": { "subject": true, "relations": { "friend": { "of": ["person"], "one": true } } },
      "room": {
        "relations": { "owner": { "of": ["person"] } },
        "attributes": { "sign": { "type": "text", "default": "wall" } },
        "actions": {
          "build": { "effects": [ { "create": "desk", "with": { "room": "$target" } } ] },
          "furnish": { "with": { "id": "text" },
            "effects": [ { "create": "desk", "id": "$id", "with": { "room": "$target", "owner": "$actor" } } ] },
          "carve": { "effects": [ { "create": "desk", "id": "$target.sign", "with": { "room": "$target" } } ] },
          "call": { "with": { "word": "text" }, "effects": [ { "set": { "sign": "$word" } } ] } } },
      "desk": {
        "relations": { "room": { "of": ["room"], "one": true }, "owner": { "of": ["person"] } },
        "attributes": { "worn": { "type": "bool" } },
        "actions": { "wear": { "event": true, "effects": [ { "set": { "worn": true } } ] } } } },
    "rules": [ { "id": "owners", "effect": "allow", "on": "room", "actions": ["*"], "to": "owner" } ] },
  "entities": [
    { "id": "ana", "type": "person" }, { "id": "ben", "type": "person", "friend": "ana" },
    { "id": "hall", "type": "room", "owner": ["ana"] }, { "id": "oak", "type": "desk", "room": "hall" } ]
})json";

Session rooms() {
  Library library;
  const auto scenario = read_scenario(kRooms, library);
  REQUIRE(scenario);
  return Session(**scenario);
}

/// Does it, and sees that the work is saved, read and played again as it is.
void dispatch(Session& session, const Command& command, Outcome wanted = Outcome::done) {
  const Answer answer = session.dispatch(command);
  INFO(answer.says);
  CHECK(answer.outcome == wanted);
  CHECK(replay_fault(session) == "");
}

std::string type_of(const Session& session, const char* id) {
  const EntityIndex entity = session.world().find(id);
  return entity == kNoEntity ? "" : session.world().type_of(entity).id;
}

bool is_holder(const Session& session, const char* id, const char* relation, const char* holder) {
  if (type_of(session, id).empty()) return false;
  for (const Entry& entry :
       session.world().holders(session.world().find(id), session.policy().find_symbol(relation)))
    if (session.world().at(entry.entity).id == holder) return true;
  return false;
}

}  // namespace

TEST_CASE("what the same edit of the start says of what it deletes is gone from the file too") {
  Session session = rooms();
  dispatch(session,
           EditWorld{{erase("ana"), add("ben", "friend", "ana"), add("hall", "owner", "ana"),
                      create("cleo", "person", {{"friend", std::string("ana")}})}});
  CHECK(type_of(session, "ana").empty());
  CHECK(type_of(session, "cleo") == "person");
}

TEST_CASE("what is made and deleted by one edit of the start is not in the file") {
  Session session = rooms();
  dispatch(session, EditWorld{{erase("cleo"), create("cleo", "person")}});
  CHECK(type_of(session, "cleo").empty());
}

TEST_CASE("whoever is named twice for a relation is declared once") {
  Session session = rooms();
  dispatch(session, EditWorld{{set("hall", "owner", TextList{"ben", "ana", "ben"}),
                               create("den", "room", {{"owner", TextList{"ana", "ana"}}})}});
  CHECK(is_holder(session, "hall", "owner", "ben"));
  CHECK(is_holder(session, "den", "owner", "ana"));
  dispatch(session, TakeStep{act("ben", "build", "hall"), false});
  dispatch(session, EditWorld{{set("hall", "owner", TextList{"ana", "ana"})}});
}

TEST_CASE("an id that was deleted by hand can be given again, in a step of its own") {
  Session session = rooms();
  dispatch(session, TakeStep{act("ana", "build", "hall"), false});
  dispatch(session, EditWorld{{erase("oak")}});
  dispatch(session, EditWorld{{set("hall", "sign", std::string("free"))}});
  REQUIRE(session.scenario().steps.size() == 2);
  dispatch(session, EditWorld{{create("oak", "desk", {{"owner", std::string("ben")}})}});
  CHECK(session.scenario().steps.size() == 3);
  CHECK(session.moment().outcome == Outcome::done);
  CHECK(is_holder(session, "oak", "owner", "ben"));
  CHECK_FALSE(is_holder(session, "oak", "room", "hall"));
  dispatch(session, EditWorld{{add("oak", "owner", "ana")}});
  CHECK(session.scenario().steps.size() == 3);
  dispatch(session, Undo{});
  dispatch(session, Undo{});
  CHECK(type_of(session, "oak").empty());
}

TEST_CASE("an id can be given again to a thing of another type, and be spoken of as both") {
  Session session = rooms();
  dispatch(session, TakeStep{act("", "wear", "oak"), false});
  dispatch(session, EditWorld{{erase("oak")}});
  dispatch(session, EditWorld{{create("oak", "person", {{"friend", std::string("oak")}})}});
  dispatch(session, EditWorld{{set("oak", "friend", std::string("ben"))}});
  dispatch(session, EditWorld{{add("hall", "owner", "oak")}});
  dispatch(session, TakeStep{act("oak", "furnish", "hall", {{"id", std::string("pine")}}), false});
  CHECK(type_of(session, "oak") == "person");
  CHECK(is_holder(session, "pine", "owner", "oak"));
  CHECK(type_of(session, "pine") == "desk");
  // As a desk it is gone, and steps that need a desk cannot be; they stay what the person built.
  dispatch(session, MoveStep{1, 4});
  CHECK(session.moment().outcome == Outcome::impossible);
}

TEST_CASE("an id can be taken at the start that a later step gives to a thing of another type") {
  Session session = rooms();
  dispatch(session, TakeStep{act("ana", "build", "hall"), false});
  dispatch(session, EditWorld{{create("cleo", "person", {{"friend", std::string("cleo")}})}});
  dispatch(session, GoTo{0});
  dispatch(session, EditWorld{{create("cleo", "room")}});
  CHECK(session.moments().back()->outcome == Outcome::impossible);
}

TEST_CASE("what a step makes without an id can be spoken of by later steps") {
  Session session = rooms();
  dispatch(session, EditWorld{{create("desk-2", "person")}});
  dispatch(session, TakeStep{act("ana", "furnish", "hall", {{"id", std::string()}}), false});
  dispatch(session, TakeStep{act("ana", "build", "hall"), false});
  dispatch(session,
           TakeStep{act("ana", "furnish", "hall", {{"id", std::string("desk-4")}}), false});
  dispatch(session, TakeStep{act("ana", "build", "hall"), false});
  for (const char* id : {"desk-1", "desk-3", "desk-4", "desk-5"}) {
    CHECK(type_of(session, id) == "desk");
    dispatch(session, TakeStep{act("", "wear", id), false});
    dispatch(session, EditWorld{{add(id, "owner", "ben")}});
  }
  dispatch(session, EditWorld{{erase("desk-2")}});
  dispatch(session, TakeStep{act("ana", "build", "hall"), false});
  dispatch(session, TakeStep{act("", "wear", "desk-2"), false});
}

TEST_CASE("more than steps can make without an id is still nothing to speak of") {
  Library library;
  Session session = rooms();
  dispatch(session, TakeStep{act("ana", "build", "hall"), false});
  Scenario scenario = session.scenario();
  Step late = act("", "wear", "desk-2");
  scenario.steps.push_back(late);
  const auto read = read_scenario(write_scenario(scenario), library);
  REQUIRE_FALSE(read);
  CHECK(read.problems.front().message == "there is no `desk-2`");
}

TEST_CASE("what a step names by an attribute can be spoken of by later steps") {
  Session session = rooms();
  dispatch(session, TakeStep{act("ana", "carve", "hall"), false});
  dispatch(session, TakeStep{act("", "wear", "wall"), false});
  dispatch(session, TakeStep{act("ana", "call", "hall", {{"word", std::string("door")}}), false});
  dispatch(session, TakeStep{act("ana", "carve", "hall"), false});
  dispatch(session,
           EditWorld{{add("door", "owner", "ben"), set("hall", "sign", std::string("mat"))}});
  dispatch(session, TakeStep{act("ana", "carve", "hall"), false});
  dispatch(session, EditWorld{{erase("mat")}});
  CHECK(is_holder(session, "door", "owner", "ben"));
}

TEST_CASE("a text at the start that names what a later step speaks of cannot be taken away") {
  Session session = rooms();
  dispatch(session, EditWorld{{set("hall", "sign", std::string("mat"))}});
  dispatch(session, TakeStep{act("ana", "carve", "hall"), false});
  dispatch(session, TakeStep{act("", "wear", "mat"), false});
  dispatch(session, GoTo{0});
  const Answer answer = session.dispatch(EditWorld{{set("hall", "sign", std::string("rug"))}});
  CHECK(answer.outcome == Outcome::impossible);
  CHECK(answer.says == "step 2 speaks of it: there is no `mat`");
  CHECK(replay_fault(session) == "");
}

TEST_CASE("an edit by hand that speaks of what would be gone is told by the number of its step") {
  Session session = rooms();
  dispatch(session, TakeStep{act("ana", "build", "hall"), false});
  dispatch(session, EditWorld{{add("oak", "owner", "ben")}});
  dispatch(session, GoTo{0});
  CHECK(session.dispatch(EditWorld{{erase("oak")}}).says ==
        "step 2 speaks of it: there is no `oak`");
}

TEST_CASE("steps that make what other steps are done to may stand in any order") {
  Session session = rooms();
  dispatch(session, TakeStep{act("ana", "build", "hall"), false});
  dispatch(session, TakeStep{act("", "wear", "desk-1"), false});
  dispatch(session, MoveStep{1, 2});
  dispatch(session, MoveStep{2, 1});
}
