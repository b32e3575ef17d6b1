import { watch } from 'node:fs';
import { join } from 'node:path';
import { toVaultPath } from './local-path.ts';

/** How long changes are gathered, in milliseconds: a checkout or a save by rename comes as many events. */
const together = 50;

/**
 * Tells, until the returned function is called, which files and folders below the folder were created, changed or
 * deleted: vault-relative paths, each once, some time after the change. For editors that do not watch files themselves.
 * A folder that cannot be watched is said once, through `onFailure`, and is then not followed.
 */
export function watchFolder(
  folder: string,
  onChange: (paths: readonly string[]) => void,
  onFailure: (reason: string) => void,
): () => void {
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const report = (): void => {
    timer = undefined;
    const paths = [...changed];
    changed.clear();
    onChange(paths);
  };
  const fail = (error: unknown): void => onFailure(error instanceof Error ? error.message : String(error));
  try {
    const watcher = watch(folder, { recursive: true, persistent: false }, (_event, name) => {
      if (name === null) return;
      const path = toVaultPath(join(folder, name), folder);
      if (/(?:^|\/)(?:\.git|node_modules)(?:\/|$)/.test(path)) return;
      changed.add(path);
      timer ??= setTimeout(report, together).unref();
    });
    watcher.on('error', fail);
    return () => {
      watcher.close();
      clearTimeout(timer);
    };
  } catch (error) {
    fail(error);
    return () => undefined;
  }
}
