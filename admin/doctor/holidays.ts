import { dayNumber } from '../../shared/calendar/day.ts';
import { jakartaDate } from '../../shared/calendar/week.ts';
import { daysOffIn, holidaysDecreedUntil, noticeDays } from '../../shared/calendar/working-days.ts';
import { type Check, stops, weakens } from './check.ts';

const fix =
  'Enter the newest joint decree in shared/calendar/decreed-holidays.json, then npm run data, npx cdk deploy Service';

export const holidays: Check = {
  name: 'holidays',
  async examine({ now }) {
    const today = jakartaDate(now());
    const days = dayNumber(holidaysDecreedUntil) - dayNumber(today);
    const year = today.slice(0, 4);
    return {
      seen: `decreed until ${holidaysDecreedUntil}, ${days} days`,
      findings: [
        daysOffIn(year) === 0 &&
          stops(`The file of holidays names none of ${year}: terms are counted wrong`, fix),
        days < noticeDays &&
          weakens(
            `Holidays are decreed for ${Math.max(0, days)} more days only: later terms may fall on a day off`,
            fix,
          ),
      ],
    };
  },
};
