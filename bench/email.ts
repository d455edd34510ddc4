/**
 * A Monday's 72 letters, every office's and the ministry's, in a week in which everything happened everywhere: told,
 * written as HTML and text, and made MIME, in one process. `npm run bench:email -- --rounds 15`.
 */
import { parseArgs } from 'node:util';
import { requireNode24 } from '../local/node-version.ts';
import { catalog } from '../shared/catalog/current.ts';
import type { LetterFacts } from '../shared/letter/facts.ts';
import { type RenderedLetter, renderLetter } from '../shared/letter/render.ts';
import { tellNationalWeek, tellOfficeWeek } from '../shared/letter/tell-week.ts';
import { composeMime } from '../shared/messaging/mime.ts';
import { outsideNational, outsidePart } from '../shared/statement/outside.ts';
import { wholeWeek } from '../test/support/whole-week.ts';
import { median } from './rounds.ts';
import { atMost, printTable, tellTargets } from './tell.ts';

requireNode24();
const { values } = parseArgs({ options: { rounds: { type: 'string', default: '15' } } });
const [statement, before] = [wholeWeek('2026-W47', 12, 123), wholeWeek('2026-W46', 11, 98)];
const reference = 'A1B2C3D4E5';
const link = `https://layanan.example/office/${'aB3_-'.repeat(28)}`;

function tell(): LetterFacts[] {
  const outside = outsideNational(statement, before, catalog);
  const week = tellNationalWeek(outside, statement, catalog);
  const digests = catalog.offices.map(({ id, name }): LetterFacts => {
    const part = outsidePart(statement, id, before, catalog);
    return { kind: 'digest', ...tellOfficeWeek(part, statement, catalog), officeName: name, link, reference };
  });
  return [...digests, { kind: 'national', ...week, officeName: catalog.ministry.name, link, reference }];
}

const compose = (letters: readonly RenderedLetter[]): Promise<Buffer[]> =>
  Promise.all(
    letters.map((letter) =>
      composeMime({ ...letter, from: 'layanan@ministry.example', to: 'office@district.example', reference }),
    ),
  );

type Step = 'told: figures rounded, and in words' | 'written: HTML and text' | 'made MIME';
type Round = Record<Step, number>;

async function playRound(): Promise<{ readonly ms: Round; readonly letters: readonly RenderedLetter[] }> {
  const clock = () => process.cpuUsage();
  const since = (start: NodeJS.CpuUsage): number => {
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };
  const [atTell, facts] = [clock(), tell()];
  const [told, atWrite, letters] = [since(atTell), clock(), facts.map(renderLetter)];
  const [writing, atCompose] = [since(atWrite), clock()];
  await compose(letters);
  const ms = { 'told: figures rounded, and in words': told, 'written: HTML and text': writing };
  return { ms: { ...ms, 'made MIME': since(atCompose) }, letters };
}

const first = await playRound();
const rounds: Round[] = [];
for (let round = 0; round < Number(values.rounds); round += 1) rounds.push((await playRound()).ms);
const steps = Object.keys(first.ms) as Step[];
const sum = (round: Round): number => steps.reduce((all, step) => all + round[step], 0);
const written = (round: Round): number => round['written: HTML and text'] + round['made MIME'];
const row = (what: string, read: (round: Round) => number) => [
  what,
  ...[read(first.ms), median(rounds.map(read)), (median(rounds.map(read)) / first.letters.length) * 1000].map(
    (value) => value.toFixed(value < 10 ? 1 : 0),
  ),
];
printTable(
  [`${first.letters.length} letters`, 'first, CPU ms', 'warm, CPU ms', 'a letter, µs'],
  [...steps.map((step) => row(step, (round) => round[step])), row('together', sum)],
);
const sizes = first.letters.map(({ html }) => Buffer.byteLength(html) / 1000);
printTable(
  ['HTML', 'kB'],
  [
    ['median', median(sizes).toFixed(1)],
    ['largest (Gmail cuts at 102)', Math.max(...sizes).toFixed(1)],
  ],
);
tellTargets('email', [
  atMost('72 letters written with MIME, warm', 100, median(rounds.map(written)), {
    unit: 'ms of CPU',
    digits: 0,
  }),
]);
