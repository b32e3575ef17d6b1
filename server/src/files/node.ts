/** A vault on disk: everything that the server and the command line ask of it. */
export { type FileKind, type FileList, fileClassifier, listFiles } from './list.ts';
export {
  type LoadedConfig,
  type LoadedVault,
  type LoadOptions,
  loadConfig,
  loadVault,
  loadVaultInSteps,
  readNote,
} from './load.ts';
export { type FileText, readText } from './read.ts';
export { findVaultRoot, markedRoot, rootsBelow } from './root.ts';
export { type Written, writeVaultEdit } from './write.ts';
