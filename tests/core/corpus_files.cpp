// Reading the files of tests/corpus, and comparing an answer with what one of them wants.
#include "tests/core/corpus_files.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "tests/support/places.h"

namespace permsim::testing {

namespace {

const std::filesystem::path kCorpus = source_folder() / "tests/corpus";

std::string shortened(const Json& json) {
  const std::string text = json.dump();
  return text.size() <= 600 ? text : text.substr(0, 600) + "…";
}

}  // namespace

std::vector<std::string> corpus_names() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(kCorpus)) {
    if (entry.path().extension() == ".json") names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

CorpusFile read_corpus(const std::string& name) {
  std::ifstream stream(kCorpus / name);
  const Json json = Json::parse(stream);
  CorpusFile corpus;
  corpus.name = name;
  corpus.title = json.at("title").get<std::string>();
  corpus.file = json.at("file");
  corpus.fails = json.value("fails", 0);
  corpus.undecided = json.value("undecided", 0);
  for (const Json& item : json.at("asks")) {
    Json request = item.at("ask");
    request["file"] = corpus.file;
    Json wanted = item;
    wanted.erase("ask");
    for (const auto& key : wanted.items()) {
      if (key.key() != "answer" && key.key() != "problems" && key.key() != "warnings") {
        throw std::runtime_error(name + ": an answer has no `" + key.key() + "`");
      }
    }
    if (wanted.empty()) throw std::runtime_error(name + ": an ask expects nothing");
    corpus.asks.push_back({request.dump(), std::move(wanted)});
  }
  return corpus;
}

std::string first_lack(const Json& wanted, const Json& given, const std::string& where) {
  if (wanted.is_object() && given.is_object()) {
    for (const auto& item : wanted.items()) {
      if (!given.contains(item.key()))
        return where + "/" + item.key() + " is not there in " + shortened(given);
      std::string lack = first_lack(item.value(), given[item.key()], where + "/" + item.key());
      if (!lack.empty()) return lack;
    }
    return {};
  }
  if (wanted.is_array() && given.is_array()) {
    if (wanted.size() != given.size())
      return where + ": wanted " + std::to_string(wanted.size()) + " items, found " +
             shortened(given);
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      std::string lack = first_lack(wanted[i], given[i], where + "/" + std::to_string(i));
      if (!lack.empty()) return lack;
    }
    return {};
  }
  return wanted == given ? ""
                         : where + ": wanted " + shortened(wanted) + ", found " + shortened(given);
}

}  // namespace permsim::testing
