/** All the code of a function, as one expression. */
export const codeFile = 'code.js';

/** What V8 compiled of it. That of another processor is refused, and better not read at all. */
export const compiledFile = ({
  platform,
  arch,
}: {
  readonly platform: string;
  readonly arch: string;
}): string => `code.${platform}-${arch}.bin`;
