import path from 'node:path';
import { downloadAndUnzipVSCode, resolveCliPathFromVSCodeExecutablePath } from '@vscode/test-electron';
import { runQuietly } from '../../scripts/command.mjs';
import { project } from './paths.ts';
import { findChromium } from './workbench/browser.ts';
import { installWorkbench } from './workbench/install.ts';

/** A VS Code that runs tests. */
export interface Editor {
  readonly name: string;
  /** What `runTests` starts. */
  readonly executable: string;
  /** Installs a packaged extension, as `code --install-extension` does. */
  install(vsix: string, folders: EditorFolders): Promise<void>;
}

/** Folders of one run alone, so that it sees neither another run nor the settings and extensions of the user. */
export interface EditorFolders {
  readonly user: string;
  readonly extensions: string;
}

/**
 * The editor that `VSCODE_EXECUTABLE` names; else the desktop build, downloaded once, where there is a display for it and it can be had;
 * else, on Linux, the VS Code workbench from npm in a headless Chromium.
 */
export async function chooseEditor(): Promise<Editor> {
  const named = process.env.VSCODE_EXECUTABLE;
  if (named) return desktop(path.resolve(named));
  if (!hasDisplay()) return workbench();
  try {
    return desktop(await downloadAndUnzipVSCode({ version: 'stable', cachePath: path.join(project, '.vscode-test') }));
  } catch (error) {
    if (process.platform !== 'linux') throw error;
    console.error(`VS Code for the desktop cannot be downloaded (${error}); its workbench from npm stands in for it.`);
    return workbench();
  }
}

function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

function desktop(executable: string): Editor {
  return editor(`VS Code at ${executable}`, executable, resolveCliPathFromVSCodeExecutablePath(executable));
}

async function workbench(): Promise<Editor> {
  await installWorkbench();
  await findChromium();
  const executable = path.join(import.meta.dirname, 'workbench/code.mjs');
  return editor('the VS Code workbench from npm', executable, executable);
}

function editor(name: string, executable: string, commandLine: string): Editor {
  return {
    name,
    executable,
    async install(vsix, folders) {
      const profile = [`--user-data-dir=${folders.user}`, `--extensions-dir=${folders.extensions}`];
      await runQuietly(commandLine, [...profile, `--install-extension=${vsix}`]);
    },
  };
}
