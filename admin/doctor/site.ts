import { edgeOf } from '../../infra/config.ts';
import type { Visited } from '../aws/visit.ts';
import { type Check, deploy, stops, weakens } from './check.ts';

const versionIn = ({ status, body }: Visited): string | undefined => {
  if (status !== 200) return undefined;
  try {
    return String((JSON.parse(body) as { readonly version?: unknown }).version);
  } catch {
    return undefined;
  }
};

/** The way that people take, and those that nobody should. */
export const site: Check = {
  name: 'site',
  async examine({ config, apiAddress, visit, inspection, local }) {
    const api = await apiAddress();
    const own = config.apiDomain ? [`https://${config.apiDomain}`] : [];
    const [origin = api] = local ? [] : [config.origin, ...own].filter((one) => one !== undefined);
    const guarded = !local && edgeOf(config) !== undefined;
    const around = guarded ? [api, ...own] : [];
    const [through, all, ...answers] = await Promise.all([
      visit(`${origin}/health`),
      inspection.functions(),
      ...around.map(async (address) => ({ address, ...(await visit(`${address}/health`)) })),
    ]);
    const version = versionIn(through);
    const deployed = all.find(({ name }) => name === 'pages')?.version;
    const said = through.status === 0 ? `does not answer (${through.body})` : `answers ${through.status}`;
    const again = deploy(config, 'Service');
    return {
      seen: version ? `${origin} answers with version ${version}` : `${origin} ${said}`,
      findings: [
        version === undefined &&
          stops(
            `Nobody can apply: ${origin}/health ${said}`,
            guarded
              ? `Point ${new URL(origin).host} to the output EdgeDomain; then ${deploy(config, 'Edge')}`
              : again,
          ),
        version !== undefined &&
          deployed !== undefined &&
          version !== deployed &&
          weakens(`${origin} answers with version ${version}, and ${deployed} is deployed`, again),
        ...answers
          .filter(({ status }) => status === 200)
          .map(({ address }) =>
            stops(
              `Who goes around the edge is served: ${address} answers without it`,
              `${deploy(config, 'Storage')}, then ${again}`,
            ),
          ),
      ],
    };
  },
};
