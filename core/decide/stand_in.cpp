// Letting stand-ins into a copy of a world.
#include "core/decide/stand_in.h"

#include <algorithm>

#include "core/decide/phrases.h"
#include "core/policy/fits.h"
#include "core/world/names.h"

namespace permsim {

namespace {

constexpr const char* kWritten = "a stand-in holds relations, written `entity#relation`";

std::string quoted_where_needed(const std::string& text) {
  if (text.find_first_of(",+\"") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

/// "north#member", looked up.
struct Post {
  EntityIndex entity = kNoEntity;
  std::string_view of, relation;
  int number = -1;  ///< among the relations of the entity's type; -1: it has none so called
};

Post post_of(const World& world, std::string_view text) {
  Post post;
  const std::size_t hash = std::min(text.find('#'), text.size());
  post.of = text.substr(0, hash);
  post.relation = text.substr(std::min(hash + 1, text.size()));
  post.entity = world.find(post.of);
  if (post.entity == kNoEntity) return post;
  const Member member =
      world.type_of(post.entity).member(world.policy().find_symbol(post.relation));
  if (member.kind == MemberKind::relation) post.number = static_cast<int>(member.index);
  return post;
}

const Relation& relation_of(const World& world, const Post& post) {
  return world.type_of(post.entity).relations[static_cast<std::size_t>(post.number)];
}

bool takes_person(const Relation& relation, TypeIndex subject) {
  return !relation.is_inverse() && takes(relation.of, {subject, kNoSymbol});
}

/// The first type of people that all relations take which are there; kNoType when there is none.
TypeIndex type_of(const World& world, const StandIn& stand_in) {
  const auto& types = world.policy().types;
  for (TypeIndex type = 0; type < types.size(); ++type) {
    const bool fits =
        types[type].is_subject &&
        std::all_of(stand_in.holds.begin(), stand_in.holds.end(), [&](const std::string& text) {
          const Post post = post_of(world, text);
          return post.number < 0 || takes_person(relation_of(world, post), type);
        });
    if (fits) return type;
  }
  return kNoType;
}

/// What a sentence about somebody says of them, without who they are.
std::string post_words(const World& world, const Post& post) {
  const Relation& relation = relation_of(world, post);
  constexpr std::string_view kWho = "{who} ";
  if (relation.phrases.yes.compare(0, kWho.size(), kWho) == 0)
    return filled(std::string_view(relation.phrases.yes).substr(kWho.size()),
                  {{"it", name_of(world, post.entity)}});
  return "is " + relation.label + " of " + name_of(world, post.entity);
}

}  // namespace

std::string text_of(const StandIn& stand_in) {
  std::string text = "any:";
  for (std::size_t i = 0; i < stand_in.holds.size(); ++i)
    text += (i == 0 ? "" : "+") + quoted_where_needed(stand_in.holds[i]);
  return text;
}

Problems stand_in_problems(const World& world, const std::vector<StandIn>& stand_ins,
                           const std::string& where) {
  Problems problems;
  const auto report = [&](const char* code, std::string says) {
    problems.push_back({where, code, std::move(says)});
  };
  for (const StandIn& stand_in : stand_ins) {
    const std::size_t before = problems.size();
    for (const std::string& text : stand_in.holds) {
      const Post post = post_of(world, text);
      if (text.find('#') == std::string::npos)
        report("bad-value", std::string(kWritten) + ", never " + ticked(text));
      else if (post.entity == kNoEntity)
        report("unknown-entity", "there is no " + ticked(post.of) + " in the world at this moment");
      else if (post.number < 0)
        report("unknown-relation", ticked(world.type_of(post.entity).id) + " has no relation " +
                                       ticked(post.relation) + ": " + kWritten);
    }
    if (problems.size() == before && type_of(world, stand_in) == kNoType)
      report("not-a-subject", "nobody who can act can be all of " + ticked(text_of(stand_in)));
    if (world.find(text_of(stand_in)) != kNoEntity)
      report("duplicate-id", "there is somebody called " + ticked(text_of(stand_in)) +
                                 " in the world: quote the name to ask about them");
  }
  return problems;
}

void add_stand_ins(World& world, const std::vector<StandIn>& stand_ins, EntityIndex first) {
  world.leave_places(first);
  for (const StandIn& stand_in : stand_ins) {
    const TypeIndex type = type_of(world, stand_in);
    if (type == kNoType) {  // an id that was given again: what has it now is not held by people
      world.leave_places(world.size() + 1);
      continue;
    }
    const EntityIndex person = world.create(text_of(stand_in), name_of(world, stand_in), type, 0);
    for (const std::string& text : stand_in.holds) {
      const Post post = post_of(world, text);
      if (post.number >= 0)
        world.add(post.entity, static_cast<std::uint16_t>(post.number), {person});
    }
  }
}

std::string name_of(const World& world, const StandIn& stand_in) {
  std::vector<std::string> words;
  for (const std::string& text : stand_in.holds) {
    const Post post = post_of(world, text);
    if (post.number >= 0) words.push_back(post_words(world, post));
  }
  return words.empty() ? "somebody" : "somebody who " + listed(words, "and");
}

}  // namespace permsim
