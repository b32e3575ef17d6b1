/**
 * A half-open stretch of a note's text: `start` is the offset of its first UTF-16 code unit, `end` the offset behind
 * its last one. Line and column exist only at the doors (lsp/ and cli/).
 */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A range together with the text that stands for it: as written, unless the field that holds it says otherwise. */
export interface Part extends Range {
  readonly text: string;
}

/** Whether the offset lies in the range or at its end, as a cursor does. */
export function touches(range: Range, offset: number): boolean {
  return range.start <= offset && offset <= range.end;
}

/** Whether `inner` lies wholly in `outer`. */
export function encloses(outer: Range, inner: Range): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Whether the two ranges share at least one code unit. */
export function overlaps(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end;
}
