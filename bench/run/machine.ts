import { cpus, loadavg, release, totalmem, type } from 'node:os';

/** What figures depend on beside the code. */
export function describeMachine(): string {
  const models = Map.groupBy(cpus(), ({ model }) => model.trim());
  const processors = [...models].map(([model, all]) => `${all.length} × ${model}`).join(', ');
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
  return `${processors} (${process.arch}), ${memory}, ${type()} ${release()}, Node ${process.versions.node}`;
}

/** The minute, and how many programs wanted a core in the last one. */
export function describeMoment(): string {
  const minute = new Date().toISOString().slice(0, 16).replace('T', ' ');
  return `${minute} UTC, load ${loadavg()[0]?.toFixed(1)}`;
}
