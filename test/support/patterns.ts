import { parseAst } from 'vitest/node';

export type Pattern = { readonly source: string; readonly flags: string };

/** All regular expressions that stand in a TypeScript file as such. */
export function patternsIn(text: string): Pattern[] {
  const found: Pattern[] = [];
  const look = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('regex' in node) {
      const { pattern, flags } = node.regex as { readonly pattern: string; readonly flags: string };
      found.push({ source: pattern, flags });
    }
    for (const part of Object.values(node)) look(part);
  };
  look(parseAst(text, { lang: 'ts' }));
  return found;
}

/**
 * What needs no proof: no group is repeated, nothing is looked back to, and at most one part is of any length, in a
 * search that begins at one place only.
 */
export function isPlain({ source, flags }: Pattern): boolean {
  const bare = source.replace(/\\[pPu]\{[^}]*\}|\\[^1-9k]/g, 'x').replace(/\[[^\]]*\]/g, 'x');
  const endless = bare.match(/[*+]|\{\d+,\}/g)?.length ?? 0;
  const isOnce = flags.includes('y') || (bare.startsWith('^') && !withoutGroups(bare).includes('|'));
  return !/\)[*+{]|\(\?<|\\/.test(bare) && endless <= (isOnce ? 1 : 0);
}

function withoutGroups(bare: string): string {
  const outer = bare.replace(/\([^()]*\)/g, '');
  return outer === bare ? bare : withoutGroups(outer);
}
