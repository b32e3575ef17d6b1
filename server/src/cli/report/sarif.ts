import { pathToFileURL } from 'node:url';
import type { Severity } from '../../config.ts';
import { rules } from '../../rules/index.ts';
import type { Fix, Problem, Rule } from '../../rules/rule.ts';
import type { Range } from '../../text/range.ts';
import { harmlessJson } from '../../text/unsafe.ts';
import { packageHomepage, version } from '../package.ts';
import { rulePage } from '../rule-pages.ts';
import { pathFrom } from '../select.ts';
import type { Report } from './report.ts';

/** The Static Analysis Results Interchange Format, version 2.1.0 (OASIS), as code scanning reads it. */
export function* sarif(report: Report): Generator<string> {
  const problems = report.problems.slice(0, report.limit);
  const ids = [...new Set([...rules.map((rule) => rule.id), ...problems.map((problem) => problem.rule)])];
  const driver = {
    name: 'docs-vault',
    semanticVersion: version(),
    informationUri: packageHomepage(),
    rules: ids.map((id) => descriptorOf(report, id)),
  };
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver },
        columnKind: 'utf16CodeUnits',
        results: problems.map((problem) => resultOf(report, ids, problem)),
      },
    ],
  };
  yield `${harmlessJson(log, 2)}\n`;
}

function descriptorOf(report: Report, id: string): object {
  const rule = rules.find((candidate) => candidate.id === id);
  const summary = rule?.summary ?? 'The config of the vault is not valid.';
  const page = rulePage(id);
  return {
    id,
    shortDescription: { text: summary },
    help: page === undefined ? { text: summary } : { text: page, markdown: page },
    defaultConfiguration: rule ? configurationOf(report, rule) : { level: 'error' },
  };
}

function configurationOf({ vault }: Report, { severity }: Rule): object {
  const usual = typeof severity === 'function' ? severity(vault.config.config) : severity;
  return usual === 'off' ? { enabled: false } : { level: levelOf(usual) };
}

function resultOf(report: Report, ids: readonly string[], problem: Problem): object {
  const fixes = problem.fixes.flatMap((fix) => fixOf(report, fix));
  return {
    ruleId: problem.rule,
    ruleIndex: ids.indexOf(problem.rule),
    level: levelOf(problem.severity),
    message: { text: problem.message },
    locations: [locationOf(report, problem.path, problem.range)],
    ...(problem.related?.length
      ? {
          relatedLocations: problem.related.map(({ path, range, message }) => ({
            ...locationOf(report, path, range),
            message: { text: message },
          })),
        }
      : {}),
    ...(fixes.length > 0 ? { fixes } : {}),
  };
}

/** A fix that creates or renames files cannot be said in SARIF (§3.55 knows replacements in files only). */
function fixOf(report: Report, { title, edit }: Fix): object[] {
  if (edit.edits.size === 0 || edit.creates?.length || edit.renames?.length) return [];
  const artifactChanges = [...edit.edits].map(([path, edits]) => ({
    artifactLocation: artifactOf(report, path),
    replacements: edits.map(({ range, newText }) => ({
      deletedRegion: regionOf(report, path, range),
      insertedContent: { text: newText },
    })),
  }));
  return [{ description: { text: title }, artifactChanges }];
}

function locationOf(report: Report, path: string, range: Range): object {
  return { physicalLocation: { artifactLocation: artifactOf(report, path), region: regionOf(report, path, range) } };
}

function regionOf({ vault }: Report, path: string, range: Range): object {
  const [start, end] = [vault.positionOf(path, range.start), vault.positionOf(path, range.end)];
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

/** Relative to the working folder, which in continuous integration is the repository's. */
function artifactOf({ cwd, vault }: Report, path: string): object {
  const shown = pathFrom(cwd, vault.root, path);
  const relative = shown.split(/[\\/]/).map(encodeURIComponent).join('/');
  return shown.startsWith('/') || /^[A-Za-z]:/.test(shown)
    ? { uri: pathToFileURL(shown).href }
    : { uri: relative, uriBaseId: '%SRCROOT%' };
}

function levelOf(severity: Severity): 'error' | 'warning' | 'note' {
  return severity === 'error' || severity === 'warning' ? severity : 'note';
}
