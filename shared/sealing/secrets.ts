/** Reads a secret's text by its id or ARN; throws `Unavailable` where the store does not answer. */
export type Secrets = { read(id: string): Promise<string> };
