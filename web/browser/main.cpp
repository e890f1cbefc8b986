// Where the page's program starts: a WebGL 2 context on the canvas, then the page itself. Frames
// come from exports.cpp.
#include "web/browser/main.h"

#include <emscripten/html5.h>

#include "web/browser/page.h"

namespace permsim {
namespace {

// Never destroyed: the browser ends the program, not main().
Page* the_page = nullptr;

/// web/js/surface.js has made the context already, to be able to say in words when there is none;
/// this takes it over.
bool make_context_current() {
  EmscriptenWebGLContextAttributes attributes;
  emscripten_webgl_init_context_attributes(&attributes);
  attributes.majorVersion = 2;
  attributes.alpha = false;
  attributes.antialias = false;
  attributes.depth = false;
  attributes.stencil = false;
  const EMSCRIPTEN_WEBGL_CONTEXT_HANDLE context =
      emscripten_webgl_create_context("#canvas", &attributes);
  return context > 0 && emscripten_webgl_make_context_current(context) == EMSCRIPTEN_RESULT_SUCCESS;
}

}  // namespace

Page& page() { return *the_page; }

}  // namespace permsim

int main() {
  if (!permsim::make_context_current()) return 1;
  permsim::the_page = new permsim::Page();
  return 0;
}
