// The schemas and the loader agree: a schema accepts a file just when the loader finds no problem with its shape.
// assets/schema/README.md says which problems those are.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import Ajv2020 from 'ajv/dist/2020.js';
import { keys_of, spoiled, words_of } from './schema_mutations.mjs';
import { native_answers, root } from './support.mjs';

const kShapeCodes = new Set(['wrong-type', 'missing-key', 'bad-id', 'bad-format', 'newer-format', 'bad-kind', 'bad-value', 'bad-time', 'unknown-value', 'out-of-range', 'too-large']);
/** Whether types are whole once a reading has patched them, a schema cannot know. */
const kPatchCodes = new Set(['missing-key', 'bad-value', 'too-large']);
const kPatch = /^(\/policy)?\/readings\/\d+\/types/;

const read = (...path) => JSON.parse(readFileSync(join(root, ...path), 'utf8'));
const json_files = (...folder) => readdirSync(join(root, ...folder)).filter((name) => name.endsWith('.json')).sort();
const schemas = { policy: read('assets/schema/policy.json'), scenario: read('assets/schema/scenario.json'), lesson: read('assets/schema/lesson.json') };
const words = words_of({ policy: schemas.policy, scenario: schemas.scenario });

const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, allErrors: false });
ajv.addSchema(schemas.policy);
ajv.addSchema(schemas.scenario);
const validators = { policy: ajv.getSchema('policy.json'), scenario: ajv.getSchema('scenario.json'), lesson: ajv.compile(schemas.lesson) };

const tour = read('tests/wasm/tour.json');

/** Every file there is, by name: the tour, shipped ones, the corpus with the policies in it, and files with mistakes. */
function all_documents() {
  const documents = [['tests/wasm/tour.json', tour]];
  for (const folder of ['assets/policies', 'assets/scenarios', 'assets/lessons']) {
    for (const name of json_files(folder)) documents.push([`${folder}/${name}`, read(folder, name)]);
  }
  for (const folder of ['tests/corpus', 'tests/corpus/invalid']) {
    for (const name of json_files(folder)) {
      const { file } = read(folder, name);
      if (typeof file !== 'string') documents.push([`${folder}/${name}`, file]);
    }
  }
  return documents;
}

/** What the loader says of each document, by the door's `validate`. */
function problems_of(documents) {
  const requests = documents.map(([, file]) => ({ ask: 'validate', file }));
  return native_answers(requests).map((line, index) => {
    const answer = JSON.parse(line);
    assert.ok(answer.ok, `${documents[index][0]}: ${line}`);
    return answer.answer.problems.filter((problem) => !problem.warning);
  });
}

/** How schema and loader disagree on a document; nothing when they do not. */
function disagreement([name, document], problems) {
  const validate = validators[document?.kind] ?? validators.policy;
  const is_accepted = validate(document);
  const of_shape = problems.filter(({ code }) => kShapeCodes.has(code));
  const counted = of_shape.filter(({ code, where }) => !(kPatchCodes.has(code) && kPatch.test(where)));
  if (is_accepted ? counted.length === 0 : of_shape.length > 0) return undefined;
  const told = problems.map(({ where, code, message }) => `    ${where} ${code}: ${message}`).join('\n');
  const errors = (validate.errors ?? []).map(({ instancePath, message }) => `    ${instancePath} ${message}`).join('\n');
  return `${name}\n  the schema ${is_accepted ? 'accepts it' : `refuses it:\n${errors}`}\n  the loader says:\n${told || '    nothing'}`;
}

/** What is wrong with the way problems are told; nothing when they have a place in the document, a code and words. */
function ill_told([name, document], problems) {
  const is_there = (pointer) => pointer === '' || pointer.slice(1).split('/').map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce((value, key) => (value !== null && typeof value === 'object' && Object.hasOwn(value, key) ? value[key] : undefined), document) !== undefined;
  for (const { where, code, message } of problems) {
    if (!is_there(where) || !/^[a-z]+(-[a-z]+)*$/.test(code) || !/^[^A-Z].*[^.]$/su.test(message)) return `${name}\n  is told badly: ${where} ${code}: ${message}`;
  }
  return undefined;
}

function assert_agreement(documents) {
  const found = [];
  const verdicts = { accepted: 0, refused: 0 };
  const size = 2000;
  for (let start = 0; start < documents.length; start += size) {
    const some = documents.slice(start, start + size);
    for (const [index, problems] of problems_of(some).entries()) {
      const difference = disagreement(some[index], problems) ?? ill_told(some[index], problems);
      if (difference !== undefined) found.push(difference);
      ++verdicts[problems.some(({ code }) => kShapeCodes.has(code)) ? 'refused' : 'accepted'];
    }
  }
  assert.equal(found.length, 0, `${found.length} of ${documents.length} differ\n${found.slice(0, 10).join('\n')}`);
  return verdicts;
}

test('all schemas are schemas of draft 2020-12, and every key and definition is described in words', () => {
  for (const [kind, schema] of Object.entries(schemas)) {
    assert.ok(ajv.validateSchema(schema), kind);
    const lacking = [];
    const is_told = (part) => part.title ?? part.description ?? (part.$ref === undefined ? undefined : 'told there');
    for (const [key, part] of Object.entries(schema.properties)) if (is_told(part) === undefined) lacking.push(key);
    for (const [name, part] of Object.entries(schema.$defs)) {
      if (name.endsWith('_patch')) continue; // the same keys as without
      for (const [key, inner] of Object.entries(part.properties ?? {})) if (is_told(inner) === undefined) lacking.push(`${name}/${key}`);
    }
    assert.deepEqual(lacking, [], kind);
  }
});

test('the tour has every key of the schemas, fits them and loads', () => {
  const used = keys_of(tour);
  assert.deepEqual([...words].filter((word) => !used.has(word)), []);
  assert.ok(validators.scenario(tour), ajv.errorsText(validators.scenario.errors));
  assert.deepEqual(problems_of([['the tour', tour]]), [[]]);
});

test('every shipped file fits its schema and loads', () => {
  const shipped = all_documents().filter(([name]) => name.startsWith('assets/'));
  assert.ok(shipped.length > 10);
  for (const [index, problems] of problems_of(shipped).entries()) {
    const [name, document] = shipped[index];
    assert.ok(validators[document.kind](document), `${name}: ${ajv.errorsText(validators[document.kind].errors)}`);
    assert.deepEqual(problems, [], name);
  }
});

test('schemas and loader agree on every file, with and without mistakes', () => {
  const documents = all_documents();
  assert_agreement(documents);
  assert_agreement(documents.filter(([, file]) => typeof file?.policy === 'object').map(([name, file]) => [`${name}/policy`, file.policy]));
});

test('schemas and loader agree on files spoiled in every kind of place, and every problem is told at a place that is there', () => {
  // The small ones first: what they have need not be tried in the large ones.
  const documents = all_documents().map((entry) => [JSON.stringify(entry[1]).length, entry]).sort(([a], [b]) => a - b).map(([, entry]) => entry);
  const { accepted, refused } = assert_agreement([...spoiled([['the tour', tour]], words, Infinity), ...spoiled(documents, words, 1)]);
  assert.ok(accepted > 1000 && refused > 1000, `${accepted} accepted, ${refused} refused`);
});

test('a time fits the schema just when the loader takes it for one', () => {
  const times = ['2026-03-02T09:00', '2026-03-02', '2026-03-02 09:00', '2024-02-29', '2026-02-29', '2000-02-29', '1900-02-29', '0000-02-29', '2026-04-31', '2026-13-01', '2026-00-10',
    '2026-01-00', '2026-01-32', '2026-03-02T24:00', '2026-03-02T23:59:60', '2026-03-02T23:59:61', '2026-03-02T09:00:30.5Z', '2026-03-02T09:00+01:00', '2026-03-02T09:00.5', '2026-03-02T09',
    '2026-3-2', '2026-03-02T09:00 ', '2026-03-02T09:00:', '2026-03-02T09:00+1:00', '2026-03-02t09:00', '٢٠٢٦-03-02', ''];
  const scenario = read('assets/scenarios/vacation.json');
  const documents = times.map((at) => [at, { ...scenario, steps: [{ ...scenario.steps[0], at }], checks: [] }]);
  const { accepted, refused } = assert_agreement(documents);
  assert.deepEqual([accepted, refused], [9, 18]);
});
