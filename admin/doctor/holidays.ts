import { dayNumber } from '../../shared/calendar/day.ts';
import { jakartaDate } from '../../shared/calendar/week.ts';
import { holidaysDecreedUntil, isWorkingDay } from '../../shared/calendar/working-days.ts';
import { type Check, stops, weakens } from './check.ts';

/** So many days ahead an office may be promised a day that a decree could move. */
const neededDays = 60;

const fix =
  'Enter the newest joint decree in shared/calendar/decreed-holidays.json, then npm run data, npx cdk deploy Service';

export const holidays: Check = {
  name: 'holidays',
  async examine({ now }) {
    const today = jakartaDate(now());
    const days = dayNumber(holidaysDecreedUntil) - dayNumber(today);
    const year = today.slice(0, 4);
    // Independence Day is a holiday in every year: a file that has lost it has lost more.
    const valid = !isWorkingDay(`${year}-08-17`) && !isWorkingDay(`${year}-01-01`);
    return {
      seen: `decreed until ${holidaysDecreedUntil}, ${days} days`,
      findings: [
        !valid && stops(`The file of holidays names none of ${year}: terms are counted wrong`, fix),
        days < neededDays &&
          weakens(
            `Holidays are decreed for ${Math.max(0, days)} more days only: later terms may fall on a day off`,
            fix,
          ),
      ],
    };
  },
};
