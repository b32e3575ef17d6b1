import { rules } from '../../rules/index.ts';
import type { Problem } from '../../rules/rule.ts';
import { lineAt } from '../../text/lines.ts';
import { safeFixOf } from '../fix-all.ts';
import { distinctIds, type View, type ViewItem, type ViewSource } from './view.ts';

/** The problems of the whole vault by rule, in the order of the rules; below each rule its problems by path. */
export const problemsView: View = (source, parent) => {
  const found = new Map<string, Problem[]>();
  for (const path of [...source.vault.notes.keys()].sort())
    for (const problem of source.problemsOf(path)) {
      const others = found.get(problem.rule);
      if (others) others.push(problem);
      else found.set(problem.rule, [problem]);
    }
  const id = distinctIds();
  if (parent !== undefined)
    return (found.get(parent) ?? []).map((problem) => ({
      ...problemItem(source, problem),
      id: id(`${problem.rule}:${problem.path}:${problem.message}`),
    }));
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
        tooltip: rule.summary,
        icon: first.severity,
        kind,
        hasChildren: true,
      },
    ];
  });
};

function problemItem({ vault }: ViewSource, problem: Problem): Omit<ViewItem, 'id'> {
  const note = vault.notes.get(problem.path);
  const line = note ? lineAt(note.lineStarts, problem.range.start) + 1 : 1;
  return {
    label: problem.message,
    description: `${problem.path}:${line}`,
    icon: problem.severity,
    place: { path: problem.path, range: problem.range },
    kind: problem.fixes.length > 0 ? 'fixable' : 'problem',
  };
}
