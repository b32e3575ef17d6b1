import type { CommandSpec } from './spec.ts';
import { initCommand, moveCommand, renameCommand } from './specs/change.ts';
import { checkCommand, fixCommand } from './specs/check.ts';
import {
  chainsCommand,
  graphCommand,
  linksCommand,
  orphansCommand,
  reviewCommand,
  tagsCommand,
} from './specs/explore.ts';
import { completionCommand, explainCommand, inspectCommand, lspCommand } from './specs/tools.ts';

/** Every command, in the order of the help. */
export const commands: readonly CommandSpec[] = [
  checkCommand,
  fixCommand,
  explainCommand,
  reviewCommand,
  linksCommand,
  orphansCommand,
  tagsCommand,
  chainsCommand,
  graphCommand,
  renameCommand,
  moveCommand,
  initCommand,
  inspectCommand,
  lspCommand,
  completionCommand,
];
