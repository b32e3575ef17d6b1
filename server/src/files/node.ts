/** A vault on disk: everything that the server and the command line ask of it. */
export { type FileList, fileClassifier, linkedPath, listFiles } from './list.ts';
export {
  type LoadedConfig,
  type LoadedVault,
  type LoadOptions,
  loadConfig,
  loadVault,
  loadVaultInSteps,
  readNote,
} from './load.ts';
export type { FileKind } from './members.ts';
export { readText } from './read.ts';
export { findVaultRoot, markedRoot } from './root.ts';
export { rootsBelow } from './roots-below.ts';
export type { FileText } from './text.ts';
export { type Written, writeVaultEdit } from './write.ts';
