import { type Answer, type Asked, askedSchema } from '../../shared/directory/asked.ts';
import { cancel } from './cancel.ts';
import type { DirectoryDeps } from './deps.ts';
import { list } from './list.ts';
import { signOut } from './sign-out.ts';
import { verify } from './verify.ts';
import { write } from './write.ts';

/**
 * The directory of offices, for the operator's command line. The operator's own role can write none of it: whoever takes
 * that role for a minute meets the same rules, and no office's mail goes elsewhere in silence.
 */
export function directory(event: unknown, deps: DirectoryDeps): Promise<Answer<Asked['ask']>> {
  const asked = askedSchema.parse(event);
  switch (asked.ask) {
    case 'list':
      return list(deps);
    case 'write':
      return write(asked, deps);
    case 'verify':
      return verify(asked, deps);
    case 'cancel':
      return cancel(asked, deps);
    case 'sign-out':
      return signOut(asked, deps);
  }
}
