import type { Config } from '../infra/config.ts';

/** Replace every address under `.example`, and the account 000000000000, by your own before the first deployment. */
export const prod: Config = {
  stage: 'prod',
  region: 'ap-southeast-3',
  sendingDomain: 'pemberdayaan-tki.example',
  sender: 'layanan@pemberdayaan-tki.example',
  deskMailbox: 'desk@pemberdayaan-tki.example',
  alarmEmail: 'alarm@pemberdayaan-tki.example',
  origin: 'https://pemberdayaan-tki.example',
  // The manpower ministry's call center.
  hotline: '1500630',
  // Violence against women and children, and migrant workers in trouble; call both before the first deployment.
  urgentHotlines: [
    { name: 'SAPA', number: '129' },
    { name: 'KP2MI', number: '08001000' },
  ],
  rhythmHours: 3,
  // What SES gives an account that has left its sandbox; see Account dashboard in its console.
  mailsPerSecond: 14,
  // One hour, one source: a village office with a queue at the door stays below, and so does carrier NAT on most days.
  holdAfter: { source: 1000, phone: 100 },
  // One hour, one source: a letter for each person in trouble up to here, then one each quarter of an hour.
  crowdAfter: 30,
  // A new account in Jakarta may take 2,500 requests a second in all; raise this before a campaign.
  throttle: {
    ...{ requestsPerSecond: 100, burst: 200 },
    routes: {
      // 180,000 an hour: a million people apply in six.
      'POST /enrollments': { requestsPerSecond: 50, burst: 100 },
      'POST /status': { requestsPerSecond: 50, burst: 100 },
      // 71 mailboxes, and each code is a mail: SES sends 14 a second, which letters need too.
      'POST /office/code': { requestsPerSecond: 2, burst: 10 },
      'POST /office/session': { requestsPerSecond: 5, burst: 20 },
      'POST /office/answers': { requestsPerSecond: 20, burst: 40 },
    },
  },
  // People of your own account, by their IAM users or roles. One person must not hold the first and another one.
  roles: {
    operator: ['arn:aws:iam::000000000000:role/operators'],
    privacyOfficer: ['arn:aws:iam::000000000000:role/privacy-officers'],
    breakGlass: ['arn:aws:iam::000000000000:role/heads'],
  },
  // Seven addresses would have to send this much to fill what the API takes; a village office sends one in a minute.
  edge: { postsPerAddress: 2_000, requestsPerAddress: 20_000 },
  // Of the 1,000 calls at once that most accounts may make, a burst at the form leaves enough for letters and statements.
  // Where there are fewer, and over 111: reservedConcurrency: { dispatch: 8, notify: 2, summarize: 1 }.
  logDays: 90,
  keepData: true,
};
