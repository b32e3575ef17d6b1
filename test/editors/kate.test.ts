import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { drive } from './drive.ts';
import { configOf } from './guide.ts';
import { installWithApt, NotToBeHad } from './install.ts';

drive({
  name: 'Kate of Debian',
  install: async () => {
    // It brings a hundred and sixty packages of KDE.
    if (!existsSync('/usr/bin/kate') && !process.env.DOCS_VAULT_KATE)
      throw new NotToBeHad('it is installed only where DOCS_VAULT_KATE=1 asks for it, since it is large');
    await installWithApt('kate', 'dbus');
    return process.execPath;
  },
  args: () => [join(import.meta.dirname, 'kate.mjs')],
  config: { file: '.config/kate/lspclient/settings.json', text: configOf('## Kate', 'json') },
  steps: [
    'the root is the folder of the vault',
    'the note is opened',
    'diagnostics',
    'symbols',
    'a file that another program creates',
    'a file that another program deletes',
  ],
});
