import type { Code, Construct, Effects, Point, State, TokenizeContext } from 'micromark-util-types';

/** What a construct is shown at a place, in the place of the code that stands there. */
export type Mask = (code: Code, point: Point, context: TokenizeContext) => Code;

/** The construct as it reads a text in which some characters are others. What it consumes stays what it is. */
export function masked(construct: Construct, newMask: (context: TokenizeContext) => Mask): Construct {
  return {
    ...construct,
    tokenize(effects, ok, nok) {
      const mask = newMask(this);
      let real: Code = null;
      let left = false;
      const wrap = (state: State): State => {
        return (code) => {
          real = code;
          const next = state(mask(code, this.now(), this));
          return next === undefined || left ? next : wrap(next);
        };
      };
      const leave = (state: State): State => {
        return () => {
          left = true;
          return state(real);
        };
      };
      type Try = Effects['attempt'];
      const tried =
        (attempt: Try): Try =>
        (constructs, onOk, onNok) => {
          const start = attempt(constructs, wrap(onOk), onNok && wrap(onNok));
          return () => start(real);
        };
      const shown: Effects = {
        ...effects,
        consume: () => effects.consume(real),
        attempt: tried(effects.attempt),
        check: tried(effects.check),
        interrupt: tried(effects.interrupt),
      };
      return wrap(construct.tokenize.call(this, shown, leave(ok), leave(nok)));
    },
  };
}
