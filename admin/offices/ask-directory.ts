import { type Answer, type Asked, answers } from '../../shared/directory/asked.ts';
import type { System } from '../aws/system.ts';

/** Asks the function that keeps the directory, and its rules. */
export async function askDirectory<A extends Asked['ask']>(
  asked: Extract<Asked, { ask: A }>,
  system: System,
): Promise<Answer<A>> {
  const answer = await system.invoke('AddressesDirectory', asked);
  return answers[asked.ask].parse(answer) as Answer<A>;
}
