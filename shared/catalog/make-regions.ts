/**
 * Writes data/regions.json from the package idn-area-data (Kepmendagri 300.2.2-2138/2025): run with `npm run data`
 * after the package is updated, and read the difference before committing it.
 */
import { writeFileSync } from 'node:fs';
import { getProvinces, getRegencies } from 'idn-area-data';

/** Presidential decree 41/1987: the provinces of central and eastern time; all others have western time. */
const central = ['51', '52', '53', '63', '64', '65', '71', '72', '73', '74', '75', '76'];
const eastern = ['81', '82', '91', '92', '93', '94', '95', '96'];

function zoneOf(province: string): string {
  if (central.includes(province)) return 'Asia/Makassar';
  return eastern.includes(province) ? 'Asia/Jayapura' : 'Asia/Jakarta';
}

const provinces = (await getProvinces()).map(({ code, name }) => [code, { name, zone: zoneOf(code) }]);
const districts = (await getRegencies()).map(({ code, name }) => [code, name]);
const regions = {
  note: 'Made by make-regions.ts from idn-area-data (ODbL); do not edit',
  provinces: Object.fromEntries(provinces),
  districts: Object.fromEntries(districts),
};
writeFileSync(new URL('data/regions.json', import.meta.url), `${JSON.stringify(regions, undefined, 1)}\n`);
