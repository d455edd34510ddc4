/** Where a value begins, counted from 1. */
export type Position = { readonly line: number; readonly column: number };
export type Path = readonly (string | number)[];

/** What keeps a text from being JSON that means one thing only. */
export type Flaw = Position & { readonly path?: Path; readonly what: string; readonly fix: string };

export type Parsed = {
  readonly value: unknown;
  readonly flaws: readonly Flaw[];
  /** Where the value of a path stands; undefined where none does. */
  positionOf(path: Path): Position | undefined;
};

const patterns = {
  space: /[ \t\r\n]*/y,
  text: /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/uy,
  number: /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])/y,
  word: /(?:true|false|null)\b/y,
} as const;

class Broken extends Error {
  override readonly name = 'Broken';
  readonly at: number;
  readonly fix: string;

  constructor(at: number, what: string, fix: string) {
    super(what);
    this.at = at;
    this.fix = fix;
  }
}

/** JSON with the position of each value; one flaw where it is broken, else one for each name that stands twice. */
export function parseJson(source: string): Parsed {
  const text = source.replace(/^\uFEFF/, '');
  const offsets = new Map<string, number>();
  const twice: { readonly at: number; readonly path: Path }[] = [];
  const positionOf = (path: Path): Position | undefined => {
    const at = offsets.get(JSON.stringify(path));
    return at === undefined ? undefined : position(text, at);
  };
  try {
    const value = new Reader(text, offsets, twice).document();
    const flaws = twice.map(({ at, path }) => ({
      ...position(text, at),
      ...{ path, what: 'a name that stands here for the second time' },
      fix: 'keep the one that you mean and delete the other: nobody can see which of them holds.',
    }));
    return { value, flaws, positionOf };
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    const flaw = { ...position(text, error.at), what: error.message, fix: error.fix };
    return { value: undefined, flaws: [flaw], positionOf };
  }
}

function position(text: string, at: number): Position {
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** Recursive descent: the platform's own parser tells neither line nor names that stand twice. */
class Reader {
  private at = 0;
  private readonly text: string;
  private readonly offsets: Map<string, number>;
  private readonly twice: { readonly at: number; readonly path: Path }[];

  constructor(text: string, offsets: Map<string, number>, twice: { at: number; path: Path }[]) {
    this.text = text;
    this.offsets = offsets;
    this.twice = twice;
  }

  document(): unknown {
    this.take('space');
    if (this.at === this.text.length) throw new Broken(0, 'the file is empty', 'copy another stage’s file.');
    const value = this.value([]);
    this.take('space');
    if (this.at < this.text.length)
      throw new Broken(this.at, 'there is something after the end', 'delete what follows the last }.');
    return value;
  }

  private value(path: Path): unknown {
    this.take('space');
    this.offsets.set(JSON.stringify(path), this.at);
    if (this.skip('{')) return this.object(path);
    if (this.skip('[')) return this.list(path);
    const plain = this.take('text') ?? this.take('number') ?? this.take('word');
    if (plain === undefined) throw this.unreadable('a value');
    return JSON.parse(plain);
  }

  private object(path: Path): unknown {
    const entries = new Map<string, unknown>();
    const begin = this.at - 1;
    this.members('}', begin, () => {
      const at = this.at;
      const written = this.take('text');
      if (written === undefined) throw this.unreadable('a name in quotation marks');
      const name = JSON.parse(written) as string;
      if (entries.has(name)) this.twice.push({ at, path: [...path, name] });
      this.take('space');
      if (!this.skip(':')) throw this.missing(':', 'after the name');
      entries.set(name, this.value([...path, name]));
    });
    return Object.fromEntries(entries);
  }

  private list(path: Path): unknown[] {
    const values: unknown[] = [];
    this.members(']', this.at - 1, () => values.push(this.value([...path, values.length])));
    return values;
  }

  private members(end: '}' | ']', begin: number, read: () => void): void {
    this.take('space');
    if (this.skip(end)) return;
    for (;;) {
      read();
      this.take('space');
      if (this.skip(end)) return;
      const comma = this.at;
      if (!this.skip(',')) throw this.unended(end, begin);
      this.take('space');
      if (/[}\]]/.test(this.next())) throw new Broken(comma, 'a comma that nothing follows', 'delete it.');
    }
  }

  private unended(end: string, begin: number): Broken {
    const opened = position(this.text, begin).line;
    if (this.next() === '')
      return new Broken(
        this.at,
        `the file ends before the ${end} of line ${opened}`,
        `write the ${end}; if it seems to be there, it ends something after line ${opened} that has no end of its own.`,
      );
    if (this.next() === '/') return this.unreadable('a comma');
    if (/[}\]]/.test(this.next())) return this.missing(end, `in the place of the ${this.next()}`);
    return this.missing(',', 'before this');
  }

  private missing(sign: string, where: string): Broken {
    const name = names[sign] ?? sign;
    const before = this.text.slice(0, this.at).trimEnd();
    const line = position(this.text, before.length).line;
    const place = sign === ',' ? `after what ends on line ${line}` : 'there';
    return new Broken(this.at, `a ${name} is missing ${where}`, `write the ${name} ${place}.`);
  }

  private unreadable(wanted: string): Broken {
    const sign = this.next();
    const [what, fix] = habits.find(([signs]) => signs.includes(sign))?.slice(1) ?? [];
    if (what !== undefined && fix !== undefined) return new Broken(this.at, what, fix);
    if (sign === '')
      return new Broken(this.at, 'the file ends here', `write ${wanted} and all that is open.`);
    return new Broken(
      this.at,
      `${wanted} must stand here`,
      'put texts and names in "…", and write true or false.',
    );
  }

  private next = (): string => this.text.charAt(this.at);

  private skip(sign: string): boolean {
    const found = this.next() === sign;
    if (found) this.at += 1;
    return found;
  }

  private take(kind: keyof typeof patterns): string | undefined {
    const pattern = patterns[kind];
    pattern.lastIndex = this.at;
    const [found] = pattern.exec(this.text) ?? [];
    this.at += found?.length ?? 0;
    return found;
  }
}

const names: Readonly<Record<string, string>> = { ',': 'comma (,)', ':': 'colon (:)' };

/** What people write who know other formats: `[signs, what, fix]`. */
const habits: readonly (readonly [string, string, string])[] = [
  ['/#', 'a comment, which JSON does not have', 'delete it; what fields mean is in docs/configuration.md.'],
  ["'“”‘’„«", 'a quotation mark of another kind', 'write the straight one: ".'],
  [
    '"',
    'a text that does not end on its line, or has a \\ that means nothing',
    'close it with a ", write \\\\ for \\.',
  ],
];
