import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import { configFileName } from '../config.ts';
import type { Problem } from '../rules/rule.ts';
import { harmless } from '../text/unsafe.ts';
import { rangeIn, type ServerContext } from './context.ts';
import { toDiagnostic } from './convert.ts';
import type { VaultSession } from './session.ts';

/** What the client is told of one note, or of the vault's config file. */
export interface Report {
  readonly items: Diagnostic[];
  /** Says in short what the items say: equal for equal items. */
  readonly resultId: string;
}

/** The problems of the workspace as the client shows them. */
export class Reports {
  readonly #context: ServerContext;
  /** A list of problems is converted once. */
  readonly #reports = new WeakMap<readonly Problem[], Report>();

  constructor(context: ServerContext) {
    this.#context = context;
  }

  /** The diagnostics of one note, or of the vault's config file. */
  of(session: VaultSession, path: string): Report {
    if (path === configFileName) return makeReport(this.#configDiagnostics(session));
    const problems = session.problems(path, this.#context.today());
    const known = this.#reports.get(problems);
    if (known) return known;
    const report = makeReport(problems.map((problem) => toDiagnostic(this.#context, session, problem)));
    this.#reports.set(problems, report);
    return report;
  }

  #configDiagnostics(session: VaultSession): Diagnostic[] {
    return (session.opened?.configProblems ?? []).map(({ range, message }) => ({
      range: rangeIn(this.#context, session, configFileName, range),
      severity: DiagnosticSeverity.Error,
      source: 'docs-vault',
      message: harmless(message),
    }));
  }
}

function makeReport(items: Diagnostic[]): Report {
  let hash = 0;
  const text = JSON.stringify(items);
  for (let at = 0; at < text.length; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  return { items, resultId: `${text.length}.${hash}` };
}
