import packageFile from '../../package.json' with { type: 'json' };
import type { FunctionState } from '../aws/facts.ts';
import { advise, aws, type Check, deploy, type Finding, stops, weakens } from './check.ts';

const runtime = 'nodejs24.x';

export const functions: Check = {
  name: 'functions',
  async examine({ config, inspection }) {
    const all = await inspection.functions();
    const versions = new Set(all.map(({ version }) => version).filter((version) => version !== ''));
    const [version = 'unknown'] = versions;
    const again = deploy(config, 'Service');
    return {
      seen: `${all.length} functions, version ${[...versions].join(' and ') || version}`,
      findings: [
        all.length === 0 && stops('The stack holds no function', again),
        ...all.flatMap((one) => troubles(one, (line) => aws(config, line), again)),
        versions.size > 1 &&
          weakens(
            `Functions of versions ${[...versions].join(' and ')} work side by side: a deployment ended early`,
            again,
          ),
        versions.size === 1 &&
          version !== packageFile.version &&
          advise(
            `Version ${version} is deployed, and this folder holds ${packageFile.version}`,
            `${again}, if you mean to`,
          ),
      ],
    };
  },
};

function troubles(one: FunctionState, line: (command: string) => string, again: string): Finding[] {
  const { name, physical, state, lastUpdate, reason } = one;
  const because = reason && ` (${reason})`;
  const look = line(`lambda get-function-configuration --function-name ${physical} --qualifier live`);
  // A function that nobody has called for weeks is set aside, and wakes with the first call.
  const off = state === 'Failed' || state === 'Pending';
  return [
    ...(off ? [stops(`${name} does not run: its state is ${state}${because}`, look)] : []),
    ...(lastUpdate === 'Successful' || lastUpdate === 'InProgress'
      ? []
      : [
          stops(
            `The last change of ${name} was not taken over: ${lastUpdate}${because}`,
            `${look}, then ${again}`,
          ),
        ]),
    ...(one.runtime === runtime
      ? []
      : [weakens(`${name} runs on ${one.runtime}, and is built for ${runtime}`, again)]),
  ];
}
