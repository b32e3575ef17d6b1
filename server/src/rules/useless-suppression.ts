import type { Directive, Note } from '../parse/note.ts';
import { editOf, type TextEdit } from '../text/edit.ts';
import { lineAt } from '../text/lines.ts';
import type { Part } from '../text/range.ts';
import { fieldOf } from '../vault/fields.ts';
import { nearestNames } from '../vault/nearest.ts';
import type { Finding, Fix, Rule, RuleContext } from './rule.ts';
import { rulesInFrontMatter } from './suppression.ts';

/** Judged after all the others: it asks what their suppression did. */
export const uselessSuppression: Rule = {
  id: 'useless-suppression',
  severity: 'warning',
  summary: 'A comment turns off a rule that reports nothing there, or that does not exist.',
  remedy: 'offer',
  *check(context) {
    yield* unknownInFrontMatter(context);
    for (const directive of context.note.directives) yield* judgeDirective(context, directive);
  },
};

function* judgeDirective({ note, suppression, ruleIds }: RuleContext, directive: Directive): Generator<Finding> {
  const removeAll = (): Fix[] => [
    { title: 'Remove the comment', safe: false, edit: editOf(note.path, removal(note, directive)) },
  ];
  if (directive.rules.length === 0 && directive.action !== 'enable' && !suppression.used(directive))
    yield { range: directive, message: 'No rule reports anything here. Remove the comment.', fixes: removeAll };
  const isOnly = directive.rules.length === 1;
  for (const rule of directive.rules)
    if (!ruleIds.has(rule.text))
      yield { range: rule, message: unknown(rule.text), fixes: () => corrections(note, rule, ruleIds) };
    else if (directive.action !== 'enable' && !suppression.used(directive, rule.text))
      yield {
        range: isOnly ? directive : rule,
        message: `${rule.text} reports nothing here. Remove ${isOnly ? 'the comment' : 'it from the comment'}.`,
        ...(isOnly ? { fixes: removeAll } : {}),
      };
}

/** With its line, when nothing else stands on it. */
function removal(note: Note, { start, end }: Directive): TextEdit {
  const line = lineAt(note.lineStarts, start);
  const next = note.lineStarts[line + 1] ?? note.length + note.lineEnding.length;
  const isAlone = note.lineStarts[line] === start && next - note.lineEnding.length === end;
  return { range: { start, end: isAlone ? Math.min(next, note.length) : end }, newText: '' };
}

function corrections(note: Note, rule: Part, ruleIds: ReadonlySet<string>): Fix[] {
  return nearestNames(rule.text, ruleIds).map((newText) => ({
    title: `Change to ${newText}`,
    safe: false,
    edit: editOf(note.path, { range: rule, newText }),
  }));
}

function* unknownInFrontMatter({ note, ruleIds }: RuleContext): Generator<Finding> {
  const field = fieldOf(note, 'docs-vault');
  if (!field) return;
  for (const id of rulesInFrontMatter(note)) if (!ruleIds.has(id)) yield { range: field.range, message: unknown(id) };
}

function unknown(id: string): string {
  return `There is no rule '${id}'.`;
}
