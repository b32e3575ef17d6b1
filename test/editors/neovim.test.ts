import { join } from 'node:path';
import { drive, type Editor } from './drive.ts';
import { configOf } from './guide.ts';
import { installCurrentNeovim, installWithApt } from './install.ts';

const script = join(import.meta.dirname, 'neovim.lua');

const args: Editor['args'] = ({ config }) => [
  ...['--headless', '-i', 'NONE', '-n', '--cmd', 'filetype on', '-u', config],
  ...['-S', script, 'index.md'],
];

const steps = [
  'diagnostics',
  'hover',
  'definition',
  'references',
  'completion',
  'code action',
  'a file that another program creates',
  'a file that another program changes',
  'a file that another program deletes',
  'rename across files',
];

drive({
  name: 'Neovim, current',
  install: installCurrentNeovim,
  args,
  config: { file: 'init.lua', text: configOf('### Neovim 0.11 or newer', 'lua') },
  steps: [...steps, 'inlay hints', 'semantic tokens', 'document symbols'],
});

drive({
  name: 'Neovim of Debian',
  install: async () => {
    await installWithApt('neovim');
    return '/usr/bin/nvim';
  },
  args,
  config: { file: 'init.lua', text: configOf('### Neovim 0.7 to 0.10', 'lua') },
  steps,
});
