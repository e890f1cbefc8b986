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
