import type { LoadedVault } from '../files/load.ts';
import { toVaultPath } from '../files/local-path.ts';
import { judgeVault } from '../rules/judge.ts';
import type { Circumstances, Problem } from '../rules/rule.ts';

/** Everything that is wrong with a vault as it stands on disk: its config first, then note by note in text order. */
export function* problemsOf(loaded: LoadedVault, circumstances: Circumstances): Generator<Problem> {
  yield* configProblems(loaded);
  for (const problems of judgeVault(loaded.vault, circumstances)) yield* problems;
}

function configProblems({ root, config }: LoadedVault): Problem[] {
  const path = toVaultPath(config.file, root);
  return config.problems.map(({ range, message }) => ({
    path,
    rule: 'invalid-config',
    severity: 'error',
    range,
    message,
    fixes: [],
  }));
}
