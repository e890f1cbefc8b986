// The list of a product: who finds what in it, and what its help answers.
#include <catch2/catch_test_macros.hpp>

#include "core/answers/listing.h"
#include "core/json/library.h"
#include "core/play/session.h"
#include "core/play/since.h"

using namespace permsim;

namespace {

std::unique_ptr<Session> opened(const char* id) {
  Library library;
  const Result<Document> document = library.shipped(id);
  return std::move(*Session::open(*std::get<std::shared_ptr<const Scenario>>(*document)).value);
}

std::vector<std::string> hidden_from(const Session& session, const char* viewer) {
  const World& world = session.world();
  std::vector<std::string> ids;
  for (const ListRow& row :
       listing(session.matrix(), world.policy().find_type("connection"), world.find(viewer))) {
    if (row.is_hidden) ids.push_back(world.at(row.entity).id);
  }
  return ids;
}

/// What the product's question about an action is answered with.
std::string answer(const Session& session, const char* who, const char* action, const char* on) {
  const World& world = session.world();
  const Type& type = world.policy().types[world.policy().find_type("connection")];
  for (const TroubleQuestion& question : type.questions) {
    if (type.actions[question.action].id != action) continue;
    const Cell cell{world.find(who), world.find(on), question.action};
    return answer_to(session.matrix(), question, session.story(),
                     explain_at(session.moments(), session.at(), cell));
  }
  return "";
}

}  // namespace

TEST_CASE("the list shows a person only what they may see", "[list]") {
  const auto session = opened("vacation");
  CHECK(hidden_from(*session, "wes").empty());
  CHECK(hidden_from(*session, "eve") == std::vector<std::string>{"meta"});
  CHECK(hidden_from(*session, "nobody in particular").empty());
}

TEST_CASE("the product's questions are answered as asked, with its ways out", "[list]") {
  const auto session = opened("vacation");
  CHECK(answer(*session, "wes", "see", "meta") == "It is in the list");
  CHECK(answer(*session, "eve", "see", "meta") ==
        "Eve may not see Meta Ads. A restricted connection is for its owners, the workspace owners "
        "and "
        "the people who were chosen. Owning another connection does not open it. Ask Wes or Ana to "
        "give Eve access, or connect your own");
  // Nothing is wrong with them, so there is nothing to mend.
  CHECK(answer(*session, "wes", "reconnect", "meta") ==
        "Wes may reconnect Meta Ads, but there is nothing to do: the credentials of Meta Ads are "
        "still valid");
}
