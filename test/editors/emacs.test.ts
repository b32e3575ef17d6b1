import { join } from 'node:path';
import { drive } from './drive.ts';
import { configOf } from './guide.ts';
import { installWithApt } from './install.ts';

drive({
  name: 'Emacs of Debian, with eglot',
  install: async () => {
    await installWithApt('emacs-nox', 'elpa-eglot', 'elpa-markdown-mode');
    return '/usr/bin/emacs';
  },
  args: ({ config }) => [
    ...['--batch', '--no-init-file', '--funcall', 'package-initialize', '--load', config],
    ...['--load', join(import.meta.dirname, 'emacs.el')],
  ],
  config: { file: 'init.el', text: configOf('## Emacs', 'lisp') },
  steps: [
    'diagnostics',
    'hover',
    'definition',
    'references',
    'completion',
    'code action',
    'a file that another program creates',
    'a file that another program deletes',
    'rename across files',
    'a rename that needs a file renamed is refused',
    'document symbols',
  ],
});
