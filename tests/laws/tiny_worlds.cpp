// Trust by exhaustion: on every world of some small policies, decide, the matrix and the slow twin
// agree.
#include <catch2/catch_test_macros.hpp>

#include "core/decide/start_world.h"
#include "core/matrix/planes.h"
#include "tests/support/compare.h"
#include "tests/support/tiny.h"

using namespace permsim;
using namespace permsim::testing;

namespace {

Value as_value(const Json& given) {
  if (given.is_boolean()) return given.get<bool>();
  if (given.is_string()) return given.get<std::string>();
  return given.get<TextList>();
}

/// The same entities as the engine declares them, without a detour through text: there are
/// thousands of worlds.
Scenario declared(const Json& entities, std::shared_ptr<const PolicyFile> file) {
  Scenario scenario;
  scenario.id = "tiny";
  scenario.policy = std::move(file);
  for (const Json& given : entities) {
    Declaration declaration;
    for (const auto& [key, value] : given.items()) {
      if (key == "id")
        declaration.id = value;
      else if (key == "type")
        declaration.type = value;
      else if (key == "label")
        declaration.label = value;
      else
        declaration.fields.emplace_back(key, as_value(value));
    }
    scenario.entities.push_back(std::make_shared<Declaration>(declaration));
  }
  return scenario;
}

/// Everything written out at once is what the matrix answers cell by cell.
std::string planes_fault(const World& world, const Matrix& matrix) {
  PlaneWriter writer;
  Planes planes;
  for (TypeIndex type = 0; type < world.policy().types.size(); ++type) {
    writer.write(world, FactColumns(world, type), planes);
    for (std::size_t person = 0; person < planes.people; ++person)
      for (std::size_t thing = 0; thing < planes.things.size(); ++thing)
        for (ActionIndex action = 0; action < planes.actions; ++action) {
          const Cell cell{world.subjects()[person], planes.things[thing], action};
          if (planes.at(person, action, thing) != matrix.at(cell))
            return "planes: " + name_of(world, cell);
        }
  }
  return "";
}

std::string world_fault(const Json& entities, const std::shared_ptr<const PolicyFile>& file,
                        const std::shared_ptr<const twin::Policy>& model) {
  const twin::World twin = twin::start({{"entities", entities}}, model);
  const auto world = start_world(declared(entities, file), file->readings.front().policy);
  const std::string cycle = twin::find_cycle(twin);
  if (!world) return cycle.empty() ? "refused: " + listed_problems(world.problems) : "";
  if (!cycle.empty()) return "not refused, and yet there is a cycle at " + cycle;
  if (picture(*world) != picture(twin))
    return "another world:\n" + picture(*world) + "and\n" + picture(twin);
  const Matrix matrix(*world);
  const std::string fault = first_disagreement(*world, matrix, twin);
  return fault.empty() ? planes_fault(*world, matrix) : fault;
}

}  // namespace

TEST_CASE("on every world of a small policy decide, the matrix and the slow twin agree", "[laws]") {
  for (const TinyPolicy& tiny : tiny_policies()) {
    INFO(tiny.name);
    const auto file = read_policy(tiny.policy.dump());
    INFO(listed_problems(file.problems));
    REQUIRE(file);
    const auto model = std::make_shared<twin::Policy>(twin::read_policy(tiny.policy));
    std::size_t worlds = 0;
    for_every_world(tiny, [&](const Json& entities) {
      ++worlds;
      const std::string fault = world_fault(entities, *file, model);
      if (!fault.empty()) FAIL(fault << "\n" << entities.dump(1));
    });
    CHECK(worlds >= 100);
    CHECK(worlds <= 8192);
    UNSCOPED_INFO(tiny.name << ": " << worlds << " worlds");
  }
}
