import { rules } from '../../rules/index.ts';
import type { Problem } from '../../rules/rule.ts';
import { lineAt } from '../../text/lines.ts';
import { fileNameOf } from '../../vault/path.ts';
import { safeFixOf } from '../fix-all.ts';
import { noteItem } from './links.ts';
import { distinctIds, filterOf, grouped, type View, type ViewItem, type ViewSource } from './view.ts';

/** The problems of the whole vault by rule, in the order of the rules, or by note; below each of these its problems. */
export const problemsView: View = (source, parent) => {
  const { choice, vault, problemsOf } = source;
  const hasWords = filterOf(source);
  const all = [...vault.notes.keys()].sort().flatMap((path) => problemsOf(path));
  const wanted = all.filter(({ rule, path, message }) => hasWords(rule, path, message));
  const found = grouped(wanted, ({ rule, path }) => (choice?.isGrouped ? path : rule));
  const id = distinctIds();
  if (parent !== undefined)
    return (found.get(parent) ?? []).map((problem) => ({
      ...problemItem(source, problem),
      id: id(`${problem.rule}:${problem.path}:${problem.message}`),
    }));
  return choice?.isGrouped ? notesWith(source, found) : rulesWith(source, found);
};

function notesWith({ vault, words }: ViewSource, found: ReadonlyMap<string, readonly Problem[]>): ViewItem[] {
  return [...found].flatMap(([path, problems]): ViewItem[] => {
    const note = vault.notes.get(path);
    if (!note) return [];
    const description = `${problems.length}, ${path}`;
    const spoken = `${words.problems(problems.length)}, ${path}`;
    return [{ ...noteItem(note), description, spoken, hasChildren: true }];
  });
}

function rulesWith({ words }: ViewSource, found: ReadonlyMap<string, readonly Problem[]>): ViewItem[] {
  return rules.flatMap((rule): ViewItem[] => {
    const problems = found.get(rule.id);
    const [first] = problems ?? [];
    if (!problems || !first) return [];
    const kind = problems.some((problem) => safeFixOf(problem)) ? 'fixable-rule' : 'rule';
    return [
      {
        id: rule.id,
        label: rule.id,
        description: String(problems.length),
        spoken: words.problems(problems.length),
        tooltip: rule.summary,
        icon: first.severity,
        kind,
        hasChildren: true,
      },
    ];
  });
}

/** Where it is comes first: the messages of one rule begin alike, and a narrow view shows no more than that. */
function problemItem({ vault, choice, words }: ViewSource, problem: Problem): Omit<ViewItem, 'id'> {
  const { message, path, rule } = problem;
  const note = vault.notes.get(path);
  const line = note ? lineAt(note.lineStarts, problem.range.start) + 1 : 1;
  return {
    label: choice?.isGrouped ? words.line(line) : `${fileNameOf(path)}:${line}`,
    description: message,
    ...(choice?.isGrouped && { spoken: `${rule}, ${message}` }),
    tooltip: choice?.isGrouped ? `${rule}: ${message}` : `${path}:${line}: ${message}`,
    icon: problem.severity,
    place: { path: problem.path, range: problem.range },
    kind: problem.fixes.length > 0 ? 'fixable' : 'problem',
  };
}
