const inRole = 'ROLE:';

/** The key id of somebody who has taken a role: its policies then decide here, as they would in AWS. */
export const keyOfRole = (role: string): string => `${inRole}${role}`;
export const roleOf = (keyId: string): string | undefined =>
  keyId.startsWith(inRole) ? keyId.slice(inRole.length) : undefined;

/** How the host's own clients of the AWS SDK reach an emulator; the key id tells them from every function's. */
export const hostClient = (endpoint: string, region: string, role?: string) => ({
  endpoint,
  region,
  credentials: { accessKeyId: role ? keyOfRole(role) : 'LOCALhost', secretAccessKey: 'local' },
});
