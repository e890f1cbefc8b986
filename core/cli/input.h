// What the command line is given to read: files by name, `-` for standard input, shipped files by
// id.
#pragma once
#include <optional>
#include <string>

#include "core/json/library.h"

namespace permsim {

/// Reads what FILE names. Standard input is read once, however often `-` is named.
class FileInput {
 public:
  explicit FileInput(Library& library) : library_(library) {}
  /// Problems: unknown-file, unreadable, too-large, and those of the document.
  Result<Document> open(const std::string& name);
  /// The text of a file that is none of ours. Problems: unknown-file, unreadable, too-large.
  Result<std::string> text(const std::string& name);

 private:
  Library& library_;
  std::optional<Result<std::string>> standard_input_;
};

}  // namespace permsim
