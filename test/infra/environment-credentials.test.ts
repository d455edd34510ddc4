import { afterEach, expect, it, vi } from 'vitest';
import { defaultProvider } from '../../infra/bundling/environment-credentials.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

/** As Lambda's environment holds them: a role's credentials are refused without the token. */
const given = {
  AWS_ACCESS_KEY_ID: 'ASIAEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'secret',
  AWS_SESSION_TOKEN: 'token',
};
const put = (variables: Readonly<Record<string, string>>) => {
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
};

it('a function signs with the credentials of its environment, the token of its role among them', async () => {
  put(given);
  const credentials = { accessKeyId: 'ASIAEXAMPLE', secretAccessKey: 'secret', sessionToken: 'token' };
  expect(await defaultProvider()()).toEqual(credentials);
});

it.each(['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'])(
  'without %s it says that there are none',
  async (name) => {
    put({ ...given, [name]: '' });
    await expect(defaultProvider()()).rejects.toThrow('no credentials in the environment');
  },
);
