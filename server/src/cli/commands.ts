import type { CommandSpec } from './spec.ts';
import { checkCommand, fixCommand } from './specs/check.ts';
import { inspectCommand, lspCommand } from './specs/tools.ts';

/** Every command, in the order of the help. */
export const commands: readonly CommandSpec[] = [checkCommand, fixCommand, inspectCommand, lspCommand];
