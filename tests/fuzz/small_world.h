// One small world with something of everything, for expressions to be asked of and sessions to be
// held in.
#pragma once

namespace permsim::fuzz {

inline constexpr const char* kSmallWorld = R"json({
  "format": "permsim/1", "kind": "scenario", "id": "small", "title": "A small world",
  "policy": {
    "format": "permsim/1", "kind": "policy", "id": "papers", "title": "Papers", "version": "1",
    "types": {
      "person": { "subject": true, "relations": { "boss": { "of": ["person"], "one": true } }, "attributes": { "level": { "type": "text" } } },
      "team": { "relations": { "member": { "of": ["person", "team#member"] }, "lead": { "of": ["person"], "one": true } },
        "attributes": { "mode": { "values": ["open", "closed"], "default": "open" } }, "sets": { "people": "member | lead" } },
      "folder": { "relations": { "parent": { "of": ["folder"], "one": true }, "owner": { "of": ["person"], "role": true }, "team": { "of": ["team"] }, "docs": { "inverse": "doc.folder" } },
        "attributes": { "mode": { "values": ["open", "closed"] }, "tags": { "type": "list" } },
        "sets": { "keepers": "owner | parent.keepers", "people": ["owner", { "to": "team.people", "when": "mode == open" }] },
        "actions": { "read": {}, "add": { "with": { "id": "text" }, "effects": [ { "create": "doc", "id": "$id", "with": { "folder": "$target", "owner": "$actor" } } ] } } },
      "doc": {
        "relations": { "folder": { "of": ["folder"], "one": true }, "owner": { "of": ["person"], "one": true, "role": true },
          "editor": { "of": ["person", "team#member", "folder#people"] }, "barred": { "of": ["person"] }, "cites": { "of": ["doc"] } },
        "attributes": { "mode": { "values": ["open", "closed"], "default": "closed" }, "archived": { "type": "bool" }, "tags": { "type": "list" }, "name": { "type": "text" } },
        "sets": { "writers": "(owner | editor) & everyone - barred", "readers": ["writers", { "to": "folder.people", "when": "not archived and exists(folder)" }] },
        "actions": {
          "read": { "label": "Read" },
          "write": { "label": "Write", "requires": [ { "that": "not archived", "else": "it is archived" } ], "effects": [ { "set": { "name": "written" } } ] },
          "share": { "with": { "person": "person", "word": "text" }, "requires": [ { "that": "not ($person in (barred))", "else": "they are barred" } ],
            "effects": [ { "add": "$person", "to": "editor" }, { "set": { "mode": "open" }, "if": "$word == open" } ] },
          "bar": { "with": { "person": { "type": "person", "optional": true } }, "effects": [ { "add": "$person", "to": "barred" }, { "remove": "$person", "from": "editor" } ] },
          "move": { "with": { "to": "folder" }, "effects": [ { "set": { "folder": "$to" } }, { "clear": "editor", "if": "exists(cites)" } ] },
          "drop": { "effects": [ { "delete": "$target" } ] },
          "age": { "event": true, "effects": [ { "set": { "archived": true } } ] }
        },
        "status": { "cases": [ { "is": "lost", "when": "not any(readers)", "says": "nobody reads it", "bad": true }, { "is": "old", "when": "archived" } ], "else": "fine" }
      }
    },
    "rules": [
      { "id": "readers", "effect": "allow", "on": "doc", "actions": ["read"], "to": "readers" },
      { "id": "writers", "effect": "allow", "on": "doc", "actions": ["write", "share", "move"], "to": "writers", "when": "not archived" },
      { "id": "owners", "effect": "allow", "on": ["doc", "folder"], "actions": ["*"], "to": "owner" },
      { "id": "keepers", "effect": "allow", "on": "folder", "actions": ["read", "add"], "to": "keepers | people" },
      { "id": "barred", "effect": "forbid", "on": "doc", "actions": ["read", "write"], "to": "barred" },
      { "id": "bosses", "effect": "unclear", "on": "doc", "actions": ["read"], "to": "owner.boss" },
      { "id": "no-bars", "effect": "limit", "on": "doc", "actions": ["bar"], "to": "editor" }
    ],
    "readings": [ { "id": "strict", "label": "Strictly", "without": ["keepers"], "with": [ { "id": "open", "effect": "allow", "on": "doc", "actions": ["read"], "to": "everyone", "when": "mode == open" } ] } ],
    "continuity": { "doc": { "repair": ["write"], "serves": "doc.cites" } }
  },
  "entities": [
    { "id": "ann", "type": "person", "label": "Ann", "boss": "cat", "level": "high" }, { "id": "bob", "type": "person", "label": "Bob", "boss": "ann" },
    { "id": "cat", "type": "person", "label": "Cat" }, { "id": "dan", "type": "person", "label": "Dan", "level": "open" },
    { "id": "crew", "type": "team", "member": ["bob", "core#member"], "lead": "cat" }, { "id": "core", "type": "team", "member": ["dan"], "mode": "closed" },
    { "id": "top", "type": "folder", "owner": ["cat"], "mode": "open", "tags": ["a", "b"] }, { "id": "sub", "type": "folder", "parent": "top", "owner": ["ann"], "team": ["crew", "core"], "mode": "open" },
    { "id": "plan", "type": "doc", "label": "Plan", "folder": "sub", "owner": "ann", "editor": ["crew#member", "top#people"], "barred": ["dan"], "tags": ["a"], "name": "open", "cites": ["memo"] },
    { "id": "memo", "type": "doc", "label": "Memo", "folder": "top", "owner": "bob", "mode": "open", "archived": true }
  ],
  "steps": [
    { "by": "ann", "do": "share", "on": "plan", "with": { "person": "cat", "word": "open" } },
    { "by": "dan", "do": "read", "on": "plan", "expect": "denied" }
  ],
  "checks": [ { "after": 1, "who": "cat", "can": ["read"], "on": "plan" }, { "after": "end", "status": { "memo": "old" } } ]
})json";

}  // namespace permsim::fuzz
