// Tarjan's strongly connected components, by stacks of its own: no chain is too long for it.
#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace permsim {

/// Finds circles among nodes 0 … size - 1 of a graph that says, node by node, what each asks.
///   bool Graph::asked(node, list)   appends what the node asks; false: that was not all, ask again
///                                   when everything in the list has been looked at
///   void Graph::found(component, is_circle, asked)
///                                   nodes that all reach each other (mostly one alone), told after
///                                   every component they ask; `asked` is what the last one asks
/// Takes time and memory in proportion to what is reached.
template <class Graph>
class ComponentFinder {
 public:
  using Node = std::uint32_t;

  ComponentFinder(Graph& graph, std::size_t size) : graph_(graph), numbers_(size), lowest_(size) {}

  void visit(Node start) {
    if (numbers_[start] != 0) return;
    open(start);
    while (!frames_.empty()) {
      Frame& frame = frames_.back();
      if (frame.at < list_.size()) {
        look_at(frame, list_[frame.at++]);
      } else if (!frame.is_all) {
        list_.resize(frame.begin);
        fill(frame);
      } else {
        close();
      }
    }
  }

 private:
  /// A node on the way from the start; what it asks is the list from `begin` on.
  struct Frame {
    Node node = 0;
    std::size_t begin = 0, at = 0;
    bool is_all = false;
    bool asks_itself = false;
  };

  void open(Node node) {
    lowest_[node] = ++count_;
    numbers_[node] = count_;
    open_.push_back(node);
    frames_.push_back({node, list_.size(), list_.size()});
    fill(frames_.back());
  }

  void fill(Frame& frame) {
    frame.at = frame.begin;
    frame.is_all = graph_.asked(frame.node, list_);
  }

  void look_at(Frame& frame, Node next) {
    frame.asks_itself = frame.asks_itself || next == frame.node;
    if (numbers_[next] == 0)
      open(next);  // `frame` may have moved
    else if (lowest_[next] != kDone)
      lowest_[frame.node] = std::min(lowest_[frame.node], numbers_[next]);
  }

  void close() {
    const Frame frame = frames_.back();
    frames_.pop_back();
    if (!frames_.empty()) {
      const Node parent = frames_.back().node;
      lowest_[parent] = std::min(lowest_[parent], lowest_[frame.node]);
    }
    if (lowest_[frame.node] == numbers_[frame.node]) {
      const auto first = std::find(open_.rbegin(), open_.rend(), frame.node).base() - 1;
      const std::vector<Node> component(first, open_.end());
      open_.erase(first, open_.end());
      for (const Node node : component) lowest_[node] = kDone;
      asked_.assign(list_.begin() + static_cast<std::ptrdiff_t>(frame.begin), list_.end());
      graph_.found(component, component.size() > 1 || frame.asks_itself, asked_);
    }
    list_.resize(frame.begin);
  }

  static constexpr std::uint32_t kDone = 0xffffffffu;

  Graph& graph_;
  std::vector<std::uint32_t> numbers_;  ///< in the order met, from 1 on
  std::vector<std::uint32_t> lowest_;   ///< the lowest number reached from here; kDone: was found
  std::uint32_t count_ = 0;
  std::vector<Node> open_;  ///< met, and not yet in a component
  std::vector<Frame> frames_;
  std::vector<Node> list_;
  std::vector<Node> asked_;
};

}  // namespace permsim
