// Where the page's program starts, and where it takes over a WebGL 2 context. Frames come from
// exports.cpp.
#include "web/browser/main.h"

#include <emscripten/html5.h>

#include <cstdlib>
#include <new>

#include "web/browser/page.h"

extern "C" [[noreturn]] void page_out_of_memory();

namespace permsim {
namespace {

// Never destroyed: the browser ends the program, not main().
Page* the_page = nullptr;
EMSCRIPTEN_WEBGL_CONTEXT_HANDLE context = 0;

/// ImGui looks at no answer of malloc(), and address 0 can be written to in WebAssembly.
void* checked_malloc(std::size_t size, void*) {
  void* memory = std::malloc(size);
  if (memory == nullptr) stop_without_memory();
  return memory;
}
void just_free(void* memory, void*) { std::free(memory); }

}  // namespace

Page& page() { return *the_page; }

void stop_without_memory() { page_out_of_memory(); }

// web/js/surface.js has made the context already, to be able to say in words when there is none.
// After a loss it may be that of another canvas.
bool take_context() {
  if (context > 0) emscripten_webgl_destroy_context(context);
  EmscriptenWebGLContextAttributes attributes;
  emscripten_webgl_init_context_attributes(&attributes);
  attributes.majorVersion = 2;
  attributes.alpha = false;
  attributes.antialias = false;
  attributes.depth = false;
  attributes.stencil = false;
  context = emscripten_webgl_create_context("#canvas", &attributes);
  return context > 0 && emscripten_webgl_make_context_current(context) == EMSCRIPTEN_RESULT_SUCCESS;
}

}  // namespace permsim

int main() {
  std::set_new_handler(permsim::stop_without_memory);
  ImGui::SetAllocatorFunctions(permsim::checked_malloc, permsim::just_free);
  permsim::the_page = new permsim::Page();
  return 0;
}
