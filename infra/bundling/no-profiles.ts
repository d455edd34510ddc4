/**
 * Stands in a bundle for `fs/promises`, which takes 6 ms to load: the SDK looks with it for the profiles of somebody
 * who signs in on this machine, of which a function has none.
 */
export const readFile = (path: string): Promise<never> =>
  Promise.reject(Object.assign(new Error(`A function reads no file ${path}`), { code: 'ENOENT' }));
