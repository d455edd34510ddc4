const inRole = 'ROLE:';

/** The key id of somebody who has taken a role: its policies then decide here, as they would in AWS. */
export const keyOfRole = (role: string): string => `${inRole}${role}`;
export const roleOf = (keyId: string): string | undefined =>
  keyId.startsWith(inRole) ? keyId.slice(inRole.length) : undefined;

/** The host's own: tells it from every function's, and from a person's in a role. */
export const hostKey = 'LOCALhost';

/** How the host's own clients of the AWS SDK reach an emulator. */
export const hostClient = (endpoint: string, region: string, role?: string) => ({
  endpoint,
  region,
  credentials: { accessKeyId: role ? keyOfRole(role) : hostKey, secretAccessKey: 'local' },
});
