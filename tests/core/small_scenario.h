// One small scenario for the tests of the command line and the door: a door, its owner, its guests,
// three steps.
#pragma once

namespace permsim::testing {

inline constexpr const char* kSmallScenario = R"json({
  "format": "permsim/1", "kind": "scenario", "id": "small", "title": "A small door",
  "policy": {
    "format": "permsim/1", "kind": "policy", "id": "doors", "title": "Doors", "version": "1",
    "sources": { "book": { "title": "The book of doors", "seen": "2026-01-01" } },
    "types": {
      "person": { "subject": true },
      "door": {
        "relations": { "owner": { "label": "Owner", "of": ["person"] }, "guest": { "label": "Guest", "of": ["person"] } },
        "attributes": { "locked": { "type": "bool" } },
        "actions": {
          "enter": { "label": "Enter" },
          "admit": { "label": "Let someone in", "with": { "person": "person" }, "effects": [ { "add": "$person", "to": "guest" } ] },
          "jam": { "label": "The lock jams", "event": true, "effects": [ { "set": { "locked": true } } ] }
        },
        "status": { "cases": [ { "is": "stuck", "when": "locked", "says": "the lock is jammed", "bad": true } ], "else": "fine" }
      }
    },
    "rules": [
      { "id": "owners", "effect": "allow", "on": "door", "actions": ["enter", "admit"], "to": "owner", "says": "Owners come and go.", "source": "book: Owners" },
      { "id": "guests", "effect": "allow", "on": "door", "actions": ["enter"], "to": "guest", "when": "not locked", "says": "Guests may enter." },
      { "id": "guests-admit-not", "effect": "limit", "on": "door", "actions": ["admit"], "to": "guest", "says": "Guests let nobody in." },
      { "id": "strangers", "effect": "unclear", "on": "door", "actions": ["admit"], "to": "everyone - owner - guest", "says": "The book does not say." }
    ],
    "readings": [ { "id": "strict", "label": "Strictly", "without": ["guests"] } ],
    "continuity": { "door": { "repair": ["admit"] } }
  },
  "entities": [
    { "id": "ana", "type": "person", "label": "Ana" }, { "id": "ben", "type": "person", "label": "Ben" }, { "id": "cleo", "type": "person", "label": "Cleopatra" },
    { "id": "front", "type": "door", "label": "Front door", "owner": ["ana"] }
  ],
  "steps": [
    { "at": "2026-03-02T09:00", "by": "ana", "do": "admit", "on": "front", "with": { "person": "ben" } },
    { "by": "ben", "do": "admit", "on": "front", "with": { "person": "cleo" }, "expect": "denied" },
    { "do": "jam", "on": "front" }
  ],
  "checks": [
    { "after": 1, "who": "ben", "can": ["enter"], "on": "front", "because": ["guests"] },
    { "after": "end", "who": ["ben", "cleo"], "cannot": ["enter"], "on": "front" },
    { "after": "end", "status": { "front": "stuck" } }
  ]
})json";

}  // namespace permsim::testing
