import './extension.test.ts';
import './problems.test.ts';
import './links.test.ts';
import './fixes.test.ts';
import './annotations.test.ts';
import './built-in.test.ts';
import './commands.test.ts';
import './crash.test.ts';
