// Sets of types as bits: a policy may have a thousand types whose relations lead to all of them.
#pragma once
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <vector>

namespace permsim {

using TypeIndex = std::uint16_t;
constexpr TypeIndex kNoType = 0xffff;

/// Types an entity may have at some point of an expression. Iterates in the order of the types.
class TypeSet {
 public:
  TypeSet() = default;
  TypeSet(std::initializer_list<TypeIndex> types) {
    for (const TypeIndex type : types) insert(type);
  }
  template <class Iterator>
  TypeSet(Iterator begin, Iterator end) {
    for (; begin != end; ++begin) insert(*begin);
  }

  void insert(TypeIndex type) {
    if (words_.size() <= type / kBits) words_.resize(type / kBits + 1u);
    words_[type / kBits] |= std::uint64_t{1} << (type % kBits);
  }
  void insert(const TypeSet& others) {
    if (words_.size() < others.words_.size()) words_.resize(others.words_.size());
    for (std::size_t i = 0; i < others.words_.size(); ++i) words_[i] |= others.words_[i];
  }
  bool empty() const { return words_.empty(); }
  std::size_t size() const {
    std::size_t count = 0;
    for (const std::uint64_t word : words_)
      count += static_cast<std::size_t>(__builtin_popcountll(word));
    return count;
  }

  class Iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = TypeIndex;
    using difference_type = std::ptrdiff_t;
    using pointer = const TypeIndex*;
    using reference = TypeIndex;
    Iterator(const std::vector<std::uint64_t>& words, std::size_t word)
        : words_(&words), word_(word), left_(word < words.size() ? words[word] : 0) {
      skip();
    }
    TypeIndex operator*() const {
      return static_cast<TypeIndex>(word_ * kBits +
                                    static_cast<std::size_t>(__builtin_ctzll(left_)));
    }
    Iterator& operator++() {
      left_ &= left_ - 1;
      skip();
      return *this;
    }
    bool operator==(const Iterator& other) const {
      return word_ == other.word_ && left_ == other.left_;
    }
    bool operator!=(const Iterator& other) const { return !(*this == other); }

   private:
    void skip() {
      while (left_ == 0 && word_ < words_->size()) {
        ++word_;
        left_ = word_ < words_->size() ? (*words_)[word_] : 0;
      }
    }
    const std::vector<std::uint64_t>* words_;
    std::size_t word_;
    std::uint64_t left_;
  };
  Iterator begin() const { return {words_, 0}; }
  Iterator end() const { return {words_, words_.size()}; }

 private:
  static constexpr std::size_t kBits = 64;
  std::vector<std::uint64_t> words_;  ///< INVARIANT: the last one is not zero
};

}  // namespace permsim
