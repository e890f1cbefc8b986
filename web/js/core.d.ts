// Types of core.mjs, the core without a page. Requests and answers are listed in core/README.md.

/** Where a request or a file goes wrong: a JSON Pointer, a stable code, and a sentence for people. */
export interface Problem {
  where: string;
  code: string;
  message: string;
  warning?: boolean;
}

export type Answer =
  | { ok: true; answer: unknown; warnings?: Problem[]; more_warnings?: number }
  /** Of very many problems the first are told, and how many more there are. */
  | { ok: false; problems: Problem[]; more_problems?: number };

/** Who, on what, which action. */
export interface Cell {
  who: string;
  on: string;
  action: string;
}

/** A cell, and the fewest acts after which it is allowed. */
export interface Distance extends Cell {
  steps: number;
}

/** How far a search went; `whole`: every sequence of so many steps was tried. */
export interface Searched {
  steps: number;
  sequences: number;
  whole: boolean;
}

/** Do groups stay out of each other's things? `file` is a shipped id or a whole document; without it the open session is asked. */
export interface IsolateRequest {
  ask: 'isolate';
  file?: string | object;
  /** `["acme=acme_team#member", …]`, or the same by name. */
  groups: string[] | Record<string, string | string[]>;
  /** Which things are a group's own: one condition for each, in their order. */
  on: string[];
  /** What counts as reaching; without it every action. */
  action?: string | string[];
  /** 2 without it. */
  within?: number;
  at?: number | 'start' | 'end';
  reading?: string;
}

/** What `isolate` answers. */
export interface Isolation {
  within: number;
  groups: { id: string; people: string[]; things: string[] }[];
  pairs: {
    from: string;
    to: string;
    now: Cell[];
    /** Without those of `now`. */
    within: Distance[];
    /** The shortest to any of them: a scenario that plays. */
    way: object | null;
    /** Nothing now, nothing within, and everything was searched. */
    green: boolean;
    searched: Searched;
  }[];
}

/** Who could give themselves what they lack, lock out everybody, or leave a thing without an owner? */
export interface EscalateRequest {
  ask: 'escalate';
  file?: string | object;
  who?: string | string[];
  on?: string | string[];
  action?: string | string[];
  /** 2 without it. */
  within?: number;
  at?: number | 'start' | 'end';
  reading?: string;
}

/** What `escalate` answers. */
export interface Escalations {
  within: number;
  escalations: { who: string; within: Distance[]; way: object; searched: Searched }[];
  /** Nobody may do any of these any more; `actions` are those that somebody may do now. */
  lockouts: { who: string; on: string; actions: string[]; steps: number; way: object }[];
  /** `steps` and `way` are null where the thing cannot be left without an owner. */
  last_owners: { on: string; who: string; steps: number | null; way: object | null }[];
  green: boolean;
  searched: Searched;
}

/** `{ ask: 'lesson_of' }`: a lesson made of a story, a page a step. The answer is a lesson's file. */
export interface LessonOfRequest {
  ask: 'lesson_of';
  file?: string | object;
  /** The first step that becomes a page, and the last. */
  from?: number;
  to?: number;
}

/** `{ ask: 'plan', leaves, back, at }`: what to do before somebody leaves. With `file`, or of the open session. */
export interface PlanRequest {
  ask: 'plan';
  file?: string | object;
  leaves: string;
  /** Only away: hand over before, take back after. */
  back?: boolean;
  at?: number | 'start' | 'end';
  reading?: string;
}

/** The answer: a scenario that can be loaded and played, with the naive order `beside` it. */
export interface PlannedScenario {
  format: 'permsim/1';
  kind: 'scenario';
  id: string;
  entities: object[];
  steps: object[];
  beside: object;
  plan: {
    leaves: string;
    /** Moments: `from` is null where nobody can go, `to` where nobody comes back. */
    away: { from: number | null; to: number | null };
    stops: { on: string; is: string | null; says: string }[];
    depends: { on: string; is: string; says: string }[];
    /** Cells that others have by then and had not before. */
    gained: number;
    says: string;
    searched: { steps: number; sequences: number; whole: boolean };
  };
}

export interface Door {
  /** One request; a mistake in it is an answer with problems, never an exception. */
  request(request: object): Answer;
  /** The same as JSON text: byte for byte what the command line `permsim door` answers. */
  request_text(request: string): string;
  /** Gives the door's memory back; it answers no more. */
  free(): void;
}

/** What an export takes besides `file`: `door.request({ ask: 'export', file, ...export })` answers with its text. */
export interface Export {
  what: 'matrix' | 'diff' | 'roles' | 'timeline' | 'poster';
  format: 'csv' | 'md' | 'html' | 'svg' | 'json' | 'text';
  at?: number | 'start' | 'end';
  from?: number | 'start' | 'end';
  to?: number | 'start' | 'end';
  on?: string | string[];
  who?: string | string[];
  action?: string | string[];
  reading?: string;
  against?: string;
}

/** Where the program is when it does not lie beside the module, as in a bundle; the first door or matrix decides. */
export interface CoreOptions {
  /** Its address, or its bytes. */
  wasm?: string | URL | ArrayBuffer | ArrayBufferView;
}

/** A door with a session of its own. */
export function createDoor(options?: CoreOptions): Promise<Door>;

/** What the numbers of a matrix count: people in the order of rows, and per type its actions and things. */
export interface Shape {
  people: string[];
  types: { id: string; actions: string[]; things: string[] }[];
}

/** What an edit, undo or redo changed; `cells` lists the first of them. */
export interface Change {
  gained: number;
  lost: number;
  unclear: number;
  ruled_out: number;
  /** Someone or something came or went: numbers mean others than before. */
  is_renumbered: boolean;
  cells: { who: string; on: string; action: string; from: string; to: string }[];
}

/** From and to, the end not included. */
export type Range = [number, number];

/** A world that can be edited, with every verdict at hand. Typed arrays view the module's memory: copy or use them at once. */
export interface Matrix {
  shape(): Shape;
  /** `cell`, `counts`, `exposed`, `powerful`, as core/README.md lists them; a refusal is an error with `problems`. */
  request(request: object): unknown;
  /** All of the edits, or none. */
  edit(...edits: object[]): Change;
  undo(): Change;
  redo(): Change;
  /** 0 denied, 1 allowed, 2 unclear; person after person; without `action` every action of a thing side by side. */
  window(type: string, part?: { people?: Range; things?: Range; action?: string }): Uint8Array;
  /** Every verdict, computed afresh: bit (action * people + person) * row_bits + thing. `unclear` is null where no rule says so. */
  planes(type: string): { row_bits: number; allow: Uint32Array; unclear: Uint32Array | null };
  /** Gives the memory of the planes back. */
  free_planes(): void;
  /** Two numbers each: how much is allowed, how much is unclear. */
  person_counts(): Uint32Array;
  thing_counts(type: string): Uint32Array;
  free(): void;
}

/** The start of a scenario: the id of a shipped one, an object, or its text. */
export function createMatrix(file: string | object, options?: CoreOptions): Promise<Matrix>;

/** Bytes of memory that the module holds. */
export function coreMemory(): Promise<number>;
