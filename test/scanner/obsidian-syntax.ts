import type { CompileContext, Extension as FromMarkdownExtension, Token } from 'mdast-util-from-markdown';
import { content } from 'micromark-core-commonmark';
import type { Code, Construct, Effects, Extension, State } from 'micromark-util-types';
import { isLineEnding, isLineEndingOrEnd, isSpace, isWhitespace } from './codes.ts';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    obsidianComment: 'obsidianComment';
    math: 'math';
    obsidianData: 'obsidianData';
  }
}

declare module 'mdast' {
  interface ObsidianNode {
    type: 'obsidianComment' | 'math';
    value: string;
    position?: import('unist').Position;
  }
  interface PhrasingContentMap {
    obsidianComment: ObsidianNode;
  }
  interface RootContentMap {
    obsidianComment: ObsidianNode;
  }
}

type Kind = 'obsidianComment' | 'math';

const PERCENT = 37;
const DOLLAR = 36;
const BACKSLASH = 92;

/** `%%…%%` in a block of text, and from the start of a line to a later line. */
export function commentSyntax(text: string): Extension {
  return {
    text: { [PERCENT]: doubled('obsidianComment', PERCENT) },
    flow: { [PERCENT]: block('obsidianComment', '%%', text) },
  };
}

/** `$…$` and `$$…$$` in a block of text, and `$$…$$` from the start of a line to a later line. */
export function mathSyntax(text: string): Extension {
  return { text: { [DOLLAR]: [doubled('math', DOLLAR), math] }, flow: { [DOLLAR]: block('math', '$$', text) } };
}

export const obsidianFromMarkdown: FromMarkdownExtension = {
  enter: { obsidianComment: enter, math: enter },
  exit: { obsidianComment: exit, math: exit },
};

function enter(this: CompileContext, token: Token): void {
  this.enter({ type: token.type as Kind, value: token.type === 'math' ? this.sliceSerialize(token) : '' }, token);
}

function exit(this: CompileContext, token: Token): void {
  this.exit(token);
}

/** Two marks up to the next two in the block. Those of math hold something, and a backslash keeps a mark from closing. */
function doubled(kind: Kind, mark: number): Construct {
  return {
    name: kind,
    tokenize(effects, ok, nok) {
      const data = new Data(effects);
      let previous: Code = null;
      const opening: State = (code) => {
        if (code !== mark) return nok(code);
        data.consume(code);
        return inside;
      };
      const inside: State = (code) => {
        if (code === null) return nok(code);
        const closes = code === mark && (kind === 'obsidianComment' || (previous !== null && previous !== BACKSLASH));
        previous = code;
        data.consume(code);
        return closes ? closing : inside;
      };
      const closing: State = (code) => {
        if (code !== mark) return inside(code);
        data.consume(code);
        return leave;
      };
      const leave: State = (code) => {
        data.exit();
        effects.exit(kind);
        return ok(code);
      };
      return (code) => {
        effects.enter(kind);
        data.consume(code);
        return opening;
      };
    },
  };
}

/** One mark up to the next, no white space inside the two, and no digit behind them. */
const math: Construct = {
  name: 'math',
  tokenize(effects, ok, nok) {
    const data = new Data(effects);
    let previous: Code = null;
    const first: State = (code) => (code === DOLLAR || isWhitespace(code) ? nok(code) : inside(code));
    const inside: State = (code) => {
      if (code === null) return nok(code);
      const closes = code === DOLLAR && previous !== BACKSLASH && !isWhitespace(previous);
      previous = code;
      data.consume(code);
      return closes ? closed : inside;
    };
    const closed: State = (code) => {
      if (code !== null && code >= 48 && code <= 57) return inside(code);
      data.exit();
      effects.exit('math');
      return ok(code);
    };
    return (code) => {
      effects.enter('math');
      data.consume(code);
      return first;
    };
  },
};

/** What stands in a construct, a token a line and a line ending: by those micromark tells what came from which line. */
class Data {
  private readonly effects: Effects;
  private open = false;

  constructor(effects: Effects) {
    this.effects = effects;
  }

  consume(code: Code): void {
    const { effects } = this;
    if (isLineEnding(code)) this.exit();
    else if (!this.open) effects.enter('obsidianData');
    this.open = !isLineEnding(code);
    if (!this.open) effects.enter('lineEnding');
    effects.consume(code);
    if (!this.open) effects.exit('lineEnding');
  }

  exit(): void {
    if (this.open) this.effects.exit('obsidianData');
    this.open = false;
  }
}

/**
 * A block from two marks at the start of a line to the next two on a later line, or to the end of its container. Where
 * none follow in the text, or on the same line, it is none. What stands behind the end starts a paragraph or table.
 */
function block(kind: Kind, marks: string, text: string): Construct {
  return {
    name: kind,
    concrete: true,
    tokenize(effects, ok, nok) {
      const { now } = this;
      const data = new Data(effects);
      const inside: State = (code) => {
        if (code === null) return leave(code);
        if (isLineEnding(code)) return effects.check(nextLine, goOn, leave)(code);
        return code === marks.charCodeAt(0) && text.startsWith(marks, now().offset) ? closing(code) : goOn(code);
      };
      const goOn: State = (code) => {
        data.consume(code);
        return inside;
      };
      const closing: State = (code) => {
        data.consume(code);
        return (second) => {
          data.consume(second);
          data.exit();
          effects.exit(kind);
          return effects.attempt(rest, ok, ok);
        };
      };
      const leave: State = (code) => {
        data.exit();
        effects.exit(kind);
        return ok(code);
      };
      return (code) => {
        if (!opensBlock(text, now().offset, marks)) return nok(code);
        if (this.interrupt) return ok(code);
        effects.enter(kind);
        data.consume(code);
        return goOn;
      };
    },
  };
}

/** What stands behind the end of a block, on the same line. */
const rest: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    const tables = this.parser.constructs.flow.null as Construct[];
    const start: State = (code) => {
      if (isLineEndingOrEnd(code)) return ok(code);
      if (!isSpace(code)) return effects.attempt(tables, ok, effects.attempt(content as Construct, ok, nok))(code);
      effects.consume(code);
      return start;
    };
    return start;
  },
};

function opensBlock(text: string, at: number, marks: string): boolean {
  const closing = text.indexOf(marks, at + 2);
  const lineEnd = at + text.slice(at).search(/[\r\n]|$/);
  return text.startsWith(marks, at) && closing >= lineEnd;
}

const nextLine: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    return (code) => {
      effects.consume(code);
      return (next) => (next === null || this.parser.lazy[this.now().line] ? nok(next) : ok(next));
    };
  },
};
