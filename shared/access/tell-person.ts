import type { Catalog } from '../catalog/types.ts';
import type { ApplicantRequest } from '../referral/applicant-request.ts';
import type { Answer, Referral } from '../referral/referral.ts';
import { saidBy } from '../referral/states.ts';
import type { DataKeys } from '../sealing/data-keys.ts';
import { rememberedKeys } from '../sealing/remembered-keys.ts';
import { unseal } from '../sealing/sealer.ts';
import type { Erased } from '../storage/erasure.ts';
import { submissionKey } from '../storage/keys.ts';
import { itemsOf } from '../storage/persons-items.ts';
import { keyOf, readReferral } from '../storage/referrals.ts';
import { readSubmission, type Submission } from '../storage/submissions.ts';
import type { Item, Table } from '../storage/table.ts';
import { readView, type View } from '../storage/views.ts';
import { dateInWords, momentInWords } from '../text/dates.ts';
import { type Bilingual, languages, mainLanguage } from '../text/language.ts';
import { isTextKey, type TextKey, textInAll } from '../text/text.ts';

export type Telling = {
  readonly table: Table;
  readonly dataKeys: Pick<DataKeys, 'unwrap'>;
  readonly catalog: Catalog;
};
type Told = { readonly [heading: string]: string | readonly string[] | Told | readonly Told[] };

/** In both languages: whoever asks reads it without us. */
const both = (key: TextKey): string => joined(textInAll(key));
const joined = (words: Bilingual): string => languages.map((language) => words[language]).join(' / ');
const words = (kind: string, code: string): string => {
  const key = `${kind}.${code}`;
  return isTextKey(key) ? both(key) : code;
};
/** What was sealed, by its heading. */
const sealedFields = {
  name: 'access.name',
  phone: 'access.phone',
  village: 'access.village',
  story: 'access.story',
  safeContact: 'access.safeContact',
} as const;
type Sealed = Readonly<Partial<Record<keyof typeof sealedFields, string>>>;

const moment = (at: string): string => momentInWords(at, mainLanguage);

/** All that the system knows of a person of one year, as the person may read it; nothing where there is none. */
export async function tellPerson(
  { person, year }: Omit<Erased, 'at'>,
  from: Telling,
): Promise<Told | undefined> {
  const { submissions, others } = await itemsOf(from.table, person, year);
  if (submissions.length + others.length === 0) return undefined;
  const dataKeys = rememberedKeys(from.dataKeys);
  const told = submissions.map((item) => tellSubmission(readSubmission(item), { ...from, dataKeys }));
  const needs = others.filter(({ kind }) => kind === 'referral' || kind === 'check');
  return {
    [both('access.year')]: String(year),
    [both('access.submissions')]: await Promise.all(told),
    [both('access.needs')]: needs.map((item) => tellNeed(readReferral(item), others, from.catalog)),
    [both('access.hashed')]: both('access.hashed.what'),
    [both('access.rights')]: both('access.rights.what'),
  };
}

async function tellSubmission(submission: Submission, { dataKeys, catalog }: Telling): Promise<Told> {
  const open = (sealed: Uint8Array) => unseal(dataKeys, sealed, submissionKey(submission.submission));
  const personal = JSON.parse(await open(submission.sealed)) as Sealed;
  const named = [...submission.choices.map(({ program }) => program), ...submission.notes];
  return {
    [both('access.receivedAt')]: moment(submission.receivedAt),
    ...headed(personal),
    [both('access.requests')]: await Promise.all(
      (submission.requests ?? []).map((request) => tellRequest(request, open)),
    ),
    [both('access.district')]: catalog.district(submission.district).name,
    [both('access.programs')]: named.map((id) => nameOf(id, catalog)),
    [both('access.codes')]: codesOf(submission),
    ...(submission.expiresAt && {
      [both('access.keptUntil')]: moment(new Date(submission.expiresAt * 1000).toISOString()),
    }),
  };
}

/** What was asked with the receipt: as codes, and a new number in clear. */
async function tellRequest(
  request: ApplicantRequest,
  open: (sealed: Uint8Array) => Promise<string>,
): Promise<string> {
  const { at, kind } = request;
  const said = kind === 'confirm' ? request.answer : kind === 'correct-phone' && (await open(request.sealed));
  return [moment(at), kind, 'choice' in request && request.choice, said].filter(Boolean).join(', ');
}

const headed = (personal: Sealed): Told =>
  Object.fromEntries(
    Object.entries(sealedFields).flatMap(([name, key]) => {
      const value = personal[name as keyof Sealed];
      return value ? [[both(key), value]] : [];
    }),
  );

/** As they are stored, each with the name of its field in the form's own words. */
const codesOf = (submission: Submission): string[] =>
  (['group', 'sex', 'ageBand', 'plan', 'country', 'phoneOf', 'assistedBy', 'language'] as const).flatMap(
    (name) => (submission[name] === undefined ? [] : [`${name}: ${submission[name]}`]),
  );

const nameOf = (program: string, catalog: Catalog): string => joined(catalog.program(program).name);

function tellNeed(need: Referral, others: readonly Item[], catalog: Catalog): Told {
  const looked = others.filter(({ kind, of }) => kind === 'view' && of === keyOf(need).sk);
  return {
    [both('access.program')]: nameOf(need.program, catalog),
    [both('access.office')]: catalog.office(need.office).name,
    [both('access.state')]: both(`office.state.${need.state}`),
    [both('access.due')]: dateInWords(need.due, mainLanguage),
    [both('access.sharedWith')]: (need.guests ?? []).map((office) => catalog.office(office).name),
    [both('access.answers')]: need.answers.map((answer) => tellAnswer(answer, catalog)),
    [both('access.card')]: need.card ? tellLook(need.card, catalog) : '-',
    [both('access.looked')]: looked.map((item) => tellLook(readView(item), catalog)),
  };
}

const tellLook = ({ at, office, by, reason }: View, catalog: Catalog): string =>
  [moment(at), catalog.office(office).name, by, reason && words('office.viewing', reason)]
    .filter(Boolean)
    .join(', ');

function tellAnswer(answer: Answer, catalog: Catalog): string {
  const { at, action, office, date, place, reason, outcome } = answer;
  const by = saidBy(action);
  const who = by === 'office' ? catalog.office(office).name : both(`office.history.${by}`);
  const said = words('office.said', action);
  const end = outcome && words('office.outcome', outcome);
  return [moment(at), who, said, date && dateInWords(date, mainLanguage), place, reason, end]
    .filter(Boolean)
    .join(', ');
}
