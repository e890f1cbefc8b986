// Tables of words, written as aligned text, CSV, Markdown or HTML.
#pragma once
#include <string>
#include <vector>

#include "core/answers/question.h"

namespace permsim {

struct Table {
  std::string title;
  std::vector<std::string> heads;
  std::vector<std::vector<std::string>> rows;
};

/// CSV: RFC 4180, one header line, no title. HTML: a table with caption and scoped heads. JSON is
/// not made here. In every format a cell says what it says and does nothing: no formula in CSV, no
/// markup in Markdown and HTML (core/answers/neutral.h), nothing that steers a terminal in text.
std::string written(const Table& table, Format format);
std::string written(const std::vector<Table>& tables, Format format);

}  // namespace permsim
