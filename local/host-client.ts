/** How the host's own clients of the AWS SDK reach an emulator; the key id tells them from every function's. */
export const hostClient = (endpoint: string, region: string) => ({
  endpoint,
  region,
  credentials: { accessKeyId: 'LOCALhost', secretAccessKey: 'local' },
});
