import { contract, e2e, infra, letters, meeting, type Row, sweep, unit, versions, weeks } from './row.ts';

const core = true;

/** Schedule, weeks and statements, then the platform: F46 to F70. */
export const rowsOfWeeks: readonly Row[] = [
  {
    row: 'F46',
    core,
    fault: 'The schedule fires twice',
    how: 'covered',
    by: [
      weeks('the schedule fires twice at once, and again ten minutes later'),
      meeting('summarize and summarize'),
      unit('functions/summarize/weeks', 'freezes one statement where both run at once, and both copy it'),
    ],
  },
  {
    row: 'F47',
    core,
    fault: 'The schedule does not fire, or late',
    how: 'covered',
    by: [
      weeks('two Mondays pass in silence, and the third comes six hours late'),
      unit(
        'functions/summarize/weeks',
        'is a whole row of weeks where Mondays were missed: all in order, numbered without a gap',
      ),
    ],
  },
  {
    row: 'F48',
    core,
    fault: 'The schedule fires at another moment than its own',
    how: 'covered',
    by: [
      weeks('the run comes a week late, and closes the week of its own time'),
      unit('functions/summarize/weeks', 'is none that is not over, whatever the event says'),
    ],
  },
  {
    row: 'F49',
    core,
    fault: 'The border of the week, whatever the time zone of the process',
    how: 'covered',
    by: [
      weeks('applications a millisecond before the week ends, at its end and after it'),
      e2e(
        'statement-time-zones',
        'with functions that live in %s, the last and the first millisecond are counted in their own week',
      ),
    ],
  },
  {
    row: 'F50',
    core,
    fault: 'Years of 53 weeks',
    how: 'covered',
    by: [
      unit('functions/summarize/weeks', 'crosses the end of a year of 53 weeks'),
      unit(
        'shared/calendar/week',
        'tile time: each moment lies in exactly one, and the next begins where it ends',
      ),
    ],
  },
  {
    row: 'F51',
    core,
    fault: 'What is accepted in a week is worked after it',
    how: 'translated',
    by: [
      weeks('dispatch stands still over Monday'),
      unit(
        'functions/summarize/frozen',
        'says how many choices are under way, in the figures and in the letters',
      ),
    ],
    remark: 'No grace period: the statement says what is under way, and the next one corrects.',
  },
  {
    row: 'F52',
    fault: 'Clocks of two processes differ',
    how: 'translated',
    by: [weeks('applications a millisecond before the week ends, at its end and after it')],
    remark: 'The week is data, taken from the gateway, so no process clock takes part.',
  },
  {
    row: 'F53',
    core,
    fault: 'Counters race',
    how: 'translated',
    by: [
      weeks('many apply from one phone at once, each told twice'),
      unit(
        'functions/summarize/random-weeks',
        'whatever happens in five weeks, the statements come to what the items say, overdue included',
      ),
    ],
    remark: 'There is no counter: a hold is a set, and weeks are counted from records.',
  },
  {
    row: 'F54',
    core,
    fault: 'The count ends in the middle',
    how: 'covered',
    by: [
      weeks('the count ends in the middle of a week, and begins again'),
      sweep,
      [
        'test/faults/pages.test.ts',
        'the sweep strikes queries in the middle: of lists, of ticks, of the daily look and of counts',
      ],
      contract('storage/table-reads', 'a query reads on where a page of 1 MB ends'),
    ],
  },
  {
    row: 'F55',
    fault: 'An index lags',
    how: 'covered',
    by: [
      weeks('the index shows a need only after the letter that should have told it'),
      unit('functions/gather/gather', 'is never told twice, whenever entries show and whatever ticks run'),
    ],
  },
  {
    row: 'F56',
    fault: 'A record changes between count and letter',
    how: 'covered',
    by: [
      weeks('an office answers between the count and its letters'),
      unit('functions/summarize/frozen', 'stays as it is, byte for byte, whatever happens and is run later'),
    ],
  },
  {
    row: 'F57',
    fault: 'A digest is too large',
    how: 'covered',
    by: [
      unit(
        'shared/letter/statement',
        'the largest letters are not cut off by mail programs (Gmail shows 102 kB)',
      ),
    ],
  },
  {
    row: 'F58',
    fault: 'A week in which nothing happened',
    how: 'covered',
    by: [
      weeks('a week in which nobody applied'),
      unit('shared/letter/statement', 'a week of nothing is told all the same, and says that it is meant so'),
    ],
  },
  {
    row: 'F59',
    core,
    fault: "An office's digest shows another office's rows",
    how: 'covered',
    by: [
      unit('functions/summarize/letters', 'tell each office its own figures'),
      unit('functions/statements/own', 'holds no figure of another office or of the country'),
    ],
  },
  {
    row: 'F60',
    fault: 'Cells of one or two people',
    how: 'covered',
    by: [
      unit(
        'shared/letter/statement',
        'nothing but what must be done is exact: every other figure is rounded or a range',
      ),
      unit('shared/letter/statement', 'restricted programs stand in the national letter only'),
    ],
  },
  {
    row: 'F61',
    fault: 'Expired, forged and foreign credentials',
    how: 'translated',
    by: [
      unit('functions/office/session', 'cannot be made of another token of ours'),
      unit(
        'functions/office/sign-in',
        'offers the mailbox field where the link is expired, forged, of another purpose, or nonsense',
      ),
    ],
    remark: 'There are no JWTs: links, sessions and ids are tokens sealed with our own secret.',
  },
  {
    row: 'F62',
    core,
    fault: "One office reads another's person",
    how: 'covered',
    by: [
      e2e('office-isolation', 'every office route of the template is known here, with what it names'),
      e2e('office-isolation', 'is answered by %s like one that does not exist'),
    ],
  },
  {
    row: 'F63',
    core,
    fault: 'Erasure while letters are under way',
    how: 'covered',
    by: [
      unit('shared/consequences/erase-under-way', '%s arrive, and say nothing of anybody; none follows'),
      unit('shared/consequences/erase-person', 'wherever an erasure ends, the next call comes to the same'),
      unit(
        'shared/consequences/erase-under-way',
        'brings nobody back: records of the stream that come afterwards',
      ),
      ['test/faults/erasures.test.ts', 'an erasure that meets $name: in whatever order their calls come'],
      e2e('privacy-officer', 'restored to before an erasure, and made fit for use'),
    ],
    remark: 'Letters hold no personal data (I4 of every run), so they go.',
  },
  {
    row: 'F64',
    fault: 'Expired items are still there',
    how: 'covered',
    by: [
      unit('functions/office/sign-in', 'is no good after the office’s address changed'),
      contract('local/dynamodb', 'sweeps what has expired, as the service, and keeps the rest'),
    ],
    remark: 'Codes carry their own time and are compared with it at every use.',
  },
  {
    row: 'F65',
    fault: 'Configuration is missing at a cold start',
    how: 'covered',
    by: [
      unit(
        'shared/environment',
        'starts with good variables, and names every missing and every malformed one of its own where it does not',
      ),
    ],
  },
  {
    row: 'F66',
    fault: 'Two versions run at once',
    how: 'covered',
    by: [
      e2e(
        'played-week',
        'the short week of `npm start` adds up, whoever the people are, while two versions of each function serve it',
      ),
      versions('goes on with it and keeps it: $name'),
      unit(
        'shared/storage/shapes',
        'stays in the entries of lists that this code lengthens, and goes into the decision',
      ),
    ],
    remark: 'With 2,000 people, a rollback and its undoing: npm run two-versions.',
  },
  {
    row: 'F67',
    fault: 'Rights that nobody needs',
    how: 'covered',
    by: [
      infra('access', 'may make the calls that its bundle contains, and no others'),
      infra('access', 'holds no star, neither in an action nor as a resource'),
    ],
  },
  {
    row: 'F68',
    fault: 'A storm of retries',
    how: 'translated',
    by: [
      letters('the mail service is paused for six hours'),
      unit(
        'functions/notify/mail-traffic',
        'for six hours, few calls go out, nothing is given up, and then all is sent',
      ),
      sweep,
    ],
    remark:
      'I7 bounds the calls of every run; the ceiling for six hours without mail is 30 calls for 300 letters.',
  },
  {
    row: 'F69',
    fault: 'The clock jumps back',
    how: 'covered',
    by: [
      letters('the clock jumps back an hour between two deliveries'),
      contract(
        'sealing/sealing',
        'uses a data key for an hour, and not longer when the clock goes backwards',
      ),
    ],
  },
  {
    row: 'F70',
    core,
    fault: 'Processes end at random under load',
    how: 'covered',
    by: [e2e('killed-processes', 'nothing stays put aside')],
    remark: 'Longer: `npm run random-weeks`.',
  },
];
