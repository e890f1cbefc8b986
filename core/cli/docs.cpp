// Fills blocks: one file after the other, each block with its export; what is outside of blocks
// stays byte for byte.
#include "core/cli/docs.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "core/answers/ask.h"
#include "core/base/printable.h"
#include "core/cli/doc_blocks.h"
#include "core/cli/doc_lines.h"
#include "core/cli/line_diff.h"

namespace permsim {

namespace {

namespace fs = std::filesystem;

/// Written beside the file and moved into its place: whoever reads meanwhile sees the old text or
/// the new one. Why it could not be, in words.
std::string replaced_file(const std::string& name, const std::string& text) {
  std::error_code error;
  const fs::path path = fs::canonical(name, error);  // through links: they stay links
  if (error) return error.message();
  const fs::path beside = path.parent_path() / ("." + path.filename().string() + ".permsim");
  {
    std::ofstream stream(beside, std::ios::binary | std::ios::trunc);
    stream.write(text.data(), static_cast<std::streamsize>(text.size()));
    stream.close();
    if (!stream) {
      std::string why = std::strerror(errno);
      fs::remove(beside, error);
      return why;
    }
  }
  fs::permissions(beside, fs::status(path).permissions(), error);
  if (!error) fs::rename(beside, path, error);
  if (!error) return "";
  std::string why = error.message();
  fs::remove(beside, error);
  return why;
}

class Docs {
 public:
  Docs(Library& library, const Options& options, Output& output)
      : library_(library), input_(library), options_(options), output_(output) {}

  DocsReport run() {
    for (const std::string& file : options_.files) fill(file);
    return report_;
  }

 private:
  void problems_of(const std::string& file, const Problems& problems) {
    for (const Problem& problem : problems) {
      const std::string place = problem.where.empty() ? "" : ":" + problem.where;
      write_error(visible_text(file + place + ": " + problem.code + ": " + problem.message) + "\n");
    }
    report_.is_valid = report_.is_valid && !has_errors(problems);
  }

  void fill(const std::string& file) {
    const Result<std::string> text = input_.text(file);
    if (!text) return problems_of(file, text.problems);
    const DocKind kind = doc_kind_of(file);
    const Result<std::vector<DocBlock>> blocks = find_doc_blocks(*text, kind);
    if (!blocks) return problems_of(file, blocks.problems);
    std::string filled, differences;
    std::size_t done = 0;  // how much of the text is taken over
    int changed = 0;
    Problems problems;
    for (const DocBlock& block : *blocks) {
      const Result<std::string> content = content_of(file, kind, block);
      if (!content) {
        for (Problem problem : content.problems) {
          problem.where = doc_place(*text, block.begin);
          problems.push_back(std::move(problem));
        }
        continue;
      }
      const std::string_view was =
          std::string_view(*text).substr(block.from, block.to - block.from);
      const std::string now = laid_out(*content, block, kind, line_ending_of(*text));
      const std::string difference = difference_of(*text, block, was, now);
      if (difference.empty()) continue;
      ++changed;
      differences += difference;
      filled += text->substr(done, block.from - done) + now;
      done = block.to;
    }
    if (!problems.empty()) return problems_of(file, problems);
    report_.changed += changed;
    told(file, blocks->size(), changed, differences);
    filled += text->substr(done);
    if (!options_.wants_verify) write(file, *text, filled);
  }

  static std::string difference_of(const std::string& text, const DocBlock& block,
                                   std::string_view was, std::string_view now) {
    const auto above =
        std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(block.from), '\n');
    return line_diff(compared_lines(was), compared_lines(now), static_cast<std::size_t>(above));
  }

  void told(const std::string& file, std::size_t blocks, int changed,
            const std::string& differences) {
    if (options_.wants_verify && changed > 0)
      output_.lines("--- " + visible_text(file) + "\n+++ " + visible_text(file) +
                    " as permsim docs writes it\n" + differences);
    if (file == "-") return;
    const std::string count = std::to_string(changed) + " of " + std::to_string(blocks) +
                              (blocks == 1 ? " block" : " blocks");
    if (options_.wants_verify)
      output_.lines(visible_text(file) + ": " +
                    (changed > 0 ? count + " say something else than is so\n" : "all is so\n"));
    else
      output_.lines(visible_text(file) + ": " +
                    (changed > 0 ? count + " filled in\n" : "nothing to change\n"));
  }

  void write(const std::string& file, const std::string& text, const std::string& filled) {
    if (file == "-") return output_.raw(filled);
    if (filled == text) return;
    if (const std::string why = replaced_file(file, filled); !why.empty()) {
      write_error("permsim: " + visible_text(file) + " could not be written: " + why + "\n");
      report_.is_valid = false;
    }
  }

  static Problems bad(const std::string& message) { return {{"", "bad-block", message}}; }

  /// What a block is filled with: the bytes that `permsim` with its words writes.
  Result<std::string> content_of(const std::string& file, DocKind kind, const DocBlock& block) {
    std::vector<std::string> words = block.words;
    const bool has_format = std::any_of(words.begin(), words.end(), [](const std::string& word) {
      return word == "--format" || word.rfind("--format=", 0) == 0;
    });
    if (!has_format && kind == DocKind::html) words.insert(words.end(), {"--format", "html"});
    const Options options = read_options(words);
    if (!options.problem.empty()) return bad(options.problem);
    if (options.command != "export" || options.wants_help || options.wants_version)
      return bad("a block is filled by `export`");
    if (options.question.what.empty()) return bad("say what of it (`--what`)");
    const Result<Document> document = open(file, options.files.front());
    if (!document) return as_bad(document.problems, options.files.front());
    const Reply reply = answer(library_, *document, options.question);
    if (has_errors(reply.problems)) return as_bad(reply.problems, options.files.front());
    return reply.text;
  }

  /// Problems of what a block asks, as problems of the block.
  static Problems as_bad(const Problems& problems, const std::string& file) {
    Problems all;
    for (const Problem& problem : problems) {
      if (!problem.is_warning)
        all.push_back(
            {"", problem.code,
             file + (problem.where.empty() ? "" : "#" + problem.where) + ": " + problem.message});
    }
    return all;
  }

  /// A file by its name beside the document, else one that comes with the program.
  Result<Document> open(const std::string& document, const std::string& name) {
    if (name == "-") return bad("a block reads no standard input");
    const fs::path folder = document == "-" ? fs::path() : fs::path(document).parent_path();
    std::error_code error;
    if (fs::is_regular_file(folder / name, error)) return input_.open((folder / name).string());
    return library_.shipped(name);
  }

  Library& library_;
  FileInput input_;
  const Options& options_;
  Output& output_;
  DocsReport report_{};
};

}  // namespace

DocsReport run_docs(Library& library, const Options& options, Output& output) {
  return Docs(library, options, output).run();
}

}  // namespace permsim
