import { SourceMap, type SourceMapPayload } from 'node:module';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FunctionName } from '../function-names.ts';
import { bundle } from './bundle.ts';
import { codeFile } from './files.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const place = new RegExp(String.raw`[^\s(]*\b${codeFile.replace('.', String.raw`\.`)}:(\d+):(\d+)`, 'g');

/** A stack that a deployed function printed, with places in the sources instead of its one long line of code. */
export function symbolize(name: FunctionName, stack: string): string {
  const map = new SourceMap(JSON.parse(bundle([name]).get(name)?.map ?? '{}') as SourceMapPayload);
  return stack.replaceAll(place, (whole, line: string, column: string) => {
    const found = map.findEntry(Number(line) - 1, Number(column) - 1);
    if (!('originalSource' in found)) return whole;
    const source = relative(root, join(root, 'bundles', found.originalSource));
    return `${source}:${found.originalLine + 1}:${found.originalColumn + 1}`;
  });
}
