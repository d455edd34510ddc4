import { randomUUID } from 'node:crypto';
import type { LocalHost } from '../local-host.ts';
import { troubled as person } from './people.ts';
import type { Witness } from './witness.ts';

/** All that can go wrong at the door with somebody's data in hand. Answers how many were taken all the same. */
export async function misuse(system: LocalHost, world: Witness): Promise<number> {
  const again = () => ({ ...person, submissionId: randomUUID() });
  const posts: unknown[] = [
    { ...again(), [person.name]: person.nik },
    { ...again(), __proto__: null, constructor: person.story },
    { ...again(), name: `${person.name} 9`, phone: '081277665544x', nik: `${person.nik}1` },
    { ...again(), targetGroup: person.name, district: person.village, country: person.nik },
    { ...again(), choices: [{ program: person.story }], language: person.phone },
    { ...again(), name: [person.name], village: { [person.village]: person.nik }, story: person.nik },
    `{"name":"${person.name}","nik":"${person.nik}"`,
    `{"nik":"${person.nik}","nik":"${person.nik}"}`,
    JSON.stringify(person.name),
    `${JSON.stringify(again())}${' '.repeat(17_000)}`,
    { ...person, village: `${person.village} II` },
  ];
  const replies = [];
  for (const body of posts) replies.push(await world.post('/enrollments', body));
  replies.push(await world.post('/status', { receipt: person.name, [person.nik]: person.phone }));
  replies.push(await world.post(`/${person.nik}`, { nik: person.nik }));
  // A mailbox that nobody has is answered like one that somebody has.
  await world.post('/office/code', { mailbox: person.name, token: person.nik });
  await world.postForm('/enrollments', { name: person.name, nik: person.nik, phone: person.phone });
  const [first = ''] = person.name.split(' ');
  await world.get(`/status/${person.nik}?name=${first}`, {
    ...{ 'user-agent': person.name, referer: `http://x/?nik=${person.nik}`, cookie: `a=${person.nik}` },
    ...{ 'x-forwarded-for': person.phone, 'accept-language': person.name },
  });
  await system.kill('enroll', 'before dynamodb PutItem 1');
  await world.post('/enrollments', again());
  return replies.filter(({ status }) => status < 400).length;
}
