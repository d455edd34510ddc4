import { deployment, phonePlan } from '../catalog/deployment.ts';
import type { Catalog } from '../catalog/types.ts';
import { attribute, type Html, html } from './html.ts';

const { card } = deployment;

/**
 * What a script has to know to check a telephone's number and, where it can tell something, a card's: attributes of the
 * form, short because every phone loads them.
 */
export const numbering = ({ cardProvinces }: Catalog): Html =>
  html` data-phone="${phonePlan.join(' ').trim()}"${attribute('data-provinces', card.kind === 'nik' && [...cardProvinces].join(' '))}`;
