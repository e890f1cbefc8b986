// scorm/LESSON.zip: a lesson for learning systems that speak SCORM 1.2, one file that runs wherever they put it (web/js/learning.js).
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { escaped } from './files.mjs';
import { lessons_of } from './pages.mjs';

const { zipSync, strToU8 } = await import(new URL('../../web/node_modules/fflate/esm/browser.js', import.meta.url).href);

export function manifest_of(lesson, version) {
  const id = `permsim-${lesson.id}`.replace(/[^A-Za-z0-9._-]/g, '-');
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="${escaped(id)}" version="${escaped(version)}" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
  <organizations default="lesson">
    <organization identifier="lesson">
      <title>${escaped(lesson.title)}</title>
      <item identifier="item" identifierref="page">
        <title>${escaped(lesson.title)}</title>
        ${lesson.passes_at === undefined ? '' : `<adlcp:masteryscore>${escaped(Math.round(lesson.passes_at * 100))}</adlcp:masteryscore>`}
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="page" type="webcontent" adlcp:scormtype="sco" href="permsim.html"><file href="permsim.html"/></resource>
  </resources>
</manifest>
`;
}

export function make_scorm({ root, dist, version }, single) {
  for (const lesson of lessons_of(root)) {
    mkdirSync(join(dist, 'scorm'), { recursive: true });
    // An address with a question mark is lost in some systems: what is opened stands in the file itself.
    const page = single.replace('<html ', `<html data-lesson="${escaped(lesson.id)}" data-lms="scorm12" `);
    const packed = zipSync({ 'imsmanifest.xml': strToU8(manifest_of(lesson, version)), 'permsim.html': strToU8(page) },
      { level: 9, mtime: '1980-01-02T00:00:00' });
    writeFileSync(join(dist, 'scorm', `${lesson.id}.zip`), packed);
  }
}
