export interface Pace {
  /** How long it is quiet before anything is done, in milliseconds. */
  readonly pause: number;
  /** How long something may wait at most while it is never quiet, in milliseconds; without it, until it is quiet. */
  readonly longest?: number;
}

/** Something that is wanted again and again: done once when the wishes have stopped for a while, or have gone on too long. */
export function gather(
  run: () => void,
  { pause, longest = Number.POSITIVE_INFINITY }: Pace,
): { (): void; cancel(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let since: number | undefined;
  const cancel = (): void => {
    clearTimeout(timer);
    since = undefined;
  };
  const wish = (): void => {
    const now = Date.now();
    since ??= now;
    clearTimeout(timer);
    timer = setTimeout(
      () => {
        cancel();
        run();
      },
      Math.max(0, Math.min(pause, since + longest - now)),
    );
  };
  return Object.assign(wish, { cancel });
}
