/** Every variable that infra sets and a function reads: one list, so that neither side can misspell one. */
export type Variable =
  | 'SERVICE_NAME'
  | 'VERSION'
  | 'TABLE_NAME'
  | 'SEALING_KEY_ID'
  | 'PEPPER_SECRET_ID'
  | 'LINK_SECRET_ID'
  | 'LETTER_QUEUE_URL'
  | 'DEAD_LETTERS_URL'
  | 'DEAD_WORK_URL'
  | 'CONFIGURATION_SET'
  | 'SENDER'
  | 'DESK_MAILBOX'
  | 'READERS'
  | 'READER_IDS'
  | 'ORIGIN'
  | 'HOTLINE'
  | 'URGENT_HOTLINES'
  | 'RHYTHM_HOURS'
  | 'MAIL_EVERY_MS'
  | 'HOLD_AFTER_SOURCE'
  | 'HOLD_AFTER_PHONE';

/** The named variables; throws at cold start, naming each missing one, so that no default recipient can exist. */
export function readEnvironment<V extends Variable>(
  names: readonly V[],
  source: Record<string, string | undefined> = process.env,
): Record<V, string> {
  const missing = names.filter((name) => !source[name]);
  if (missing.length > 0) throw new Error(`Environment variables missing: ${missing.join(', ')}`);
  return Object.fromEntries(names.map((name) => [name, source[name]])) as Record<V, string>;
}
