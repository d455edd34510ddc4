/** Inside API Gateway's 30 seconds there is room for three tries; the client backs off with jitter between them. */
export const shortPatience = {
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000, throwOnRequestTimeout: true },
};
