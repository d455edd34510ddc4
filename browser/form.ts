import { Vault } from './vault.ts';

void Vault.open('draft');
