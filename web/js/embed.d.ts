// Types of embed.js: the element <permission-simulator>. Attributes, requests and events are described in web/README.md.

export type RefusalCode = 'unknown-type' | 'bad-payload' | 'not-found' | 'refused' | 'readonly' | 'masked' | 'too-large';
/** What `request` is rejected with. */
export interface Refusal extends Error {
  code: RefusalCode;
}

/** A person, an action and a thing, by id. */
export type Focus = [who: string, action: string, on: string];
export type ViewName = 'actions' | 'things' | 'person' | 'list' | 'roles' | 'stories';
export type ThemeName = 'auto' | 'light' | 'dark' | 'contrast';

/**
 * Where the page stands: of the session (core/README.md, the door's `state`), and how it is looked at. While a question of a lesson
 * is not locked in, all that its answer could be read off is left out: what the session tells, and `answer`, `because` and `sign`.
 */
export interface State {
  scenario: string;
  title: string;
  policy: string;
  at: number;
  step: number;
  step_title: string;
  reading: string;
  readings: { id: string; label: string }[];
  steps: { title: string; outcome: string; says: string; gained: number; lost: number }[];
  undo: string | null;
  redo: string | null;
  view: ViewName;
  on: string;
  focus: Focus | null;
  theme: ThemeName;
  compare: string;
  readonly: boolean;
  lesson: LessonState | null;
  answer?: string;
  because?: string;
  sign?: string;
}

/** The open lesson (core/README.md, the door's `lesson`): what is right is told of questions that are locked in, and of no others. */
export interface LessonState {
  lesson: string;
  version: string;
  title: string;
  summary: string;
  scenario: string;
  pages: { title: string; kind?: QuestionKind; answered?: boolean }[];
  page: number;
  score: number;
  of: number;
  passes_at: number;
  complete: boolean;
  /** At the result. */
  passed?: boolean;
  /** The page looked at, when it is not the result. */
  now?: object;
  /** How far somebody is; `load` goes on from there. */
  progress: object;
}
export type QuestionKind = 'predict' | 'choose' | 'order' | 'goal';
/** A question that was locked in. `answered` and `score` are of the first try, which counts; `is_right` is of this one. */
export interface LessonAnswer {
  lesson: string;
  page: number;
  kind: QuestionKind;
  question: string;
  answered: unknown;
  right: unknown;
  score: number;
  of: number;
  tries: number;
  seconds: number;
  hints?: number;
  shown?: boolean;
  is_right: boolean;
  /** This try and what is right, in words. */
  says: string;
  right_says: string;
}

export interface Requests {
  load: [{ scenario: string } | { lesson: string; progress?: object } | { file: object | string } | { state: string }, State];
  get: [undefined | Record<string, never>, State];
  set: [{ step?: number; reading?: string; view?: ViewName; focus?: Focus | string | null; theme?: ThemeName; on?: string; compare?: string }, State];
  dispatch: [{ command: object }, { outcome: string; says: string; state: object }];
  explain: [{ who: string; action: string; on: string; at?: number | string }, unknown];
  matrix: [{ who?: string | string[]; action?: string | string[]; on?: string | string[]; at?: number | string } | undefined, unknown];
  export: [{ what?: 'scenario' | 'matrix' | 'roles' | 'diff' | 'timeline'; format?: 'text' | 'json' | 'csv' | 'md' | 'html' | 'svg' }, { what: string; format: string; text: string }];
}

export interface PermsimEvents {
  'permsim-state': CustomEvent<State>;
  'permsim-step': CustomEvent<{ step: number; steps: number; title: string }>;
  'permsim-select': CustomEvent<{ focus: Focus | null }>;
  /** Of the cell that is chosen; or a question of a lesson that was locked in. */
  'permsim-answer': CustomEvent<{ focus: Focus; says: string; because: string; sign: string } | LessonAnswer>;
  'permsim-complete': CustomEvent<{ score: number; of: number; passed: boolean }>;
  'permsim-size': CustomEvent<{ height: number }>;
  'permsim-error': CustomEvent<{ code: string; message: string }>;
}

export class PermissionSimulator extends HTMLElement {
  /** Resolves when it is open and answers; another promise after it was closed. */
  readonly ready: Promise<{ protocol: number; version: string; capabilities: string[] }>;
  /** Where the simulator's page stands. */
  readonly base: string;
  /** A request of the protocol; waits until the simulator is open. */
  request<Type extends keyof Requests>(type: Type, payload?: Requests[Type][0]): Promise<Requests[Type][1]>;
  /** In place of the poster, at once. */
  open(): Promise<unknown>;
  /** Back to the poster. */
  close(): void;
  addEventListener<Name extends keyof PermsimEvents>(name: Name, listener: (event: PermsimEvents[Name]) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener(name: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'permission-simulator': PermissionSimulator;
  }
}
