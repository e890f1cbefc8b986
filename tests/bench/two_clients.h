// A world for searches: an agency of 8 people in two teams and 30 connections of two clients, each
// restricted to one team. One of the second team owns the first client's connections.
#pragma once
#include <string>

namespace permsim::bench {

inline std::string two_clients() {
  constexpr int kPeople = 8, kConnections = 30;
  const auto text = [](const std::string& word) { return "\"" + word + "\""; };
  const auto person = [&](int number) { return text("p" + std::to_string(number)); };
  std::string entities, all, teams[2];
  for (int i = 0; i < kPeople; ++i) {
    entities += "{\"id\":" + person(i) + ",\"type\":\"person\"},";
    all += (i > 0 ? "," : "") + person(i);
    std::string& team = teams[i * 2 / kPeople];
    team += (team.empty() ? "" : ",") + person(i);
  }
  const char* const clients[] = {"acme", "beta"};
  for (int i = 0; i < 2; ++i)
    entities +=
        "{\"id\":" + text(clients[i]) + ",\"type\":\"team\",\"member\":[" + teams[i] + "]},";
  entities += "{\"id\":\"agency\",\"type\":\"workspace\",\"member\":[" + all + "]}";
  for (int i = 0; i < kConnections; ++i) {
    const std::string client = clients[i % 2];
    const std::string creator = person(i % 2 * kPeople / 2 + i / 2 % (kPeople / 2));
    entities += ",{\"id\":\"c" + std::to_string(i) +
                "\",\"type\":\"connection\",\"workspace\":\"agency\",\"creator\":" + creator +
                ",\"credential_holder\":" + creator + ",\"user\":[" + text(client + "#member") +
                "],\"visibility\":\"restricted\",\"client\":" + text(client) +
                ",\"accounts\":[\"a" + std::to_string(i) + "\"]" +
                (i % 2 == 0 ? ",\"owner\":[" + person(kPeople - 1) + "]" : "") + "}";
  }
  return R"({"format":"permsim/1","kind":"scenario","id":"two-clients","policy":"detrics","entities":[)" +
         entities + "],\"steps\":[]}";
}

}  // namespace permsim::bench
