// What C++ (web/browser/platform.cpp) calls in the page: each function only turns strings around for `Module.page` (page.js).
mergeInto(LibraryManager.library, {
  $page_text: function (address, size) {
    return UTF8ToString(address, size);
  },
  $page_given__deps: ['malloc', 'page_out_of_memory'],
  $page_given: function (text) {
    var size = lengthBytesUTF8(text) + 1;
    var address = _malloc(size);
    if (address === 0) _page_out_of_memory();
    stringToUTF8(text, address, size);
    return address;
  },

  page_out_of_memory: function () {
    Module['page'].out_of_memory();
  },
  page_prefers: function (what) {
    return Module['page'].prefers(what) ? 1 : 0;
  },
  page_set_theme__deps: ['$page_text'],
  page_set_theme: function (theme, size) {
    Module['page'].set_theme(page_text(theme, size));
  },
  page_request_frame: function (after_ms) {
    Module['page'].request_frame(after_ms);
  },
  page_copy_text__deps: ['$page_text'],
  page_copy_text: function (text, size) {
    Module['page'].copy_text(page_text(text, size));
  },
  page_download__deps: ['$page_text'],
  page_download: function (name, name_size, mime, mime_size, text, text_size) {
    Module['page'].download(page_text(name, name_size), page_text(mime, mime_size), page_text(text, text_size));
  },
  page_copy_and_tell__deps: ['$page_text'],
  page_copy_and_tell: function (text, size, what, what_size) {
    Module['page'].copy_and_tell(page_text(text, size), page_text(what, what_size));
  },
  page_draw_picture__deps: ['$page_text'],
  page_draw_picture: function (svg, size, name, name_size) {
    Module['page'].draw_picture(page_text(svg, size), page_text(name, name_size));
  },
  page_open_file: function () {
    Module['page'].open_file();
  },
  page_share__deps: ['$page_text'],
  page_share: function (text, size, at) {
    Module['page'].share(page_text(text, size), at);
  },
  page_set_accent__deps: ['$page_text'],
  page_set_accent: function (words, words_size, ground, ground_size) {
    Module['page'].set_accent(page_text(words, words_size), page_text(ground, ground_size));
  },
  page_open_in_full__deps: ['$page_text'],
  page_open_in_full: function (parameters, parameters_size, text, text_size) {
    Module['page'].open_in_full(page_text(parameters, parameters_size), page_text(text, text_size));
  },
  page_show_embedding__deps: ['$page_text'],
  page_show_embedding: function (parameters, parameters_size, text, text_size) {
    Module['page'].show_embedding(page_text(parameters, parameters_size), page_text(text, text_size));
  },
  page_open_recent__deps: ['$page_text'],
  page_open_recent: function (id, size) {
    Module['page'].open_recent(page_text(id, size));
  },
  page_forget__deps: ['$page_text'],
  page_forget: function (id, size) {
    Module['page'].forget(page_text(id, size));
  },
  page_open_notices: function () {
    Module['page'].open_notices();
  },
  page_open_notes: function () {
    Module['page'].open_notes();
  },
  page_tell_speaker__deps: ['$page_text'],
  page_tell_speaker: function (json, size) {
    Module['page'].tell_speaker(page_text(json, size));
  },
  page_stored__deps: ['$page_text', '$page_given'],
  page_stored: function (key, size) {
    return page_given(Module['page'].stored(page_text(key, size)));
  },
  page_store__deps: ['$page_text'],
  page_store: function (key, key_size, value, value_size) {
    return Module['page'].store(page_text(key, key_size), page_text(value, value_size)) ? 1 : 0;
  },
  page_set_title__deps: ['$page_text'],
  page_set_title: function (title, size) {
    Module['page'].set_title(page_text(title, size));
  },
  page_announce__deps: ['$page_text'],
  page_announce: function (sentence, size) {
    Module['page'].announce(page_text(sentence, size));
  },
  page_show: function (what) {
    Module['page'].show(['canvas', 'table', 'both'][what]);
  },
  page_address_options__deps: ['$page_given'],
  page_address_options: function () {
    return page_given(Module['page'].address_options());
  },
  page_show_cursor__deps: ['$page_text'],
  page_show_cursor: function (cursor, size) {
    Module['page'].show_cursor(page_text(cursor, size));
  },
  page_follow_field: function (is_there, x, y, width, height) {
    Module['page'].follow_field(is_there !== 0 ? { x: x, y: y, width: width, height: height } : null);
  },

  page_lend_font: function (weight, address, size) {
    Module['page'].lines.lend_font(weight, HEAPU8.slice(address, address + size));
  },
  page_line_width__deps: ['$page_text'],
  page_line_width: function (line, size, font_size, weight) {
    return Module['page'].lines.width(page_text(line, size), font_size, weight);
  },
  page_draw_line__deps: ['$page_text'],
  page_draw_line: function (line, size, font_size, weight, color, told) {
    var picture = Module['page'].lines.draw(page_text(line, size), font_size, weight, color);
    HEAP32.set([picture.width, picture.height, picture.pen_x, picture.pen_y, picture.is_colored ? 1 : 0], told >> 2);
  },
  page_put_line__deps: ['$GL'],
  page_put_line: function (texture, x, y, from, width, height) {
    Module['page'].lines.put(GLctx, GL.textures[texture], x, y, from, width, height);
  },
});
