/** What VS Code forks. */
import { serveParent } from './node.ts';

serveParent();
