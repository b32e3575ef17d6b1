import type { LoadedVault } from '../files/load.ts';
import { toVaultPath } from '../files/local-path.ts';
import { VaultRepository } from '../files/repository.ts';
import { judgeNotes } from '../rules/judge.ts';
import type { Circumstances, Problem } from '../rules/rule.ts';
import type { Host } from './host.ts';
import type { OpenVault } from './vault.ts';

/** Everything that is wrong with a vault as it stands: its config, then the notes of those paths, or all, in text order. */
export function* problemsOf(
  loaded: LoadedVault,
  circumstances: Circumstances,
  paths?: Iterable<string>,
): Generator<Problem> {
  yield* configProblems(loaded);
  if (paths || !loaded.cache) yield* judgeNotes(loaded.vault, circumstances, paths);
  else yield* loaded.cache.judge(loaded.vault, circumstances, loaded.config.text);
}

/** What judging the vault's notes depends on beside them. */
export function circumstancesFor({ root, textOf }: OpenVault, host: Host): Circumstances {
  return { today: host.today(), repository: new VaultRepository(root, textOf) };
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
