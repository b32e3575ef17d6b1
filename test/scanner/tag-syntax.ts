import type { CompileContext, Extension as FromMarkdownExtension, Token } from 'mdast-util-from-markdown';
import type { Code, Construct, Extension } from 'micromark-util-types';
import { isLineEndingOrEnd, isSpace, isWhitespace } from './codes.ts';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    tag: 'tag';
    blockId: 'blockId';
  }
}

declare module 'mdast' {
  interface TagNode {
    type: 'tag' | 'blockId';
    value: string;
    position?: import('unist').Position;
  }
  interface PhrasingContentMap {
    tag: TagNode;
  }
  interface RootContentMap {
    tag: TagNode;
  }
}

const TAG = /#[\p{L}\p{M}\p{N}_/\-\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\u200d]+/uy;

/** `#tag` behind white space, `(` or nothing: one piece, whatever remark would find in it. */
export function tagSyntax(text: string): Extension {
  const tag: Construct = {
    name: 'tag',
    previous: (code) => code === 40 || startsApart(code),
    tokenize(effects, ok, nok) {
      TAG.lastIndex = this.now().offset;
      const name = TAG.exec(text)?.[0] ?? '';
      let left = /[^#0-9]/.test(name) ? name.length : 0;
      const inside = (code: Code) => {
        if (left === 0) {
          effects.exit('tag');
          return ok(code);
        }
        effects.consume(code);
        left--;
        return inside;
      };
      return (code) => {
        if (left === 0) return nok(code);
        effects.enter('tag');
        return inside(code);
      };
    },
  };
  return { text: { 35: tag } };
}

/** `^id` behind white space or nothing, at the end of its block. */
export const blockIdSyntax: Extension = { text: { 94: blockId() } };

function blockId(): Construct {
  return {
    name: 'blockId',
    previous: startsApart,
    tokenize(effects, ok, nok) {
      let length = 0;
      const inside = (code: Code) => {
        if (code !== null && code > 0 && /[A-Za-z0-9-]/.test(String.fromCharCode(code))) {
          length++;
          effects.consume(code);
          return inside;
        }
        if (length === 0) return nok(code);
        effects.exit('blockId');
        return effects.check(blockEnd, ok, nok)(code);
      };
      return (code) => {
        effects.enter('blockId');
        effects.consume(code);
        return inside;
      };
    },
  };
}

const blockEnd: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    const spaces = (code: Code) => {
      if (isSpace(code)) {
        effects.consume(code);
        return spaces;
      }
      effects.exit('data');
      return code === null ? ok(code) : nok(code);
    };
    return (code) => {
      effects.enter('data');
      return spaces(code);
    };
  },
};

function startsApart(code: Code): boolean {
  return isLineEndingOrEnd(code) || isWhitespace(code);
}

export const tagFromMarkdown: FromMarkdownExtension = {
  enter: { tag: enter, blockId: enter },
  exit: { tag: exit, blockId: exit },
};

function enter(this: CompileContext, token: Token): void {
  this.enter({ type: token.type as 'tag', value: this.sliceSerialize(token) }, token);
}

function exit(this: CompileContext, token: Token): void {
  this.exit(token);
}
