import { join } from 'node:path';
import { drive } from './drive.ts';
import { configOf } from './guide.ts';
import { installWithApt } from './install.ts';

const ale = '/usr/share/vim-ale';

drive({
  name: 'Vim of Debian, with ALE',
  install: async () => {
    // The smaller `vim-tiny` may be there too; it has neither jobs nor channels.
    await installWithApt('vim', 'vim-ale');
    return '/usr/bin/vim.basic';
  },
  args: ({ config }) => [
    ...['-N', '-es', '-i', 'NONE', '-u', config, '--cmd', `set runtimepath^=${ale}`],
    ...['--cmd', 'filetype plugin on', 'index.md', '-S', join(import.meta.dirname, 'vim.vim')],
  ],
  config: { file: '.vimrc', text: configOf('## Vim', 'vim') },
  steps: [
    'diagnostics',
    'hover',
    'definition',
    'references',
    'a file that another program creates',
    'a file that another program deletes',
  ],
});
