import { say } from './texts.ts';
import { Vault } from './vault.ts';

void Vault.open('list').then((list) => {
  if (!list) document.body.append(say('script.assisted.noStore'));
});
