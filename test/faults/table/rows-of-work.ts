import {
  contract,
  e2e,
  feedback,
  infra,
  intake,
  letters,
  meeting,
  type Row,
  stream,
  sweep,
  unit,
  wire,
} from './row.ts';

const core = true;

/** Intake, stream, queue and mail events: F1 to F45. */
export const rowsOfWork: readonly Row[] = [
  {
    row: 'F1',
    core,
    fault: 'The process ends between its write and what follows',
    how: 'covered',
    by: [intake('enroll ends after its write, before anything follows'), sweep],
    remark: 'The naive design fails here: test/faults/naive.test.ts.',
  },
  {
    row: 'F2',
    core,
    fault: 'The answer is lost, the same request comes again',
    how: 'covered',
    by: [
      intake('the answer is lost, and the phone sends five times more'),
      unit(
        'functions/enroll/retries',
        'gets the same bytes, also much later and with its keys in another order',
      ),
    ],
  },
  {
    row: 'F3',
    core,
    fault: 'Two identical requests at once',
    how: 'covered',
    by: [
      intake('eight taps at the same moment'),
      meeting('three taps of one phone'),
      e2e('enrollments', 'twenty at the same moment make one submission and one referral a choice'),
    ],
  },
  {
    row: 'F4',
    core,
    fault: 'The same id with other content',
    how: 'covered',
    by: [
      intake('the same id with other content is refused, and leaves nothing'),
      e2e(
        'enrollments',
        'other content under the same id is refused, whichever field differs, and changes nothing',
      ),
    ],
  },
  {
    row: 'F5',
    fault: 'The same person with a new id',
    how: 'translated',
    by: [
      intake('the same person with another id is answered alike, and becomes a check'),
      e2e(
        'first-and-repeated',
        'over three days, nothing but chance tells a first application from a repeated one',
      ),
    ],
    remark: 'Not one record: the repeat is stored as well, and becomes a check. A stranger cannot tell.',
  },
  {
    row: 'F6',
    fault: 'The table throttles',
    how: 'covered',
    by: [
      intake('the table throttles three tries'),
      unit('functions/enroll/retries', 'says when to come back where the store does not answer'),
    ],
  },
  {
    row: 'F7',
    core,
    fault: 'The write took effect, its answer was lost',
    how: 'covered',
    by: [
      intake('the write took effect, and its answer was lost'),
      wire('at every try: nobody knows, and it is there'),
      sweep,
    ],
  },
  {
    row: 'F8',
    fault: "The SDK's own second try meets what the first one wrote",
    how: 'covered',
    by: [
      intake("the SDK's own second try meets what the first one wrote"),
      wire('once: the second try of the SDK finds what the first one wrote, and says whose it is'),
      sweep,
    ],
  },
  {
    row: 'F9',
    fault: 'The process is ended in the middle of a request',
    how: 'covered',
    by: [
      intake('enroll ends before its write'),
      e2e('killed-processes', 'enroll ended %s storing: the phone tries again, and there is one submission'),
    ],
  },
  {
    row: 'F10',
    fault: 'Cold starts in a burst',
    how: 'translated',
    by: [
      unit('functions/enroll/retries', 'is stored once where twenty come at a time'),
      e2e('enrollments', 'twenty at the same moment make one submission and one referral a choice'),
    ],
    remark:
      'Twenty at once on fresh processes; modules hold no state but the data key and the open districts. 1,000 first starts at once are not played.',
  },
  {
    row: 'F11',
    fault: "A warm process shows one person's data to another",
    how: 'covered',
    by: [
      e2e(
        'personal-data',
        'stand on the pages of the owning office, and nowhere else that the system says, stores or sends',
      ),
      sweep,
    ],
    remark: 'The sweep plants words in every application and looks for them in all that comes out.',
  },
  {
    row: 'F12',
    fault: 'KMS does not answer',
    how: 'covered',
    by: [
      intake('KMS does not answer'),
      contract(
        'sealing/sealing',
        'uses a data key for an hour, and not longer when the clock goes backwards',
      ),
    ],
  },
  {
    row: 'F13',
    fault: 'One partition runs hot',
    how: 'translated',
    by: [
      unit(
        'shared/statement/week-count',
        'every week comes to what its items say, office by office and for the country',
      ),
    ],
    remark:
      'Keys are hashes, and the two indexes have eight shards by the hash of the person. The spread is not measured here.',
  },
  {
    row: 'F14',
    fault: 'An item is too large',
    how: 'covered',
    by: [
      unit(
        'shared/storage/statements',
        'a week in which everything happens everywhere, and five are corrected, stands in few items of legal size',
      ),
    ],
    remark: 'The largest item is a statement; what a person may type is bounded by the schema.',
  },
  {
    row: 'F15',
    core,
    fault: 'A stream batch is told twice',
    how: 'covered',
    by: [stream('a batch is told twice')],
  },
  {
    row: 'F16',
    core,
    fault: 'A batch fails in the middle, and comes again with other borders',
    how: 'covered',
    by: [
      stream('a batch fails in the middle, and comes again in other pieces'),
      contract('local/host', 'delivers again what was killed %s its write'),
    ],
  },
  {
    row: 'F17',
    fault: 'Records of different people change their order',
    how: 'covered',
    by: [
      stream('records of different people come in the other order, and once more'),
      unit(
        'functions/dispatch/referrals',
        'changes nothing in how many needs there are when everything is told again, in any order',
      ),
    ],
  },
  {
    row: 'F18',
    core,
    fault: 'The queue refuses a message',
    how: 'translated',
    by: [stream('the queue refuses what dispatch would queue'), sweep],
    remark:
      'Messages are sent one by one, so there is no partial failure of a batch: the record itself comes again.',
  },
  {
    row: 'F19',
    fault: 'A poison record in the stream',
    how: 'covered',
    by: [
      stream('a record that nobody can read stands among the others'),
      infra('functions', 'by the stream, which first splits the batch and tries for at most twelve hours'),
    ],
  },
  {
    row: 'F20',
    core,
    fault: 'The stream forgets what nobody read for 24 hours',
    how: 'translated',
    by: [
      stream('the stream forgets its records'),
      unit('functions/reconcile/missing', 'gets a referral for each choice the next morning'),
    ],
    remark: 'The daily reconciliation is the sweeper.',
  },
  {
    row: 'F21',
    fault: 'Deletions appear in the stream',
    how: 'covered',
    by: [infra('triggers', 'calls dispatch for new submissions, requests and answers, and for nothing else')],
  },
  {
    row: 'F22',
    fault: 'A change without meaning appears in the stream',
    how: 'covered',
    by: [
      stream('a submission is written anew without a change'),
      contract('local/dynamodb', 'is silent about a write that changes nothing and one that was refused'),
    ],
  },
  {
    row: 'F23',
    core,
    fault: 'A message is delivered twice, in turn and at once',
    how: 'covered',
    by: [
      letters('every message comes twice, one after the other and at once'),
      meeting('notify and notify, with the same letter'),
      unit('functions/notify/notify', 'that is live is left to finish, and the message comes again'),
    ],
  },
  {
    row: 'F24',
    core,
    fault: 'A message shows again while it is worked',
    how: 'covered',
    by: [
      letters('a message shows again while its letter is being sent'),
      infra(
        'triggers',
        'gives notify one letter at a time, to two at once, with time for six turns before it comes again',
      ),
    ],
  },
  {
    row: 'F25',
    core,
    fault: 'One message of a batch fails',
    how: 'covered',
    by: [
      letters('the third of ten messages fails'),
      unit(
        'shared/batch/process-batch',
        'names the first failure of each group and all that follows it there, and works everything else in order',
      ),
    ],
  },
  {
    row: 'F26',
    core,
    fault: 'The handler ends outside of its loop',
    how: 'covered',
    by: [
      sweep,
      unit(
        'functions/notify/kills',
        'killed $when any call, with the weather $weather and events heard: $heard, the letter arrives, at most twice, counted',
      ),
    ],
  },
  {
    row: 'F27',
    core,
    fault: 'A batch response that Lambda does not understand',
    how: 'covered',
    by: [
      unit(
        'shared/batch/process-batch',
        'names the first failure of each group and all that follows it there, and works everything else in order',
      ),
      contract('storage/stream', 'a record without an image or a number cannot be worked'),
    ],
    remark: 'Ids come from the records; a record without one is poison.',
  },
  {
    row: 'F28',
    core,
    fault: 'A poison message',
    how: 'covered',
    by: [
      letters('a message that nobody can read stands in the queue'),
      unit('functions/notify/notify', 'because it %s is put aside at once, and said to be'),
    ],
  },
  {
    row: 'F29',
    fault: 'Messages of another version',
    how: 'covered',
    by: [
      letters(
        'messages of a newer version wait aside until that version is back, however putting them aside fails',
      ),
      contract('messaging/letter-queue', 'that none of ours wrote is poison: %s'),
    ],
  },
  {
    row: 'F30',
    fault: 'What was put aside goes again',
    how: 'covered',
    by: [
      letters('what was put aside is sent again after it was repaired, with some of it sent already'),
      contract(
        'local/host',
        'gives a message back until it goes to the dead letters, from where it can come again',
      ),
    ],
  },
  {
    row: 'F31',
    fault: 'Retention ends',
    how: 'covered',
    by: [
      letters('a message is gone before anybody took it'),
      infra(
        'storage',
        'keeps dead letters longer than live ones, because their age counts from the first queuing',
      ),
    ],
  },
  {
    row: 'F32',
    core,
    fault: 'The mail service throttles',
    how: 'covered',
    by: [
      letters('the mail service throttles two letters of three'),
      unit(
        'functions/notify/notify',
        'for now returns the letter to the queue for half an hour, and counts no attempt',
      ),
      unit('shared/messaging/paced-mailer', 'keeps the rate of the account, and is refused nothing'),
      unit(
        'functions/notify/mail-traffic',
        '2,000 letters keep the rate of an account that throttles, and hardly any is refused',
      ),
    ],
    remark: 'No letter is lost. 2,000 letters are sent at 0.94 of the rate, and none of them is refused.',
  },
  {
    row: 'F33',
    fault: 'The daily quota of mails is used up',
    how: 'translated',
    by: [
      letters('the mail service is paused for six hours'),
      contract('messaging/mailer', 'says %s to %s: %s'),
      infra('storage', 'outlasts two days of half-hour waits before it gives a letter up'),
    ],
    remark: 'Told apart from a rate by its words; then it is a pause like any other.',
  },
  {
    row: 'F34',
    core,
    fault: 'The mail service will never take a mail',
    how: 'covered',
    by: [
      letters('the mail service will never take a letter'),
      contract('messaging/mailer', 'refuses an unknown configuration set for good'),
    ],
  },
  {
    row: 'F35',
    fault: 'The mail service is paused',
    how: 'covered',
    by: [
      letters('the mail service is paused for six hours'),
      unit(
        'functions/notify/mail-traffic',
        'for six hours, few calls go out, nothing is given up, and then all is sent',
      ),
    ],
  },
  {
    row: 'F36',
    core,
    fault: 'The mail was taken, the answer lost',
    how: 'covered',
    by: [
      letters('the mail is taken, and the answer lost'),
      wire('whose answer is %s was taken once, and nobody says that it was not'),
      letters('the answer is lost, and no mail event ever comes'),
      contract('messaging/mailer', 'that loses its answer is unanswered, and the mail is on its way once'),
    ],
  },
  {
    row: 'F37',
    core,
    fault: 'The process ends between claim and mail',
    how: 'covered',
    by: [
      letters('notify ends between claim and mail'),
      e2e('killed-notify', 'ended before the send twice in a row, the third attempt is the one that arrives'),
    ],
  },
  {
    row: 'F38',
    core,
    fault: 'The process ends between mail and mark',
    how: 'covered',
    by: [letters('notify ends between mail and mark'), sweep],
  },
  {
    row: 'F39',
    fault: 'The mail service is slow',
    how: 'translated',
    by: [
      contract('messaging/mailer', 'that answers too late is unanswered'),
      unit('functions/notify/notify', 'that could not be finished in the time that is left is not begun'),
      infra(
        'triggers',
        'gives notify one letter at a time, to two at once, with time for six turns before it comes again',
      ),
    ],
    remark:
      'One letter a call: no other one can be begun and left. The client gives up before the function does.',
  },
  {
    row: 'F40',
    fault: 'The address changes while a letter waits',
    how: 'covered',
    by: [
      letters('the address changes while a letter waits'),
      unit('functions/notify/notify', 'goes to the new address where the office has moved while it waited'),
    ],
  },
  {
    row: 'F41',
    fault: 'One mailbox bounces for hours',
    how: 'covered',
    by: [
      feedback('a mailbox bounces, and another complains'),
      unit('functions/notify/notify', 'of another mailbox is not held up by one that fails'),
      unit(
        'functions/notify/mail-traffic',
        'where all that goes to one mailbox %s for six hours, the others hear as soon as ever',
      ),
    ],
    remark: 'The p99 of what the others wait is 1.2 s with it and without it: ratio 1.00.',
  },
  {
    row: 'F42',
    core,
    fault: 'A mail event comes before our own mark',
    how: 'covered',
    by: [
      feedback('the mail event comes before our own mark'),
      meeting('notify and the events of the same mail'),
    ],
  },
  {
    row: 'F43',
    core,
    fault: 'Mail events come twice and in any order',
    how: 'covered',
    by: [
      feedback('mail events come in every order, and twice'),
      unit('functions/feedback/orders', 'every order of the five in which'),
    ],
  },
  {
    row: 'F44',
    fault: 'Mail events that are not ours',
    how: 'translated',
    by: [
      feedback('events of letters that we never wrote'),
      infra('triggers', 'tells feedback what became of our own mails'),
    ],
    remark:
      'Events come by an EventBridge rule on our own configuration set: there is no signature to forge.',
  },
  {
    row: 'F45',
    fault: 'A bounce, a complaint',
    how: 'covered',
    by: [feedback('a mailbox bounces, and another complains')],
  },
];
