import { directory } from '../../functions/directory/directory.ts';
import { gather } from '../../functions/gather/gather.ts';
import { type Answer, type Asked, answers } from '../../shared/directory/asked.ts';
import { findOffice } from '../../shared/storage/offices.ts';
import { openBrowser } from './office-browser.ts';
import type { TestSystem } from './system.ts';

/** The operator before the directory of a system on doubles, and an officer with a phone and a mailbox. */
export function directoryOf(system: TestSystem) {
  const deps = { ...system.deps, governmentDomains: ['go.id'] };
  const ask = async <A extends Asked['ask']>(asked: Extract<Asked, { ask: A }>): Promise<Answer<A>> =>
    answers[asked.ask].parse(await directory(asked, deps)) as Answer<A>;
  const set = (office: string, fields: Extract<Asked, { ask: 'write' }>['rows'][number]['fields']) =>
    ask({ ask: 'write', rows: [{ office, fields }], dryRun: false });
  const verify = async (office: string, more: { atOnce?: string } = {}) => {
    const answer = await ask({ ask: 'verify', office, dryRun: false, ...more });
    await system.deliver();
    if ('refused' in answer) throw new Error(answer.refused);
    const mail = system.deps.mailer.sent.findLast(({ to }) => to === answer.address);
    return {
      ...answer,
      code: answer.code ?? '',
      path: /\/office\/verify\/\S+/.exec(mail?.text ?? '')?.[0] ?? '',
    };
  };
  const type = (path: string, code: string) =>
    openBrowser(system).postForm('/office/verify', { token: path.split('/').at(-1), code });
  return {
    ...{ ask, set, verify, type },
    entry: async (office: string) => await findOffice(system.store, office),
    prove: async (office: string, more: { atOnce?: string } = {}) => {
      const { path, code } = await verify(office, more);
      return type(path, code);
    },
    /** The hourly tick at that time. */
    tick: async (at: string) => {
      system.clock.now = new Date(at);
      await gather({ scheduledAt: at }, system.deps);
      await system.deliver();
    },
  };
}
