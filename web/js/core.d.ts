// Types of core.mjs, the core without a page. Requests and answers are listed in core/README.md.

/** Where a request or a file goes wrong: a JSON Pointer, a stable code, and a sentence for people. */
export interface Problem {
  where: string;
  code: string;
  message: string;
  warning?: boolean;
}

export type Answer =
  | { ok: true; answer: unknown; warnings?: Problem[] }
  | { ok: false; problems: Problem[] };

export interface Door {
  /** One request; a mistake in it is an answer with problems, never an exception. */
  request(request: object): Answer;
  /** The same as JSON text: byte for byte what the command line `permsim door` answers. */
  request_text(request: string): string;
  /** Gives the door's memory back; it answers no more. */
  free(): void;
}

/** A door with a session of its own. */
export function createDoor(): Promise<Door>;
