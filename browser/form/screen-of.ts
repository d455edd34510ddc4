/** Which questions share a screen, by the names of their answers. What stands nowhere here shares its part's. */
const groups: readonly (readonly [screen: string, names: RegExp])[] = [
  ['need', /^choices\.0\.program$/],
  ['details', /^choices\.0\./],
  ['more', /^choices\./],
  ['case', /^(about|story|safeContact)$/],
  ['who', /^targetGroup$/],
  ['plan', /^(plan|country)$/],
  ['where', /^(district|village)$/],
  // The box without a name decides whether all of this is kept on the phone.
  ['contact', /^(name|nik|phone|phoneOf)?$/],
  ['helper', /^assisted\./],
  ['consent', /^consent\./],
];

export const screenOf = (name: string): string | undefined =>
  groups.find(([, names]) => names.test(name))?.[0];
