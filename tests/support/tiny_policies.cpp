// The small policies whose every world is tried: each turns on a few features of the language; see
// tiny.h.
#include "tests/support/tiny.h"

namespace permsim::testing {
namespace {

Json with_types(const char* types, const char* rules) {
  return {{"format", "permsim/1"},
          {"kind", "policy"},
          {"id", "tiny"},
          {"title", "Tiny"},
          {"version", "1"},
          {"types", Json::parse(types)},
          {"rules", Json::parse(rules)}};
}

Json sharing() {
  return with_types(R"json({
    "person": { "label": "Person", "subject": true },
    "doc": { "label": "Doc",
      "relations": { "owner": { "of": ["person"] }, "editor": { "of": ["person"] }, "blocked": { "of": ["person"] } },
      "attributes": { "locked": { "type": "bool", "default": false } },
      "actions": { "read": {}, "write": {}, "drop": {} } }
  })json",
                    R"json([
    { "id": "owner-all", "effect": "allow", "on": "doc", "actions": ["*"], "to": "owner" },
    { "id": "editor-writes", "effect": "allow", "on": "doc", "actions": ["read", "write"], "to": "editor - owner", "when": "not locked" },
    { "id": "blocked-out", "effect": "forbid", "on": "doc", "actions": ["read", "write"], "to": "blocked" },
    { "id": "editor-drops-not", "effect": "limit", "on": "doc", "actions": ["drop"], "to": "editor" },
    { "id": "locked-unclear", "effect": "unclear", "on": "doc", "actions": ["read"], "to": "everyone - editor & blocked", "when": "locked" }
  ])json");
}

Json teams() {
  return with_types(R"json({
    "person": { "label": "Person", "subject": true },
    "team": { "label": "Team", "relations": { "member": { "of": ["person", "team#member"] } } },
    "doc": { "label": "Doc",
      "relations": { "viewer": { "of": ["person", "team#member"] } },
      "actions": { "read": {}, "shun": {} } }
  })json",
                    R"json([
    { "id": "viewers-read", "effect": "allow", "on": "doc", "actions": ["read"], "to": "viewer" },
    { "id": "others-shun", "effect": "allow", "on": "doc", "actions": ["shun"], "to": "everyone - viewer", "when": "any(viewer)" }
  ])json");
}

Json folders() {
  return with_types(R"json({
    "person": { "label": "Person", "subject": true },
    "folder": { "label": "Folder",
      "relations": { "parent": { "of": ["folder"], "one": true }, "viewer": { "of": ["person"] } },
      "sets": { "viewers": "viewer | parent.viewers" } },
    "doc": { "label": "Doc",
      "relations": { "folder": { "of": ["folder"], "one": true }, "writer": { "of": ["person"], "one": true } },
      "attributes": { "private": { "type": "bool" } },
      "sets": { "readers": ["writer", { "to": "folder.viewers", "when": "not private" }] },
      "actions": { "read": {}, "write": {} } }
  })json",
                    R"json([
    { "id": "readers-read", "effect": "allow", "on": "doc", "actions": ["read"], "to": "readers" },
    { "id": "writer-writes", "effect": "allow", "on": "doc", "actions": ["write"], "to": "writer & readers & folder.viewers | folder.parent.viewer - writer" }
  ])json");
}

Json boards() {
  return with_types(R"json({
    "person": { "label": "Person", "subject": true },
    "account": { "label": "Account",
      "relations": { "admin": { "of": ["person"], "role": true }, "member": { "of": ["person"], "role": true } },
      "sets": { "insiders": "admin | member" } },
    "board": { "label": "Board",
      "relations": { "account": { "of": ["account"], "one": true }, "creator": { "of": ["person"], "one": true }, "shared_with": { "of": ["person"] } },
      "attributes": { "access": { "values": ["everyone", "selected"], "default": "everyone" } },
      "sets": { "audience": ["account.admin", "creator & account.insiders",
                             { "to": "account.insiders", "when": "access == everyone" },
                             { "to": "shared_with & account.insiders", "when": "access == selected" }] },
      "actions": { "view": {}, "edit": {} } }
  })json",
                    R"json([
    { "id": "audience-views", "effect": "allow", "on": "board", "actions": ["view"], "to": "audience" },
    { "id": "admin-edits", "effect": "allow", "on": "board", "actions": ["edit"], "to": "account.admin & audience" },
    { "id": "member-edits", "effect": "unclear", "on": "board", "actions": ["edit"], "to": "account.member & audience", "when": "creator in (account.member)" },
    { "id": "outsiders-out", "effect": "forbid", "on": "board", "actions": ["*"], "to": "everyone - account.insiders", "when": "exists(account)" }
  ])json");
}

Json agencies() {
  return with_types(R"json({
    "person": { "label": "Person", "subject": true },
    "account": { "label": "Account",
      "relations": { "agency": { "of": ["account"], "one": true }, "client": { "of": ["account"], "inverse": "agency" },
                     "manager": { "of": ["person"] } } },
    "link": { "label": "Link",
      "relations": { "account": { "of": ["account"], "one": true } },
      "attributes": { "clients": { "type": "bool", "default": false } },
      "actions": { "use": {}, "move": {} } }
  })json",
                    R"json([
    { "id": "managers-use", "effect": "allow", "on": "link", "actions": ["use"], "to": "account.manager" },
    { "id": "clients-use", "effect": "allow", "on": "link", "actions": ["use"], "to": "account.client.manager", "when": "clients" },
    { "id": "agency-moves", "effect": "allow", "on": "link", "actions": ["move"], "to": "account.agency.manager - account.manager", "when": "not account.client is account" },
    { "id": "siblings-unclear", "effect": "unclear", "on": "link", "actions": ["*"], "to": "account.agency.client.manager", "when": "exists(account.agency) and not clients" }
  ])json");
}

Json conditions() {
  return with_types(R"json({
    "person": { "label": "Person", "subject": true },
    "doc": { "label": "Doc",
      "relations": { "twin": { "of": ["doc"], "one": true }, "owner": { "of": ["person"], "one": true } },
      "attributes": { "mode": { "values": ["open", "closed"] }, "tags": { "type": "list" } },
      "actions": { "read": {}, "write": {}, "drop": {} } }
  })json",
                    R"json([
    { "id": "open-read", "effect": "allow", "on": "doc", "actions": ["read"], "to": "everyone", "when": "mode == open or mode in [closed] and tags covers twin.tags" },
    { "id": "closed-write", "effect": "allow", "on": "doc", "actions": ["write"], "to": "owner | twin.owner", "when": "not mode != closed or not (mode == twin.mode or exists(twin.twin))" },
    { "id": "same-owner", "effect": "allow", "on": "doc", "actions": ["drop"], "to": "owner", "when": "owner is twin.owner and owner in (twin.owner | owner)" },
    { "id": "no-drop", "effect": "forbid", "on": "doc", "actions": ["drop"], "to": "owner", "when": "any(owner - twin.owner) or twin.tags covers tags" }
  ])json");
}

Json guests() {
  return with_types(R"json({
    "person": { "subject": true, "relations": { "home": { "of": ["door"] } }, "sets": { "pals": "home.party" } },
    "team": { "relations": { "member": { "of": ["person"] } }, "attributes": { "awake": { "type": "bool" } },
      "sets": { "crew": [{ "to": "member", "when": "awake" }] } },
    "door": { "relations": { "guest": { "of": ["team#member", "team#crew"] }, "porter": { "of": ["person"] } },
      "sets": { "party": "porter | guest.pals" },
      "actions": { "enter": {} } }
  })json",
                    R"json([
    { "id": "party", "effect": "allow", "on": "door", "actions": ["enter"], "to": "party" }
  ])json");
}

Json guards() {
  return with_types(R"json({
    "person": { "subject": true, "relations": { "friend": { "of": ["person"], "one": true } }, "attributes": { "keen": { "type": "bool" } } },
    "team": { "relations": { "member": { "of": ["person"] }, "door": { "of": ["door"], "one": true } },
      "sets": {
        "keen": [{ "to": "member", "when": "door.guest.keen" }],
        "calm": [{ "to": "member", "when": "not exists(door.guest.friend) or any(door.guest - member)" }],
        "others": "everyone - member"
      } },
    "door": { "relations": { "guest": { "of": ["team#keen", "team#calm", "team#others"] } },
      "sets": { "friends": "guest.friend - guest" },
      "actions": { "enter": {}, "pass": {} } }
  })json",
                    R"json([
    { "id": "guests", "effect": "allow", "on": "door", "actions": ["enter"], "to": "guest" },
    { "id": "friends", "effect": "allow", "on": "door", "actions": ["pass"], "to": "friends", "when": "any(friends)" }
  ])json");
}

}  // namespace

const std::vector<TinyPolicy>& tiny_policies() {
  static const std::vector<TinyPolicy> kAll{
      {"sharing, one person", sharing(), {{"person", 1}, {"doc", 2}}},
      {"sharing, two persons", sharing(), {{"person", 2}, {"doc", 1}}},
      {"teams in teams", teams(), {{"person", 2}, {"team", 2}, {"doc", 1}}},
      {"folders in folders", folders(), {{"person", 1}, {"folder", 2}, {"doc", 1}}},
      {"guarded sets", boards(), {{"person", 2}, {"account", 1}, {"board", 1}}},
      {"inverse relations", agencies(), {{"person", 1}, {"account", 2}, {"link", 1}}},
      {"inverse relations, two persons", agencies(), {{"person", 2}, {"account", 2}, {"link", 1}}},
      {"conditions", conditions(), {{"person", 1}, {"doc", 2}}},
      {"people in usersets", guests(), {{"person", 1}, {"team", 1}, {"door", 2}}},
      {"guards that look back", guards(), {{"person", 2}, {"team", 1}, {"door", 1}}},
  };
  return kAll;
}

}  // namespace permsim::testing
