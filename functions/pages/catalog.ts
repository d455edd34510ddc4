import type { HttpRequest } from '../../shared/http/request.ts';
import { type HttpResponse, json } from '../../shared/http/response.ts';
import type { PagesDeps } from './deps.ts';

/** The catalog changes with a deployment, openness of a district within minutes. */
const cacheable = { 'cache-control': 'public, max-age=300' };

/** What can be chosen, by whom and where: public, for forms other than ours. */
export async function showCatalog(_request: HttpRequest, deps: PagesDeps): Promise<HttpResponse> {
  const { catalog } = deps;
  const open = await deps.openDistricts.read();
  const programs = catalog.programs
    .filter((program) => program.choosable)
    .map(
      ({
        id,
        name,
        plain,
        eligibleGroups,
        conditionalGroups,
        trainingTypes,
        requires,
        optional,
        asks,
        anyDistrict,
      }) => ({
        ...{ id, name, plain, eligibleGroups, conditionalGroups: Object.keys(conditionalGroups) },
        ...{ trainingTypes, requires, optional, asks, anyDistrict },
      }),
    );
  const districts = catalog.districts.map(({ code, name, province }) => ({
    ...{ code, name, province: province.name, open: open.has(code) },
  }));
  const body = {
    consentVersion: catalog.consentVersions[0],
    programs,
    targetGroups: catalog.targetGroups.map(({ id, name, plain }) => ({ id, name, plain })),
    trainingTypes: catalog.trainingTypes.map(({ id, name }) => ({ id, name })),
    districts,
  };
  return json(200, body, { headers: cacheable });
}
