// Answers as words and tables for people: text, CSV, Markdown, HTML.
#pragma once
#include <string>

#include "core/answers/json.h"

namespace permsim {

std::string play_text(const Scenario& scenario, const std::vector<MomentPtr>& moments,
                      Format format, std::size_t columns);
std::string findings_text(const Moment& moment, Format format);
std::string exploration_text(const World& world, const Exploration& found, Format format);
std::string roles_text(const World& world, const RoleTable& table, Format format);
std::string check_text(const CheckReport& report, Format format);

}  // namespace permsim
