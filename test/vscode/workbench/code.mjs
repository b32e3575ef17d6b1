#!/usr/bin/env node
// An executable for @vscode/test-electron where there is no desktop VS Code. It only makes TypeScript loadable.
import { register } from 'tsx/esm/api';

register();
await import('./code.ts');
