import type { CompileContext, Extension as FromMarkdownExtension, Token } from 'mdast-util-from-markdown';
import type { Construct, Effects, Extension, State } from 'micromark-util-types';
import { isLineEndingOrEnd, isSpace } from './codes.ts';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    wikiLink: 'wikiLink';
    wikiLinkInner: 'wikiLinkInner';
    wikiLinkMarker: 'wikiLinkMarker';
  }
}

declare module 'mdast' {
  interface WikiLinkNode {
    type: 'wikiLink';
    value: string;
    position?: import('unist').Position;
  }
  interface PhrasingContentMap {
    wikiLink: WikiLinkNode;
  }
  interface RootContentMap {
    wikiLink: WikiLinkNode;
  }
}

/** remark knows no wiki-links: this teaches its tokenizer `[[…]]` and `![[…]]`, with nothing said of their inside. */
export const wikiLinkSyntax: Extension = { text: { 33: construct(true), 91: construct(false) } };

export const wikiLinkFromMarkdown: FromMarkdownExtension = {
  enter: {
    wikiLink(this: CompileContext, token: Token) {
      this.enter({ type: 'wikiLink', value: '' }, token);
    },
  },
  exit: {
    wikiLinkInner(this: CompileContext, token: Token) {
      const node = this.stack.at(-1);
      if (node?.type === 'wikiLink') node.value = shownText(this.sliceSerialize(token));
    },
    wikiLink(this: CompileContext, token: Token) {
      this.exit(token);
    },
  },
};

/** What a reader sees of a link. */
function shownText(inner: string): string {
  return inner.slice(inner.indexOf('|') + 1).trim();
}

function construct(embed: boolean): Construct {
  return { name: 'wikiLink', tokenize: (effects, ok, nok) => tokenize(effects, ok, nok, embed) };
}

function tokenize(effects: Effects, ok: State, nok: State, embed: boolean): State {
  let seen = false;
  const take = (expected: number, next: State): State => {
    return (code) => {
      if (code !== expected) return nok(code);
      effects.consume(code);
      return next;
    };
  };
  const inner: State = (code) => {
    if (isLineEndingOrEnd(code) || code === 91) return nok(code);
    if (code === 93) {
      if (!seen) return nok(code);
      effects.exit('wikiLinkInner');
      effects.enter('wikiLinkMarker');
      return take(93, take(93, close))(code);
    }
    if (!isSpace(code)) seen = true;
    effects.consume(code);
    return inner;
  };
  const close: State = (code) => {
    effects.exit('wikiLinkMarker');
    effects.exit('wikiLink');
    return ok(code);
  };
  const open: State = (code) => {
    effects.exit('wikiLinkMarker');
    if (isLineEndingOrEnd(code) || code === 91 || code === 93) return nok(code);
    effects.enter('wikiLinkInner');
    return inner(code);
  };
  const brackets = take(91, take(91, open));
  return (code) => {
    effects.enter('wikiLink');
    effects.enter('wikiLinkMarker');
    return embed ? take(33, brackets)(code) : brackets(code);
  };
}
