import type { CheckedData } from './schema.ts';
import type { District, Province } from './types.ts';

/** Provinces and districts as objects that know each other. Throws naming the code that does not fit. */
export function readRegions(data: CheckedData) {
  const provinces = readProvinces(data);
  const covered = new Set(data.districts.codes);
  const regions = new Map<string, District>();
  for (const [code, name] of Object.entries(data.regions.districts)) {
    const province = provinces.get(code.slice(0, 2));
    if (!province) throw new Error(`Catalog: district ${code} has no province`);
    regions.set(code, { code, name, province, covered: covered.has(code) });
  }
  return {
    provinces,
    regions,
    districts: data.districts.codes.map((code) => coveredDistrict(regions, code)),
  };
}

const readProvinces = (data: CheckedData): ReadonlyMap<string, Province> =>
  new Map(Object.entries(data.regions.provinces).map(([code, province]) => [code, { code, ...province }]));

function coveredDistrict(regions: ReadonlyMap<string, District>, code: string): District {
  const district = regions.get(code);
  if (!district) throw new Error(`Catalog: covered district ${code} is not in the regions`);
  return district;
}
