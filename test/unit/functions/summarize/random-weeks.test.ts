import fc from 'fast-check';
import { expect, test } from 'vitest';
import { endWithdrawal } from '../../../../functions/reconcile/end-withdrawal.ts';
import type { Row } from '../../../../local/scan-table.ts';
import { type Dice, diceOf } from '../../../../local/week/dice.ts';
import { type EnrollmentBody, enrollmentFor } from '../../../../local/week/people.ts';
import { jakartaDate, nextWeek } from '../../../../shared/calendar/week.ts';
import { catalog } from '../../../../shared/catalog/current.ts';
import { possibleActions } from '../../../../shared/referral/answer.ts';
import { isWithdrawn } from '../../../../shared/referral/applicant-answer.ts';
import { confirmations } from '../../../../shared/referral/applicant-request.ts';
import type { Referral } from '../../../../shared/referral/referral.ts';
import { findReferral, keyOf, markSeen } from '../../../../shared/storage/referrals.ts';
import { findSubmission } from '../../../../shared/storage/submissions.ts';
import { answerAsOwner } from '../../../support/answering.ts';
import { askFor } from '../../../support/asking.ts';
import { knownFigures, weeksFrom } from '../../../support/composed-weeks.ts';
import { requestFor } from '../../../support/histories.ts';
import { all, weekly } from '../../../support/items.ts';
import { closeWeek, momentIn, statementOf } from '../../../support/mondays.ts';
import { flowsOf, recountWeek } from '../../../support/recount.ts';
import { recountCourses } from '../../../support/recount-courses.ts';
import { expectPart } from '../../../support/recount-weeks.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';

/** An item keeps its last ten answers; a recount needs all of them, also those that requests under way will add. */
const mostAnswers = 5;

/** Weeks of people, repeats, refused places and answers of every kind, with `dispatch` now and then behind. */
class Play {
  readonly weeks = weeksFrom('2026-W46', 5);
  private readonly system: TestSystem;
  private readonly dice: Dice;
  private readonly bodies: EnrollmentBody[] = [];
  private seed = 0;

  constructor(system: TestSystem, dice: Dice) {
    this.system = system;
    this.dice = dice;
  }

  async week(week: string): Promise<void> {
    for (let day = 0; day < 7; day += 1) {
      this.system.clock.now = momentIn(week, day, this.dice.below(24));
      for (let people = this.dice.below(4); people > 0; people -= 1) await this.oneApplies();
      for (const referral of await this.referrals()) {
        if (this.dice.below(3) === 0) await this.oneAnswers(referral);
        else if (this.dice.below(6) === 0) await markSeen(this.system.store, referral);
        if (this.dice.below(12) === 0) await this.oneAsks(referral);
        await endWithdrawal(keyOf(referral), { at: this.system.clock.now }, this.system.deps);
      }
      if (this.dice.below(4) > 0) await this.system.pump();
    }
  }

  private async oneApplies(): Promise<void> {
    this.seed += 1;
    const other = enrollmentFor(this.seed);
    const { submissionId, phone } = other;
    const again = this.dice.below(4) === 0 && this.bodies.length > 0;
    const uncovered = this.dice.below(10) === 0;
    const body = again
      ? { ...this.dice.oneOf(this.bodies), submissionId, phone }
      : enrollmentFor(this.seed, uncovered ? { district: '11.01' } : {});
    this.bodies.push(body);
    await this.system.enroll(body);
    if (this.dice.below(5) === 0) await this.system.enroll(body);
  }

  private async oneAnswers(referral: Referral): Promise<void> {
    const { clock } = this.system;
    const actions = possibleActions(referral, { catalog, at: clock.now, office: referral.office });
    if (actions.length === 0 || referral.answers.length >= mostAnswers) return;
    const today = jakartaDate(clock.now);
    const action = this.dice.oneOf(actions);
    const choose = <T>(list: readonly T[]): T => this.dice.oneOf(list);
    const request = requestFor(referral, action, { catalog, today, choose });
    await answerAsOwner(this.system, referral, request).catch(ignoreRefused);
  }

  /** The person withdraws what is open, or says of a closure whether help came. */
  private async oneAsks(named: Referral): Promise<void> {
    const { store, clock } = this.system;
    const referral = (await findReferral(store, keyOf(named))) ?? named;
    const { answers, state, answerNumber: closure = 0 } = referral;
    const submission = await findSubmission(store, referral.submission);
    const at = submission?.choices.findIndex(({ program }) => program === referral.program) ?? -1;
    if (!submission || at < 0 || answers.length >= mostAnswers) return;
    const answer = this.dice.oneOf(confirmations);
    const which = this.dice.below(3) > 0 && { choice: at + 1 };
    const wish =
      state === 'closed' && !isWithdrawn(referral)
        ? ({ kind: 'confirm', choice: at + 1, answer, closure } as const)
        : ({ kind: referral.withdrawal ? 'keep' : 'withdraw', ...which } as const);
    await askFor(store, submission, wish, clock.now);
  }

  async referrals(): Promise<Referral[]> {
    const found = await Promise.all(this.weeks.map((week) => weekly(this.system.store, week)));
    return found.flatMap(({ referrals }) => referrals);
  }

  /** All items, as a scan would find them. */
  async rows(): Promise<Row[]> {
    const found = await Promise.all(this.weeks.map((week) => weekly(this.system.store, week)));
    const unmet = this.weeks.map((week) => all(this.system.store.query({ partition: `U#${week}` })));
    return [
      ...found.flatMap(({ submissions, referrals }) => [...submissions, ...referrals]),
      ...(await Promise.all(unmet)).flat(),
    ];
  }
}

/** What dice ask for can be what was said last, not possible since a withdrawal was asked in between, or "not reachable" before anybody called on three days. */
function ignoreRefused(error: unknown): void {
  if (!/"unchanged"|"refused"|"tries-missing"/.test(String(error))) throw error;
}

async function play(seed: number): Promise<void> {
  const system = await startSystem();
  const game = new Play(system, diceOf(seed));
  for (const week of game.weeks) {
    await game.week(week);
    await closeWeek(system, week);
    const { proof } = await statementOf(system, week);
    expect(proof).toMatchObject({ choices: true, offices: true });
  }
  await system.pump();
  const after = nextWeek(game.weeks.at(-1) ?? '');
  await closeWeek(system, after);
  await compare(system, game, after);
}

async function compare(system: TestSystem, game: Play, after: string): Promise<void> {
  const rows = await game.rows();
  const weeks = [...game.weeks, after];
  const statements = await Promise.all(weeks.map((week) => statementOf(system, week)));
  expect(statements.at(-1)?.proof).toEqual({ choices: true, offices: true, underWay: 0, cohorts: true });
  for (const week of weeks) {
    const truth = recountWeek(rows, week);
    expect(flowsOf(knownFigures(statements, week, ({ national }) => national))).toEqual(
      flowsOf(truth.national),
    );
    for (const { id } of catalog.offices)
      expect(flowsOf(knownFigures(statements, week, ({ offices }) => offices[id]))).toEqual(
        flowsOf(truth.offices.get(id) ?? {}),
      );
  }
  const truths = weeks.map((week) => recountWeek(rows, week));
  const last = statements.at(-1);
  if (!last) throw new Error('no week is frozen');
  expectPart(
    last.national,
    truths.map(({ national }) => national),
    after,
  );
  for (const [id, part] of Object.entries(last.offices))
    expectPart(
      part,
      truths.map(({ offices }) => offices.get(id) ?? {}),
      after,
    );
  const { cohorts, shift } = recountCourses(rows, after);
  expect(last.cohorts).toEqual({ 4: cohorts[4] });
  expect(last.shift).toEqual(shift);
}

test('whatever happens in five weeks, the statements come to what the items say, overdue included', async () => {
  const property = fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), play);
  await fc.assert(property, { numRuns: 6 });
}, 60_000);
