// Watches the first script from outside of it, in JavaScript that every browser reads: when start.js does not come, or
// cannot be read, the page says so in words. Whatever fails later start.js speaks of itself.
(function () {
  'use strict';
  var first = /\/start\.js([?#]|$)/;

  function show(title, reason) {
    var loading = document.getElementById('loading');
    var notice = document.getElementById('notice');
    var block = document.createElement('section');
    var heading = document.createElement('h1');
    var words = document.createElement('p');
    var row = document.createElement('div');
    var button = document.createElement('button');
    heading.textContent = title;
    words.textContent = reason;
    button.type = 'button';
    button.textContent = 'Load the page again';
    button.onclick = function () { window.location.reload(); };
    block.appendChild(heading);
    block.appendChild(words);
    row.appendChild(button);
    block.appendChild(row);
    notice.appendChild(block);
    notice.hidden = false;
    if (loading) loading.parentNode.removeChild(loading);
  }
  function say(title, reason) {
    if (document.readyState !== 'loading') show(title, reason);
    else document.addEventListener('DOMContentLoaded', function () { show(title, reason); });
  }

  function say_missing(details) {
    say('A part of this page could not be loaded',
      'The file start.js did not come, or its host calls it something else than a script' + details + '. ' +
      'If loading the page again does not help, ask whoever runs this site.');
  }
  function look_why(address) {
    if (!window.fetch) {
      say_missing('');
      return;
    }
    window.fetch(address).then(function (response) {
      var type = response.headers.get('content-type') || 'no type';
      say_missing(' (the server answered ' + response.status + ', ' + type + ')');
    }, function () { say_missing(' (the server did not answer)'); });
  }

  // Errors of loading do not bubble, so they are heard on their way down.
  window.addEventListener('error', function (event) {
    var target = event.target;
    if (target && target.tagName === 'SCRIPT' && first.test(target.src)) {
      look_why(target.src);
    } else if (first.test(event.filename || '') && !window.permsim) {
      say('This browser cannot run the simulator',
        'Either it is older than the simulator needs (Chrome 97, Firefox 102, Safari 16.4), or the file start.js arrived damaged: ' +
        event.message + '.');
    }
  }, true);
})();
