/** A cursor: a note and a UTF-16 offset in its text. */
export interface Place {
  readonly path: string;
  readonly offset: number;
}

/** The current text of a note or of another text file of the vault (an open document before the disk); undefined when it cannot be read. */
export type ReadText = (path: string) => string | undefined;

/** Why a feature does not do what was asked, as a sentence for the user. */
export interface Refusal {
  readonly refused: string;
}

export function isRefusal(answer: object): answer is Refusal {
  return 'refused' in answer;
}
