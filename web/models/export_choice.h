// What leaves for somebody's documents, while it is chosen.
#pragma once
#include <string>

namespace permsim {

/// Shut, it keeps what was chosen for the next time.
struct ExportChoice {
  bool is_open = false;
  std::string what;            ///< as in core/answers/exported.h; empty: not chosen yet
  std::string format = "csv";  ///< as at the command line, or "png": the SVG drawn by the browser
  bool is_of_all = false;      ///< every thing, else the one that is shown
  std::string since;           ///< of a comparison: "previous", "start" or "reading ID"
};

}  // namespace permsim
