import { fieldNames, type OfficeField } from '../../../shared/directory/office-fields.ts';
import type { AdminCommand } from '../../command.ts';
import { Mistyped, Refused } from '../../failure.ts';
import { askDirectory } from '../../offices/ask-directory.ts';
import { showOne } from '../../offices/show-difference.ts';

const settable = fieldNames.filter((name) => name !== 'reason');

export const officesSet: AdminCommand = {
  name: 'offices set',
  args: { '<office>': 'its id, like disnaker@32.12', '<field=value...>': settable.join(', ') },
  options: { '--reason <words>': 'why the address may be outside the government’s domains' },
  summary:
    'Change what is entered of one office; another address is used once it is verified and its day has come',
  roles: ['operator'],
  examples: [
    'offices set disnaker@32.12 address=disnaker@indramayukab.go.id telephone=0234272025 --stage prod',
    'offices set disnaker@32.12 address=disnaker.im@mail.example --reason "letter 12/2026" --stage prod',
    'offices set kemnaker rhythmHours=1 --stage prod --dry-run',
  ],
  changes: true,
  async run({ args: [office = '', ...typed], options, dryRun }, system) {
    const { reason } = options;
    const fields = { ...readTyped(typed), ...(typeof reason === 'string' && { reason }) };
    const { differences } = await askDirectory({ ask: 'write', rows: [{ office, fields }], dryRun }, system);
    const [one] = differences;
    if (!one) throw new Refused(`${office}: no answer`);
    const data = { office, kind: one.kind, changes: one.changes, problems: one.problems };
    if (one.problems.length > 0)
      return { ending: 'refused', lines: one.problems.map((problem) => `${office}: ${problem}`), data };
    if (one.kind === 'without-address') throw new Refused(`${office} has no address yet: enter it first`);
    if (one.changes.length === 0) return { lines: [`${office} is so already.`], data };
    const isNewAddress = one.changes.some(({ field }) => field === 'address');
    const next = isNewAddress && !dryRun ? [`Next: offices verify ${office}`] : [];
    return { lines: [dryRun ? 'Would write:' : 'Written:', ...showOne(one), ...next], data };
  },
};

function readTyped(typed: readonly string[]): Partial<Record<OfficeField, string>> {
  const fields: Partial<Record<OfficeField, string>> = {};
  for (const one of typed) {
    const at = one.indexOf('=');
    const name = settable.find((field) => field === one.slice(0, Math.max(at, 0)));
    if (!name) throw new Mistyped(`“${one}” is no field=value of ${settable.join(', ')}`);
    fields[name] = one.slice(at + 1);
  }
  return fields;
}
