import { expect, it, test } from 'vitest';
import { readOfficesFile } from '../../../admin/offices/offices-file.ts';

const read = (text: string) => readOfficesFile(Buffer.from(text));
const problemsOf = (text: string) => read(text).problems.map(({ line, problem }) => `${line}: ${problem}`);

test.each([
  ['commas', 'office,address,reason\ndesk,desk@go.id,"moved, twice"\n'],
  [
    'semicolons, a mark and Windows lines',
    '\uFEFFoffice;address;reason\r\ndesk;desk@go.id;moved, twice\r\n;;\r\n',
  ],
  ['other capitals and spaces', 'Office , ADDRESS,Reason\n desk , desk@go.id , "moved, twice" \n\n'],
])('a file with %s is read', (_what, text) => {
  expect(read(text)).toEqual({
    rows: [{ office: 'desk', line: 2, fields: { address: 'desk@go.id', reason: 'moved, twice' } }],
    problems: [],
  });
});

it('leaves out empty cells, so that what was entered stays', () => {
  expect(read('office,name,address,telephone\ndesk,Desk,,\n').rows).toEqual([
    { office: 'desk', line: 2, fields: {} },
  ]);
});

it('says all that is wrong with the form of a file, by line', () => {
  expect(problemsOf('office,address,phone,address\n')).toEqual([
    expect.stringContaining('1: “phone” is none of the columns'),
    '1: the column address stands there twice',
  ]);
  expect(problemsOf('name;telephone\n')).toHaveLength(2);
  expect(problemsOf('')).toEqual([expect.stringContaining('1: is empty')]);
  expect(problemsOf('office,address\ndesk,a@go.id,x\n,b@go.id\ndesk,c@go.id\ndesk,d@go.id\n')).toEqual([
    '2: has 3 columns, and the first line has 2',
    '3: names no office',
    '5: desk stands on line 4 too',
  ]);
  expect(problemsOf('office,address\ndesk,"open\n')).toHaveLength(1);
});

it('refuses bytes that are no UTF-8, and says how to save them', () => {
  expect(() => readOfficesFile(Buffer.from([0x6f, 0xe9, 0x0a]))).toThrow('CSV UTF-8');
});
