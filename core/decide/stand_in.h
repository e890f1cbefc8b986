// Stand-ins: what may somebody who is only this? A person who exists for one question alone and
// holds exactly the relations that it names.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/base/problem.h"
#include "core/world/scenario.h"
#include "core/world/world.h"

namespace permsim {

/// "any:acme#user+board1#creator", as a person writes it; what has a comma, a plus sign or a quote
/// in it is quoted as in CSV.
std::string text_of(const StandIn& stand_in);

/// What is wrong with stand-ins in this world: what they hold is not there (unknown-entity), is no
/// relation of it (unknown-name), or does not hold people (not-a-subject). `where` says where they
/// were given.
Problems stand_in_problems(const World& world, const std::vector<StandIn>& stand_ins,
                           const std::string& where);

/// Lets them in, from place `first` on, which is no earlier than the end of the world. Each has its
/// text for an id. What is not there they do not hold; somebody else who held a one-valued relation
/// gives it up. Who can be no person at all, which an id that was given again may bring about, is
/// not there either: the place stays empty.
void add_stand_ins(World& world, const std::vector<StandIn>& stand_ins, EntityIndex first);
inline void add_stand_ins(World& world, const std::vector<StandIn>& stand_ins) {
  add_stand_ins(world, stand_ins, world.size());
}

/// "somebody who is a member of North and created Board 1".
std::string name_of(const World& world, const StandIn& stand_in);

}  // namespace permsim
