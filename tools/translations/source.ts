/** A file as the checks see it; `path` is relative to the repository. */
export interface Source {
  path: string;
  text: string;
}

/** Something wrong, and where. */
export interface Finding {
  path: string;
  line: number;
  message: string;
}

export function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}
