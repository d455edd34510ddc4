import { beforeAll, describe, expect, it } from 'vitest';
import { enroll } from '../../functions/enroll/enroll.ts';
import { type EnrollmentBody, enrollmentFor } from '../../local/week/people.ts';
import { catalog } from '../../shared/catalog/current.ts';
import { give, needsOf, type SignedIn, signInAs } from '../support/office-browser.ts';
import { answerTo, postForm } from '../support/requests.ts';
import { startSystem, type TestSystem } from '../support/system.ts';
import { bonesOf, escaped, isSpoiled } from './markup.ts';
import { commands, formulas, links, logs, markups, templates } from './payloads.ts';

const plain = 'kata biasa';
/** Fewer than a list shows at once. */
const texts = [
  plain,
  ...markups,
  ...templates,
  ...links,
  ...formulas.slice(0, 4),
  ...commands,
  ...logs.slice(0, 3),
];

const wish = {
  trouble: { targetGroup: 'bermasalah', choices: [{ program: 'tki-bermasalah', caseLocation: 'abroad' }] },
  work: { targetGroup: 'purna', choices: [{ program: 'padat-karya' }] },
} satisfies Record<string, Partial<EnrollmentBody>>;

let system: TestSystem;
let trouble: SignedIn;
let work: SignedIn;

beforeAll(async () => {
  system = await startSystem();
  for (const [at, text] of texts.entries()) {
    const body = { district: '32.12', village: text, about: 'self' as const };
    await expectStored(enrollmentFor(at, { ...wish.trouble, ...body, story: text, safeContact: text }));
    const { about: _, ...where } = body;
    await expectStored(enrollmentFor(1000 + at, { ...wish.work, ...where }));
  }
  await system.pump();
  trouble = await signInAs(system, catalog.office('kemlu').mailbox);
  work = await signInAs(system, 'disnaker-32-12');
});

async function expectStored(body: EnrollmentBody): Promise<void> {
  expect((await system.enroll(body)).statusCode).toBe(201);
}

type Shown = { readonly text: string; readonly page: string };

/** The page of every person of an office, with what that person had typed as village. */
async function pagesOf(office: SignedIn): Promise<Shown[]> {
  const pages: Shown[] = [];
  for (const { id } of await needsOf(office)) {
    const path = `/office/referrals/${id}`;
    const { person } = JSON.parse((await office.browser.json(path)).body) as { person: { village: string } };
    pages.push({ text: person.village, page: (await office.browser.page(path)).body });
  }
  return pages;
}

function expectInert(shown: readonly Shown[], places: number): void {
  const usual = bonesOf(shown.find(({ text }) => text === plain)?.page ?? '');
  expect(usual.length).toBeGreaterThan(100);
  for (const { text, page } of shown) {
    expect({ text, spoiled: isSpoiled(page), sameBones: bonesOf(page) === usual }).toEqual({
      ...{ text, spoiled: false, sameBones: true },
    });
    expect({ text, places: page.split(escaped(text)).length - 1 }).toEqual({ text, places });
  }
}

it('the look at a page sees what is not made harmless', () => {
  const page = (inside: string) => `<p class="a">${inside}</p><input value="${inside}">`;
  for (const text of markups.filter((one) => /[<>]/.test(one))) {
    expect(isSpoiled(page(text)) || bonesOf(page(text)) !== bonesOf(page(plain))).toBe(true);
    expect(isSpoiled(page(escaped(text)))).toBe(false);
  }
  expect(isSpoiled('<a href="javascript:alert(1)">x</a>')).toBe(true);
  expect(isSpoiled('<p onclick="x">x</p>')).toBe(true);
});

describe('whatever somebody typed', () => {
  it('stands on the page of a person in trouble as it was typed, and makes nothing of the page', async () => {
    const shown = await pagesOf(trouble);
    expect(new Set(shown.map(({ text }) => text))).toEqual(new Set(texts));
    expectInert(shown, 4);
  });

  it('stands on the page of other persons likewise', async () => {
    expectInert(await pagesOf(work), 1);
  });

  it('stands in the list and on the sheet of calls, and nobody can tap it', async () => {
    for (const path of ['/office/list', '/office/list?print=1']) {
      const { body } = await work.browser.page(path);
      expect(isSpoiled(body)).toBe(false);
      for (const text of texts) expect(body).toContain(escaped(text));
      expect(body.match(/<a [^>]*evil/g)).toBeNull();
    }
  });

  it('is no link on any page that a phone makes one of by itself', async () => {
    for (const path of ['/office/list', '/office/list?print=1'])
      expect((await work.browser.page(path)).body).toContain(
        '<meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no">',
      );
  });

  it('as a place where somebody is to come stands in the history as it was typed', async () => {
    const [need] = await needsOf(work);
    if (!need) throw new Error('nothing is listed');
    await give(work, need, { action: 'accept' });
    for (const [at, place] of texts.slice(0, 30).entries()) {
      const answer = { action: 'schedule', date: '2026-12-01', place };
      expect((await give(work, { ...need, answerNumber: at + 1 }, answer)).result).toBe('changed');
      const { body } = await work.browser.page(`/office/referrals/${need.id}`);
      expect({ place, spoiled: isSpoiled(body), shown: body.includes(escaped(place)) }).toEqual({
        ...{ place, spoiled: false, shown: true },
      });
    }
  });

  it('comes back in the form as it was typed, beside what is wrong', async () => {
    const usual = await formAfter(plain);
    for (const text of texts) {
      const page = await formAfter(text);
      expect({ text, spoiled: isSpoiled(page), bones: bonesOf(page) === bonesOf(usual) }).toEqual({
        ...{ text, spoiled: false, bones: true },
      });
      expect(page.split(escaped(text)).length - 1).toBeGreaterThanOrEqual(3);
    }
  });
});

async function formAfter(text: string): Promise<string> {
  const person = enrollmentFor(1, {
    ...wish.trouble,
    village: text,
    story: text,
    safeContact: text,
    name: '1',
  });
  const answer = await answerTo(postForm('/enrollments', person), (asked) => enroll(asked, system.deps));
  expect(answer.statusCode).toBe(400);
  return answer.body;
}

it('one text in two normal forms is one application', async () => {
  const body = enrollmentFor(5000, { ...wish.work, name: 'José Nguyễn', village: 'Désa' });
  const nfd = { ...body, name: body.name.normalize('NFD'), village: body.village.normalize('NFD') };
  const [first, second] = [await system.enroll(body), await system.enroll(nfd)];
  expect(second).toEqual(first);
  expect(first.statusCode).toBe(201);
});
