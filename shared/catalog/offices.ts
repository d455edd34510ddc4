import { homeZone } from '../calendar/zone.ts';
import type { CheckedData } from './schema.ts';
import type { District, Office } from './types.ts';

type OfficeData = CheckedData['offices']['offices'][number];

/** The office of kind `manpower` becomes one office in each covered district; the others keep the ministry's time. */
export const readOffices = (data: CheckedData, districts: readonly District[]): Office[] =>
  data.offices.offices.flatMap((office) =>
    office.kind === 'manpower'
      ? districts.map((district) => manpowerOffice(office, district))
      : [makeOffice(office, { id: office.id, zone: homeZone })],
  );

const manpowerOffice = (office: OfficeData, district: District): Office =>
  makeOffice(office, {
    id: `${office.id}@${district.code}`,
    zone: district.province.zone,
    districtCode: district.code,
    place: ` ${district.name}`,
  });

type Where = Pick<Office, 'id' | 'zone' | 'districtCode'> & { readonly place?: string };

function makeOffice(office: OfficeData, { place = '', ...where }: Where): Office {
  const nameOn = (date: string) => `${nameIn(office, date)}${place}`;
  return {
    ...where,
    kind: office.kind,
    mailbox: where.id.replace(/[@.]/g, '-'),
    name: nameOn('9999-12-31'),
    nameOn,
  };
}

/** A name holds from its day on; one given by its year alone, from that year's first day (`2020` < `2020-01-01`). */
function nameIn(office: OfficeData, date: string): string {
  const name = office.names.findLast(({ since }) => since === null || since <= date);
  if (!name) throw new Error(`Catalog: office ${office.id} has no name on ${date}`);
  return name.name;
}
