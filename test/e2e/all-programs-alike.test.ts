import { expect, test } from 'vitest';
import { enrollmentFor } from '../../local/week/people.ts';
import { catalog } from '../../shared/catalog/current.ts';
import type { Program } from '../../shared/catalog/types.ts';
import type { Choice } from '../../shared/enrollment/enrollment.ts';
import { type Reply, sendForm, sendJson } from '../support/http-client.ts';
import { localHost } from '../support/local-host.ts';
import { masked, receiptIn } from '../support/masking.ts';
import { formFields } from '../support/requests.ts';

/** The clock stands still: whatever differs between two answers differs by what was asked. */
const system = localHost({ now: '2026-11-25T02:00:00.000Z' });
const languages = ['id', 'en'] as const;
type Language = (typeof languages)[number];

type Wish = { readonly targetGroup: string; readonly choices: readonly [Choice] };

/** Every program with every group that may choose it, and every answer that it asks for. */
const wishes: Wish[] = catalog.programs
  .filter(({ choosable }) => choosable)
  .flatMap((program) =>
    [...program.eligibleGroups, ...Object.keys(program.conditionalGroups)].flatMap((targetGroup) =>
      answersTo(program).map((answers) => ({
        targetGroup,
        choices: [{ program: program.id, ...answers }] as const,
      })),
    ),
  );

function answersTo({ requires, trainingTypes }: Program): Omit<Choice, 'program'>[] {
  const { kurSubtype, caseLocation } = catalog.answers;
  if (requires.includes('trainingType'))
    return trainingTypes.slice(0, 2).map((trainingType) => ({ trainingType }));
  if (requires.includes('kurSubtype')) return kurSubtype.map(({ id }) => ({ kurSubtype: id }));
  if (requires.includes('caseLocation')) return caseLocation.map(({ id }) => ({ caseLocation: id }));
  return [{}];
}

let seed = 0;
/**
 * Somebody else each time. Who plans a household abroad may read a notice, because of that plan and whatever they
 * choose (`shared/pages/notice.ts`): everybody here plans to work at home.
 */
function personWith(wish: Wish, language: Language) {
  seed += 1;
  const asked = catalog.targetGroups.find(({ id }) => id === wish.targetGroup)?.asks.includes('plan');
  return enrollmentFor(seed, {
    ...wish,
    choices: [...wish.choices],
    language,
    ...(asked && { plan: 'home' }),
  });
}

type Post = (wish: Wish, language: Language) => Promise<Reply>;
const asJson: Post = (wish, language) =>
  sendJson(system.at('/enrollments'), personWith(wish, language), { 'accept-language': language });
const asForm: Post = (wish, language) =>
  sendForm(system.at(`/enrollments?lang=${language}`), formFields(personWith(wish, language)));

const statusAsJson = (receipt: string) => sendJson(system.at('/status'), { receipt });
const statusAsPage = (language: Language) => (receipt: string) =>
  sendForm(system.at(`/status?lang=${language}`), { receipt });

const expectAlike = (replies: readonly Reply[]): void =>
  expect([...new Set(replies.map(masked))]).toEqual(replies.slice(0, 1).map(masked));

test('there are more than thirty of them', () => {
  expect(wishes.length).toBeGreaterThan(30);
  expect(new Set(wishes.map(({ choices }) => choices[0].program)).size).toBe(
    catalog.programs.filter(({ choosable }) => choosable).length,
  );
});

test.each(
  languages.flatMap((language) => [
    { what: 'JSON', language, post: asJson, ask: statusAsJson },
    { what: 'pages', language, post: asForm, ask: statusAsPage(language) },
  ]),
)(
  'all programs and groups are answered byte by byte alike but for the receipt: $what, $language',
  async ({ post, language, ask }) => {
    const replies: Reply[] = [];
    for (const wish of wishes) replies.push(await post(wish, language));
    expect(replies[0]?.status).toBe(201);
    expectAlike(replies);
    const receipts = replies.map(receiptIn);
    expect(new Set(receipts).size).toBe(wishes.length);
    for (const settle of [async () => undefined, system.settle]) {
      await settle();
      const statuses = [];
      for (const receipt of receipts) statuses.push(await ask(receipt));
      expect(statuses[0]?.status).toBe(200);
      expectAlike(statuses);
    }
  },
);
