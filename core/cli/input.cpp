// Reading files and standard input: see input.h. The size is looked at while reading, since nobody
// knows beforehand how much a pipe or a device has to give.
#include "core/cli/input.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <system_error>

#include "core/base/limits.h"

namespace permsim {

namespace {

struct Closer {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

Problems unreadable(const std::string& why) { return {{"", "unreadable", why}}; }

Result<std::string> read_all(std::FILE* file) {
  std::string text;
  std::string part(std::size_t{1} << 16u, '\0');
  while (const std::size_t count = std::fread(part.data(), 1, part.size(), file)) {
    text.append(part, 0, count);
    if (text.size() > kLargestFile) return Problems{too_large(text.size())};
  }
  if (std::ferror(file) != 0)
    return unreadable(std::string("the file cannot be read: ") + std::strerror(errno));
  return text;
}

Result<std::string> read_file(const std::string& name) {
  const std::unique_ptr<std::FILE, Closer> file(std::fopen(name.c_str(), "rb"));
  if (file == nullptr)
    return unreadable(std::string("the file cannot be read: ") + std::strerror(errno));
  return read_all(file.get());
}

}  // namespace

Result<std::string> FileInput::text(const std::string& name) {
  if (name == "-") {
    if (!standard_input_) standard_input_ = read_all(stdin);
    return *standard_input_;
  }
  std::error_code error;
  const auto kind = std::filesystem::status(name, error).type();
  if (kind == std::filesystem::file_type::not_found)
    return Problems{{"", "unknown-file", "there is no such file"}};
  if (kind == std::filesystem::file_type::directory) return unreadable("this is a folder");
  return read_file(name);
}

Result<Document> FileInput::open(const std::string& name) {
  if (name == "-") {
    const Result<std::string> given = text(name);
    if (!given) return given.problems;
    return library_.read(*given);
  }
  std::error_code error;
  const auto kind = std::filesystem::status(name, error).type();
  if (kind == std::filesystem::file_type::not_found) {
    Result<Document> shipped = library_.shipped(name);
    if (!shipped && shipped.problems.front().code == "unknown-file")
      shipped.problems.front().message =
          "there is no such file, and no shipped scenario, policy or lesson with this id";
    return shipped;
  }
  if (kind == std::filesystem::file_type::directory) return unreadable("this is a folder");
  if (error) return unreadable("the file cannot be read: " + error.message());
  if (const std::uintmax_t size = std::filesystem::file_size(name, error);
      !error && size > kLargestFile)
    return Problems{too_large(size)};
  const Result<std::string> text = read_file(name);
  if (!text) return text.problems;
  return library_.read(*text);
}

}  // namespace permsim
