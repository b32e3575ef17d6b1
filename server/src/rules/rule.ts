import type { RuleOption } from '../config/rule-catalog.ts';
import type { Config, Severity } from '../config.ts';
import type { FieldLink, Link, Note, WikiLink } from '../parse/note.ts';
import type { VaultEdit } from '../text/edit.ts';
import type { Range } from '../text/range.ts';
import type { Destination } from '../vault/resolve.ts';
import type { Vault } from '../vault/vault.ts';
import type { Suppression } from './suppression.ts';

/**
 * One thing that can be wrong with a note. A rule sees the note and its vault, and nothing else: no text, no disk, no
 * clock. It yields what it finds in that note only, in any order.
 */
export interface Rule {
  /** Names the fault, in kebab-case; the rule's page is docs/rules/<id>.md. */
  readonly id: string;
  /** Without a config; a function where the config's other settings decide it. */
  readonly severity: Severity | 'off' | ((config: Config) => Severity | 'off');
  /** One line for tables and for the settings. */
  readonly summary: string;
  /** Where `severity` is a function: what it depends on, for tables. */
  readonly severityNote?: string;
  /** What it has to give: a *fix* may be applied unasked, an *offer* needs a person. */
  readonly remedy: 'fix' | 'offer' | 'fix or offer' | 'none';
  /** Absent where it may find something whatever the config says; else whether it may with this one. */
  readonly isAbout?: (config: Config) => boolean;
  /** What it finds depends on more than the vault and the day: it asks the repository. Its fixes may do so without this. */
  readonly outside?: true;
  /** Each option with its default: what a config may put behind the severity. */
  readonly options?: Readonly<Record<string, RuleOption>>;
  /** A rule about notes has this. */
  check?(context: RuleContext, options: RuleOptions): Iterable<Finding>;
  /** A rule about links has this: it is told of each of `RuleContext.links`, and finds one thing in it at most. */
  checkLink?(resolved: ResolvedLink, context: RuleContext, options: RuleOptions): Finding | undefined;
  /** A rule about links by name has this: it is told of those alone. */
  checkNamedLink?(resolved: ResolvedLink<NamedLink>, context: RuleContext, options: RuleOptions): Finding | undefined;
}

/** The options of a rule, defaults filled in. */
export type RuleOptions = Readonly<Record<string, unknown>>;

export interface ResolvedLink<L extends Link = Link> {
  readonly link: L;
  readonly destination: Destination;
}

/** A link by name: `[[…]]` in the text or in the front matter, or an entry of a field that the config declares as links. */
export type NamedLink = WikiLink | FieldLink;

export interface RuleContext {
  readonly note: Note;
  readonly vault: Vault;
  readonly circumstances: Circumstances;
  /**
   * The note's links with what they name, those of `links` fields first: resolved once, however many rules ask. Without
   * those that are all right, which are most: `[[stem]]` and nothing else, and the stem is that of one other note alone,
   * to the letter.
   */
  readonly links: readonly ResolvedLink[];
  /** What turns rules off in this note. */
  readonly suppression: Suppression;
  /** The id of every rule. */
  readonly ruleIds: ReadonlySet<string>;
}

/** What a judgement depends on beside the vault; the doors pass it in, so that judging stays a function of its arguments. */
export interface Circumstances {
  /** Today's date, `YYYY-MM-DD`, in the user's time zone. */
  readonly today: string;
  /** What is known of the repository in which the vault lies; absent where there is none, or no git. */
  readonly repository?: Repository;
}

/** Facts about a repository. Who passes it in gathers them when they are asked for: few rules need them. */
export interface Repository {
  /** What was changed in a note since the last commit; undefined when nothing was, or it was never committed. */
  change(path: string): ChangedNote | undefined;
  /** When a note was last committed, `YYYY-MM-DD`. */
  lastCommitted(path: string): string | undefined;
  /** Whether there is a file or folder of that path; the path is relative to the repository's root. */
  has(path: string): boolean;
}

/** A note that differs from HEAD. */
export interface ChangedNote {
  /** Whether the text below the front matter differs. */
  readonly body: boolean;
  /** The first value of each front matter field in HEAD, as written. */
  readonly fields: ReadonlyMap<string, string>;
}

export interface Finding {
  readonly range: Range;
  /** A sentence: what is wrong, with the names involved, and what would be right. */
  readonly message: string;
  /**
   * Makes the fixes, best first. A function, because they are seldom asked for and are to fit the vault of that moment:
   * what is near to a wrong name may depend on every note.
   */
  readonly fixes?: () => Iterable<Fix>;
  /** The other places that make this a fault. */
  readonly related?: readonly { readonly path: string; readonly range: Range; readonly message: string }[];
}

export interface Fix {
  /** The outcome: "Simplify to [[ansible]]". */
  readonly title: string;
  /** Whether fix-all may apply it unasked. */
  readonly safe: boolean;
  readonly edit: VaultEdit;
}

export interface Problem extends Omit<Finding, 'fixes'> {
  readonly path: string;
  readonly rule: string;
  readonly severity: Severity;
  /** Best first. Made when they are read, for the vault as it is then. */
  readonly fixes: readonly Fix[];
}
