/** Reads a stack that a deployed function printed, and tells where in the sources it was: `npm run symbolize enroll`. */
import { text } from 'node:stream/consumers';
import { symbolize } from './bundling/symbolize.ts';
import { functionNames } from './function-names.ts';

const name = functionNames.find((one) => one === process.argv[2]);
if (name) console.log(symbolize(name, await text(process.stdin)));
else {
  console.error(
    `Which function printed it? npm run symbolize -- NAME < stack.txt, with ${functionNames.join(', ')}`,
  );
  process.exitCode = 2;
}
