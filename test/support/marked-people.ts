import { type EnrollmentBody, enrollmentFor } from '../../local/week/people.ts';

/** Letters that stand for a number, in a word too long to stand in a page's random tokens by chance. */
const wordOf = (kind: string, number: number): string =>
  `${kind}q${[...String(number).padStart(8, '0')].map((digit) => 'bcdfghjklm'[Number(digit)]).join('')}x`;
const word = /[NVST]q[b-m]{8}x/g;

const asking: Readonly<Record<string, Partial<EnrollmentBody>>> = {
  'tki-bermasalah': {
    targetGroup: 'bermasalah',
    choices: [{ program: 'tki-bermasalah', caseLocation: 'abroad' }],
  },
  perlindungan: {
    ...{ targetGroup: 'calon', choices: [{ program: 'padat-karya' }] },
    ...{ plan: 'abroad-household', country: 'SA' },
  },
};

/** A person whose name, village, story, safe contact and telephone are found again wherever they stand. */
export function markedPerson(number: number, program: string): EnrollmentBody {
  const wish = asking[program] ?? { targetGroup: 'purna', choices: [{ program }] };
  const inTrouble = program === 'tki-bermasalah';
  return enrollmentFor(number, {
    ...{ ...wish, district: '32.12', name: wordOf('N', number), village: wordOf('V', number) },
    ...(inTrouble && { story: wordOf('S', number), safeContact: wordOf('T', number) }),
  });
}

/** Finds the numbers of all persons of whom something personal stands in a text. */
export function finderOf(people: ReadonlyMap<number, EnrollmentBody>): (text: string) => Set<number> {
  const marks = new Map<string, number>();
  for (const [number, { phone, nik }] of people)
    for (const mark of [...'NVST'].map((kind) => wordOf(kind, number)).concat(phone.slice(3), nik))
      marks.set(mark, number);
  return (text) => {
    const digits = text.replaceAll(/[\s.-]/g, '');
    const found = [text.match(word), digits.match(/811\d{8}/g), digits.match(/\d{16}/g)];
    const numbers = found.flatMap((list) => [...(list ?? [])].map((mark) => marks.get(mark)));
    return new Set(numbers.filter((number) => number !== undefined));
  };
}
