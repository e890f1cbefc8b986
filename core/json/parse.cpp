// Text to a JSON document and back: the careful parse and the canonical text of reader.h.
#include "core/json/parse.h"

#include <algorithm>
#include <unordered_set>

#include "core/json/files.h"
#include "core/json/reader.h"

namespace permsim {

namespace {

/// Builds the document event by event, so that duplicate keys and nesting are seen before anything
/// is lost.
class Builder : public nlohmann::json_sax<Json> {
 public:
  explicit Builder(std::string_view text) : text_(text) {}

  bool null() override { return put(nullptr); }
  bool boolean(bool value) override { return put(value); }
  bool number_integer(number_integer_t value) override { return put(value); }
  bool number_unsigned(number_unsigned_t value) override { return put(value); }
  bool number_float(number_float_t value, const string_t&) override { return put(value); }
  bool string(string_t& value) override { return put(std::move(value)); }
  bool binary(binary_t&) override { return false; }

  bool start_object(std::size_t) override {
    if (!open(Json::object())) return false;
    keys_.emplace_back();
    return true;
  }
  bool key(string_t& name) override {
    if (!keys_.back().insert(name).second) {
      problems.push_back({pointer() + "/" + pointer_part(name), "duplicate-key",
                          ticked(name) + " stands twice in one object"});
    }
    key_ = name;
    names_.back() = name;
    return true;
  }
  bool end_object() override {
    keys_.pop_back();
    return close();
  }
  bool start_array(std::size_t) override { return open(Json::array()); }
  bool end_array() override { return close(); }

  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::detail::exception& error) override {
    if (!problems.empty() && problems.back().code == "too-deep") return false;
    std::string reason = error.what();
    for (const std::string_view mark : {"while parsing", "syntax error"}) {
      if (const std::size_t found = reason.find(mark); found != std::string::npos) {
        reason = reason.substr(found);
        break;
      }
    }
    if (reason.rfind("[json", 0) == 0) reason = "a number is too large";
    problems.push_back(
        {"", "json-syntax", place(position) + ": this is not JSON: " + printable(reason)});
    return false;
  }

  Json result;
  Problems problems;

 private:
  static std::string printable(const std::string& text) {
    std::string clean;
    for (const char c : text)
      clean +=
          static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) >= 0x7f ? '.' : c;
    return clean;
  }

  std::string place(std::size_t position) const {
    const std::string_view before =
        text_.substr(0, std::min(position == 0 ? 0 : position - 1, text_.size()));
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    const std::size_t start =
        before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    return "line " + std::to_string(line) + ", column " + std::to_string(before.size() - start + 1);
  }

  std::string pointer() const {
    std::string text;
    for (std::size_t i = 0; i + 1 < stack_.size(); ++i) {
      text += "/" + (stack_[i]->is_array() ? std::to_string(stack_[i]->size() - 1)
                                           : pointer_part(names_[i]));
    }
    return text;
  }

  template <class T>
  bool put(T&& value) {
    place_value(Json(std::forward<T>(value)));
    return true;
  }

  Json* place_value(Json value) {
    if (stack_.empty()) {
      result = std::move(value);
      return &result;
    }
    Json& parent = *stack_.back();
    if (parent.is_array()) {
      parent.push_back(std::move(value));
      return &parent.back();
    }
    // Not `parent[key]`, which looks through all keys: that they differ is known here already.
    auto& members = parent.get_ref<Json::object_t&>();
    members.emplace_back(key_, std::move(value));
    return &members.back().second;
  }

  bool open(Json container) {
    if (stack_.size() >= static_cast<std::size_t>(kDeepestJson)) {
      problems.push_back({pointer(), "too-deep",
                          "nested deeper than " + std::to_string(kDeepestJson) + " levels"});
      return false;
    }
    stack_.push_back(place_value(std::move(container)));
    names_.emplace_back();
    return true;
  }

  bool close() {
    stack_.pop_back();
    names_.pop_back();
    return true;
  }

  std::string_view text_;
  std::vector<Json*> stack_;
  std::vector<std::string> names_;
  std::vector<std::unordered_set<std::string>> keys_;
  std::string key_;
};

}  // namespace

Result<Json> parse_json(std::string_view text) {
  // The library takes a zero byte for the end of the text.
  if (text.find('\0') != std::string_view::npos)
    return Problems{{"", "json-syntax", "this is not JSON: it has a zero byte in it"}};
  Builder builder(text);
  const bool is_read = Json::sax_parse(text.begin(), text.end(), &builder);
  if (is_read && builder.problems.empty()) return std::move(builder.result);
  if (builder.problems.empty()) builder.problems.push_back({"", "json-syntax", "this is not JSON"});
  return std::move(builder.problems);
}

std::string compact(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

namespace {

constexpr std::size_t kLineLength = 118;

void write_pretty(const Json& value, std::size_t indent, std::size_t used, std::string& text) {
  const std::string flat = compact(value);
  if (!value.is_structured() || value.empty()) {
    text += flat;
    return;
  }
  // Spaces after commas and colons make a line a little longer than the flat text.
  if (indent > 0 && indent + used + flat.size() + value.size() * 3 < kLineLength &&
      flat.find("[{") == std::string::npos) {
    text += value.is_object() ? "{ " : "[";
    bool is_first = true;
    for (const auto& item : value.items()) {
      if (!is_first) text += ", ";
      if (value.is_object()) text += Json(item.key()).dump() + ": ";
      write_pretty(item.value(), indent, 0, text);
      is_first = false;
    }
    text += value.is_object() ? " }" : "]";
    return;
  }
  text += value.is_object() ? "{" : "[";
  bool is_first = true;
  for (const auto& item : value.items()) {
    text += (is_first ? "\n" : ",\n") + std::string(indent + 2, ' ');
    std::string key;
    if (value.is_object()) key = Json(item.key()).dump() + ": ";
    text += key;
    write_pretty(item.value(), indent + 2, key.size(), text);
    is_first = false;
  }
  text += "\n" + std::string(indent, ' ') + (value.is_object() ? "}" : "]");
}

}  // namespace

std::string pretty(const Json& value) {
  std::string text;
  write_pretty(value, 0, 0, text);
  return text + "\n";
}

}  // namespace permsim
