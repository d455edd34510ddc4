import { type RoleName, roles } from '../../admin/command.ts';
import { commands } from '../../admin/program.ts';
import type { CountedCall } from '../../local/access/access.ts';
import { allows } from '../../local/access/evaluate.ts';
import { administrator } from '../../local/access/policies.ts';
import type { Host } from '../../local/host.ts';
import { admin } from './admin.ts';
import { type AdminRun, adminRuns, type Played } from './admin-runs.ts';
import { markdownTable } from './markdown-table.ts';

/** By command and role, the actions that the role lacks. */
export type Lacks = Readonly<Record<string, Readonly<Record<RoleName, readonly string[]>>>>;

/** Runs every command as somebody who may do everything, and looks which of its calls each role's policies allow. */
export async function lacksOf(played: Played): Promise<Lacks> {
  const found: Record<string, Readonly<Record<RoleName, readonly string[]>>> = {};
  for (const { name } of commands) {
    const run = await adminRuns[name]?.(played);
    if (!run) throw new Error(`${name} has no run in test/support/admin-runs.ts`);
    const [stage, host] = run.behindEdge ? ['prod', played.behindEdge] : ['dev', played.system.host()];
    const { roles: policies } = host.running.access;
    const calls = await callsOf(host, run);
    const lackedBy = (role: RoleName): string[] => {
      const policy = policies.get(`pemberdayaan-tki-${stage}-${role}`) ?? [];
      const denied = calls.filter((call) => !allows(policy, call)).map(({ action }) => action);
      return [...new Set(denied)].sort();
    };
    found[name] = {
      operator: lackedBy('operator'),
      'privacy-officer': lackedBy('privacy-officer'),
      'break-glass': lackedBy('break-glass'),
    };
  }
  return found;
}

/** The kinds of calls that a run makes. */
async function callsOf({ running, url }: Host, run: AdminRun): Promise<CountedCall[]> {
  const { access } = running;
  const named = ({ times: _, denied: __, ...kind }: CountedCall) => JSON.stringify(kind);
  const before = new Map(access.calls().map((call) => [named(call), call.times]));
  const { code, err } = await admin(`${run.typed} --as ${administrator} --endpoint ${url}`, run.input);
  const calls = access.calls().filter((call) => call.times > (before.get(named(call)) ?? 0));
  const own = calls.filter((call) => call.function === administrator);
  if (code !== (run.code ?? 0) || own.length === 0)
    throw new Error(`${run.typed} ended with ${code}: ${err}`);
  return own;
}

const cell = (lacks: readonly string[]): string => (lacks.length === 0 ? 'yes' : `no: ${lacks.join(', ')}`);

/** The document. */
export function roleTable(lacks: Lacks): string {
  const rows = commands.map(({ name }) => [
    `\`${name}\``,
    ...roles.map((role) => cell(lacks[name]?.[role] ?? [])),
  ]);
  return `# Who may run which command

Made by \`test/e2e/admin.test.ts\` (\`-u\` writes it anew): each command runs on a local host (\`rotate-origin-secret\` and
\`import\` on one of \`prod\`, which has an edge and is empty), the calls that it makes are compared with each role's policy in the template, and "no" names what
the role lacks. [Who takes the roles](deploy.md).

${markdownTable([['command', ...roles], ...rows])}
`;
}
