/** How a client of the AWS SDK reaches an emulator: one try, so that a test sees each answer. */
export const clientOf = (url: string) => ({
  endpoint: url,
  region: 'ap-southeast-3',
  credentials: { accessKeyId: 'LOCALtest0001', secretAccessKey: 'none' },
  maxAttempts: 1,
});
