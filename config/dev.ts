import type { Config } from '../infra/config.ts';

/** For trying things out: deletable without a trace, links lead to the API's own address. */
export const dev: Config = {
  stage: 'dev',
  region: 'ap-southeast-3',
  sendingDomain: 'dev.pemberdayaan-tki.example',
  sender: 'layanan@dev.pemberdayaan-tki.example',
  deskMailbox: 'desk@dev.pemberdayaan-tki.example',
  alarmEmail: 'alarm@dev.pemberdayaan-tki.example',
  hotline: '1500630',
  urgentHotlines: [
    { name: 'SAPA', number: '129' },
    { name: 'KP2MI', number: '08001000' },
  ],
  rhythmHours: 3,
  // As fast as this machine's emulator; SES gives an account in its sandbox 1, and what is too fast waits.
  mailsPerSecond: 100,
  // A load test posts from one address: as much as can be counted. What it sends beyond that in an hour is held.
  holdAfter: { source: 5_000, phone: 5_000 },
  crowdAfter: 5_000,
  throttle: {
    ...{ requestsPerSecond: 100, burst: 200 },
    // A played week signs in and answers for seventy offices, faster than people do.
    routes: {
      'POST /enrollments': { requestsPerSecond: 100, burst: 200 },
      'POST /status': { requestsPerSecond: 100, burst: 200 },
      'POST /office/code': { requestsPerSecond: 50, burst: 100 },
      'POST /office/session': { requestsPerSecond: 50, burst: 100 },
      'POST /office/answers': { requestsPerSecond: 100, burst: 200 },
    },
  },
  edge: { off: 'Links lead to the address of the API itself, and no real person is served.' },
  // Nobody has its private key: what is exported here for a try stays shut.
  breakGlassRecipient: 'age1g6j0w8c9hypusxcefas2fdhzu62xmyy4fgxq0xwekmgdyt79evcq9f6gup',
  logDays: 7,
  keepData: false,
};
