import type { WeekPoint } from '../../statement/history.ts';
import type { Language } from '../../text/language.ts';
import { numberInWords } from '../../text/numbers.ts';
import { text } from '../../text/text.ts';
import { type Html, html } from '../html.ts';

const measures = ['people', 'answered', 'open', 'overdue'] as const;
type Measure = (typeof measures)[number];

const [barWidth, gap, height] = [16, 4, 60];

/** Up to 13 weeks as bars, and below them the same as a table: whoever cannot see the bars misses nothing. */
export function historyCharts(newestFirst: readonly WeekPoint[], language: Language): Html | false {
  if (newestFirst.length < 2) return false;
  const points = newestFirst.toReversed();
  return html`<h2>${text(language, 'office.statement.history')}</h2><div class="charts">${measures.map((measure) => chart(measure, points, language))}</div>${historyTable(points, language)}`;
}

function chart(measure: Measure, points: readonly WeekPoint[], language: Language): Html | false {
  const counts = points.map((point) => point[measure]);
  const known = counts.filter((count) => count !== undefined);
  if (known.length === 0) return false;
  const highest = Math.max(1, ...known);
  const bars = counts.map((count, at) => count !== undefined && bar(count, at, highest));
  const name = text(language, `statement.${measure}`);
  const title = text(language, 'office.statement.chart', {
    ...{ measure: name, count: known.length, highest: numberInWords(Math.max(...known), language) },
    last: numberInWords(known.at(-1) ?? 0, language),
  });
  return html`<figure class="chart"><figcaption>${name} <b>${numberInWords(known.at(-1) ?? 0, language)}</b></figcaption><svg viewBox="0 0 ${points.length * (barWidth + gap)} ${height + 1}" role="img" aria-label="${title}" preserveAspectRatio="none">${bars}</svg><div class="ends"><span>${points.at(0)?.week}</span><span>${points.at(-1)?.week}</span></div></figure>`;
}

/** A zero is a thin line, so that it is not taken for a week without a statement. */
function bar(count: number, at: number, highest: number): Html {
  const high = Math.max(1, Math.round((count / highest) * height));
  return html`<rect x="${at * (barWidth + gap)}" y="${height + 1 - high}" width="${barWidth}" height="${high}"/>`;
}

function historyTable(points: readonly WeekPoint[], language: Language): Html {
  const heads = measures.map(
    (measure) => html`<th scope="col">${text(language, `statement.${measure}`)}</th>`,
  );
  const rows = points.map(
    (point) =>
      html`<tr><th scope="row" class="week">${point.week}</th>${measures.map((measure) => html`<td>${count(point[measure], language)}</td>`)}</tr>`,
  );
  return html`<details><summary>${text(language, 'office.statement.byWeek')}</summary><table class="figures many"><thead><tr><td></td>${heads}</tr></thead><tbody>${rows}</tbody></table></details>`;
}

const count = (known: number | undefined, language: Language): string =>
  known === undefined ? '–' : numberInWords(known, language);
