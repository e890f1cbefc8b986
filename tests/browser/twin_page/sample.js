// Panels like the program's: a header, things, a matrix of many rows, an answer, a timeline, and a program that plays along.

const names = ['Wes', 'Ana', 'Ben', 'Cleo', 'Eve'];
const actions = ['See', 'Query in Google Sheets', 'Build Looker Studio dashboards', 'Schedule a query', 'Export data',
  'View accounts and their ids', 'View queries, status and last activity', 'View who has access', 'Reconnect', 'Resume paused queries',
  'Add or remove accounts', 'Replace by another connection', 'Archive', 'Unarchive', 'Delete', 'Make public', 'Restrict access',
  'Let someone use it', 'Let someone edit it', 'Make someone an owner', 'Take access away', 'Make a sign-in link for outsiders',
  'Hand over for good'];
const signs = { allowed: ['✓', 'allowed'], blocked: ['✓!', 'allowed, not possible now'], denied: ['✕', 'denied'],
  not_granted: ['–', 'not granted'], unclear: ['?', 'unclear'] };
const rows_of_signs = ['aaaaaaaabaaaanaaaaaaaad', 'aaaaaaaabaaaanaaaaaaaad', 'aaaaaAAABAAAAnAAAAAAAAd', 'aaaaauunnnnnnnnnnnnnnnd', 'dddddnnnnnnnnnnnnnnnnnd'];
const by_letter = { a: 'allowed', b: 'blocked', d: 'denied', n: 'not_granted', u: 'unclear' };

const name_of = (row) => (row <= names.length ? names[row - 1] : `Person ${row}`);
const action_of = (column) => (column <= actions.length ? actions[column - 1] : `Action ${column}`);
const range = (first, count) => Array.from({ length: Math.max(0, count) }, (_, index) => first + index);

function cell(row, column) {
  const letter = rows_of_signs[(row - 1) % rows_of_signs.length][(column - 1) % actions.length];
  const sign = by_letter[letter.toLowerCase()];
  const [value, said] = signs[sign];
  const is_gained = letter !== letter.toLowerCase();
  return { id: `cell/${row}/${column}`, role: 'cell', column, sign, value, acts: ['press', 'menu'],
    ...(is_gained ? { change: 'gained', more: 'gained' } : {}), ...(row === 3 && column === 9 ? { selected: true } : {}),
    name: `${name_of(row)}, ${action_of(column).toLowerCase()}, Meta Ads: ${said}${is_gained ? ', gained since step 1' : ''}` };
}
const row = (index, columns) => ({ id: `row/${index}`, role: 'row', row: index, acts: ['menu'], children: [
  { id: `name/${index}`, role: 'row_header', name: name_of(index), more: index === 1 ? 'Workspace owner' : 'Member', aside: '21', acts: ['press', 'menu'] },
  ...columns.map((column) => cell(index, column)),
] });

/** No more columns than these are there at once. */
const most_columns = 80;

/** `all`: how many rows and columns there are; `first` and `count`: which rows are there, and `column`: the first column. */
export function matrix(all, first = 1, count = 60, column = 1) {
  const there = Math.min(most_columns, all.columns);
  const columns = range(Math.min(column, all.columns - there + 1), there);
  const shown = range(first, Math.min(count, all.rows - first + 1)).map((index) => row(index, columns));
  return { id: 'matrix', role: 'region', name: 'Meta Ads', more: 'who may do what', children: [
    { id: 'matrix/bar', role: 'toolbar', name: 'What the matrix shows', children: [
      { id: 'matrix/filter', role: 'button', name: 'All 23 actions', open: false },
      { id: 'matrix/ways', role: 'tabs', name: 'Ways to look', children: ['By action', 'By thing', 'List', 'Roles', 'Stories']
        .map((name, index) => ({ id: `matrix/ways/${index}`, role: 'tab', name, selected: index === 0 })) },
    ] },
    { id: 'matrix/grid', role: 'grid', name: 'People and actions on Meta Ads', rows: all.rows, columns: all.columns, acts: ['window'], children: [
      { id: 'matrix/head', role: 'head', children: [{ id: 'matrix/corner', role: 'corner', name: 'People' },
        ...columns.map((index) => ({ id: `action/${index}`, role: 'column_header', column: index, name: action_of(index), more: '3',
          selected: index === 9, acts: ['press'] }))] },
      ...shown] },
    { id: 'matrix/sentence', role: 'text', sign: 'blocked', value: '✓!', name: 'Wes may resume paused queries, but it cannot work now: the credentials have expired' },
  ] };
}

export const header = () => ({ id: 'header', role: 'group', children: [
  { id: 'header/title', role: 'heading', level: 1, name: 'The owner goes on vacation', more: 'Detrics · Saved in this browser' },
  { id: 'header/bar', role: 'toolbar', name: 'The scenario', children: [
    { id: 'header/file', role: 'button', name: 'File', open: false, children: [
      { id: 'file/new', role: 'button', name: 'New, empty', aside: 'Ctrl Alt N' },
      { id: 'file/open', role: 'button', name: 'Open a file…', aside: 'Ctrl O' },
      { id: 'file/line', role: 'separator' },
      { id: 'file/save', role: 'button', name: 'Save as a file', aside: 'Ctrl S' }] },
    { id: 'header/undo', role: 'button', name: 'Undo', more: 'Make Ben an owner of Meta Ads' },
    { id: 'header/redo', role: 'button', name: 'Redo', more: 'There is nothing to redo', disabled: true },
    { id: 'header/present', role: 'button', name: 'Present', selected: false },
    { id: 'header/share', role: 'button', name: 'Share…' }] },
] });

const person = (name, index) => ({ id: `thing/${name}`, role: 'tree_item', name, aside: index === 0 ? 'Workspace owner' : 'Member', selected: name === 'Ben', acts: ['press', 'menu'] });
const section = (id, name, count, children) => ({ id, role: 'tree_item', name, aside: String(count), open: true, acts: ['enter'],
  children: [{ id: `${id}/add`, role: 'button', name: '+', more: `Add to ${name.toLowerCase()}` }, ...children] });
export const things = () => ({ id: 'things', role: 'region', name: 'People and things', children: [
  { id: 'things/search', role: 'field', name: 'Search', more: 'A name', value: '' },
  { id: 'things/tree', role: 'tree', name: 'People and things', children: [
    section('things/people', 'People', 5, names.map(person)),
    section('things/teams', 'Teams', 1, [{ id: 'thing/media', role: 'tree_item', name: 'Paid media', aside: 'Ben, Cleo' }]),
    section('things/connections', 'Connections', 3, [
      { id: 'thing/meta', role: 'tree_item', name: 'Meta Ads', aside: 'Expired' },
      { id: 'thing/google', role: 'tree_item', name: 'Google Analytics', aside: '▼ 15' },
      { id: 'thing/sales', role: 'tree_item', name: 'Sales pipeline' }])] },
] });

const fact = (id, name, aside) => ({ id: `why/fact/${id}`, role: 'item', sign: 'allowed', value: '✓', name, aside });
export const why = () => ({ id: 'why', role: 'region', name: 'Why', children: [
  { id: 'why/tabs', role: 'tabs', name: 'About the chosen cell', children: [
    { id: 'why/tabs/why', role: 'tab', name: 'Why', selected: true },
    { id: 'why/tabs/act', role: 'tab', name: 'Act' },
    { id: 'why/tabs/attention', role: 'tab', name: 'Attention', aside: '2' }] },
  { id: 'why/verdict', role: 'status', sign: 'allowed', change: 'gained', value: '✓', name: 'Allowed', more: 'since step 1 · works now' },
  { id: 'why/answer', role: 'heading', level: 3, name: 'Ben may reconnect Meta Ads' },
  { id: 'why/reason', role: 'text', name: 'Ben is an owner of it, when Ana made Ben one, on Monday 2 March, since', children: [{ id: 'why/step', role: 'link', name: 'step 1' }] },
  { id: 'why/all', role: 'heading', level: 4, name: 'Because all of this holds' },
  { id: 'why/facts', role: 'list', name: 'Because all of this holds', children: [
    { ...fact(1, 'Ben is an owner of Meta Ads'), children: [{ id: 'why/fact/1/step', role: 'link', name: 'step 1' }] },
    fact(2, 'Ben is a member of North', 'from the start'), fact(3, 'Meta Ads is in North', 'from the start')] },
  { id: 'why/end', role: 'heading', level: 4, name: 'What would end it' },
  { id: 'why/fix', role: 'group', name: 'Ana takes Ben’s access away', children: [
    { id: 'why/fix/text', role: 'text', name: 'Ana takes Ben’s access away', more: 'Changes 15 other cells · or Wes' },
    { id: 'why/fix/preview', role: 'button', name: 'Preview' },
    { id: 'why/fix/apply', role: 'button', name: 'Add as step 3', disabled: true, more: 'The story is at its end' }] },
  { id: 'why/line', role: 'separator' },
  { id: 'why/who', role: 'choice', name: 'As whom', children: ['Ana', 'Wes', 'Nobody'].map((name, index) => ({ id: `why/who/${name}`, role: 'option', name, selected: index === 2,
    ...(name === 'Wes' ? { disabled: true, more: 'Wes is away' } : {}) })) },
  { id: 'why/team', role: 'choice', name: 'Role', children: ['Reader', 'Member', 'Editor', 'Owner', 'Guest', 'Admin', 'Deputy']
    .map((name, index) => ({ id: `why/team/${name}`, role: 'option', name, selected: index === 1 })) },
  { id: 'why/again', role: 'check', name: 'Do the same next time', selected: false },
  { id: 'why/name', role: 'field', name: 'Name', more: 'A new person', value: '', acts: ['type', 'enter'] },
] });

export const timeline = () => ({ id: 'timeline', role: 'region', name: 'Timeline', more: 'Step 2 of 5', children: [
  { id: 'timeline/bar', role: 'toolbar', name: 'Moving in time', children: ['Start', 'Back', 'Play', 'Next', 'End'].map((name) => ({ id: `timeline/${name}`, role: 'button', name })) },
  { id: 'timeline/steps', role: 'list', name: 'Steps', children: [
    { id: 'step/0', role: 'item', name: 'Start', acts: ['press'] },
    { id: 'step/1', role: 'item', name: '1. Ana makes Ben an owner of Meta Ads', aside: '▲ 16', acts: ['press'] },
    { id: 'step/2', role: 'item', name: '2. The credentials of Meta Ads expire', more: 'Thu 5 Mar, 02:00', aside: '⚠ 2 pause', acts: ['press'], selected: true },
    { id: 'step/3', role: 'item', name: '3. Ben reconnects Meta Ads', aside: '▶ 2 run again', acts: ['press'] },
    { id: 'step/4', role: 'item', name: '4. Ben tries to make Ben an owner of Meta Ads', sign: 'denied', value: '✕', aside: 'denied', acts: ['press'] }] },
  { id: 'timeline/lanes', role: 'table', name: 'How the queries fare', children: [
    { id: 'lanes/head', role: 'head', children: [{ id: 'lanes/corner', role: 'corner', name: 'Query' }, ...['Start', 'Step 1', 'Step 2', 'Step 3', 'Step 4'].map((name, index) => ({ id: `lanes/${index}`, role: 'column_header', name }))] },
    ...['Weekly report', 'Daily spend', 'Site traffic'].map((name, lane) => ({ id: `lane/${lane}`, role: 'row', children: [{ id: `lane/${lane}/name`, role: 'row_header', name },
      ...[0, 1, 2, 3, 4].map((step) => ({ id: `lane/${lane}/${step}`, role: 'cell', ...(step === 2 && lane < 2 ? { name: 'paused', sign: 'denied', value: '✕' } : { name: 'running' }) }))] }))] },
] });

export const question = () => ({ id: 'question', role: 'dialog', name: 'This is the middle of the story', more: 'You are at step 2. Restricting Google Analytics by hand could mean two things:', children: [
  { id: 'question/ways', role: 'choice', name: 'What is meant', children: [
    { id: 'question/step', role: 'option', name: 'Add a step here', more: '“Eve restricts Google Analytics” becomes step 3', selected: true },
    { id: 'question/start', role: 'option', name: 'Change the start', more: 'It was restricted all along; every step is played again' }] },
  { id: 'question/buttons', role: 'group', children: [{ id: 'question/cancel', role: 'button', name: 'Cancel' }, { id: 'question/add', role: 'button', name: 'Add a step' }] },
] });

/** Puts everything there, and lets the program answer as the real one would. */
export function play_sample(fake, { rows = 5, columns = actions.length }) {
  const all = { rows, columns };
  let first_column = 1;
  for (const node of [header(), things(), matrix(all), why(), timeline()]) fake.put(node.id, node);
  const panel_of = (id) => ['header', 'things', 'matrix', 'why', 'timeline', 'question'].find((panel) => {
    const search = (node) => node.id === id || (node.children ?? []).some(search);
    return fake.node(panel) !== undefined && search(fake.node(panel));
  });
  const change = (id, what) => {
    Object.assign(fake.inner(id), what);
    const panel = panel_of(id);
    if (panel !== undefined) fake.touch(panel);
  };
  fake.on_perform = (id, what, value) => {
    if (what === 'window') {
      const [first, count, column] = value.split(',').map(Number);
      first_column = column ?? first_column;
      fake.put('matrix', matrix(all, first, count, first_column));
    }
    const node = fake.inner(id);
    if (node === undefined) return;
    if (what === 'type') change(id, { value });
    if (what === 'enter' && node.role === 'field') change(id, { value: '' });
    if (what === 'enter' && node.role === 'tree_item') change(id, { open: value === 'open' });
    if (what === 'close' && node.role === 'dialog') fake.remove(id);
    if (what === 'close' && node.role === 'button') change(id, { open: false });
    if (what !== 'press') return;
    if (node.open !== undefined && node.role === 'button') change(id, { open: !node.open });
    if (node.role === 'check') change(id, { selected: !node.selected });
    if (id === 'question/cancel' || id === 'question/add') fake.remove('question');
    if (id === 'header/share') fake.put('question', question());
    if (node.role === 'option' || node.role === 'tab') {
      const parent = ['why/who', 'why/team', 'why/tabs', 'matrix/ways', 'question/ways'].map(fake.inner).find((other) => other?.children.includes(node));
      for (const child of parent.children) child.selected = child === node;
      if (panel_of(parent.id) !== undefined) fake.touch(panel_of(parent.id));
    }
  };
}
