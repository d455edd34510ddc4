import { randomInt } from 'node:crypto';

/** `GenerateSecretString` of `AWS::SecretsManager::Secret`, with its defaults. */
export type GenerateSecretString = {
  readonly PasswordLength?: number | string;
  readonly SecretStringTemplate?: string;
  readonly GenerateStringKey?: string;
  readonly ExcludeCharacters?: string;
  readonly ExcludePunctuation?: boolean;
  readonly ExcludeNumbers?: boolean;
  readonly ExcludeLowercase?: boolean;
  readonly ExcludeUppercase?: boolean;
  readonly IncludeSpace?: boolean;
  readonly RequireEachIncludedType?: boolean;
};

const lowercase = 'abcdefghijklmnopqrstuvwxyz';
const punctuation = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';

/** A password, or the template's JSON object with the password under its key. */
export function generateSecretString(request: GenerateSecretString): string {
  const password = generatePassword(request);
  if (request.SecretStringTemplate === undefined || request.GenerateStringKey === undefined) return password;
  const template = JSON.parse(request.SecretStringTemplate) as Record<string, unknown>;
  return JSON.stringify({ ...template, [request.GenerateStringKey]: password });
}

function generatePassword(request: GenerateSecretString): string {
  const types = characterTypes(request);
  const length = Number(request.PasswordLength ?? 32);
  const required = request.RequireEachIncludedType === false ? [] : types.map(pick);
  if (types.length === 0 || length < required.length) throw new Error('no such secret can be generated');
  const all = types.join('');
  const rest = Array.from({ length: length - required.length }, () => pick(all));
  return shuffle([...required, ...rest]).join('');
}

function characterTypes(request: GenerateSecretString): string[] {
  const excluded = new Set(request.ExcludeCharacters ?? '');
  const types = [
    request.ExcludeLowercase ? '' : lowercase,
    request.ExcludeUppercase ? '' : lowercase.toUpperCase(),
    request.ExcludeNumbers ? '' : '0123456789',
    request.ExcludePunctuation ? '' : punctuation,
    request.IncludeSpace ? ' ' : '',
  ];
  return types
    .map((type) => [...type].filter((character) => !excluded.has(character)).join(''))
    .filter(Boolean);
}

function pick(characters: string): string {
  return characters.charAt(randomInt(characters.length));
}

function shuffle(characters: string[]): string[] {
  const keyed = characters.map((character) => ({ character, place: randomInt(2 ** 32) }));
  return keyed.sort((a, b) => a.place - b.place).map(({ character }) => character);
}
