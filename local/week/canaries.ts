import type { Host } from '../host.ts';

/** Applications that are no person's, beside those that are counted: each looks for the one before it. */
export type Canaries = { sent: number; arrived: number; missing: number };

type Answer = { readonly sent: boolean; readonly arrived: number; readonly missing: readonly string[] };

export async function sendCanary(host: Host, at: Date, canaries: Canaries): Promise<void> {
  const fired = await host.fire('canary', at.toISOString());
  if (fired.status === 'failed') throw new Error(`canary failed: ${fired.functionError.errorMessage}`);
  const { sent, arrived, missing } = fired.result as unknown as Answer;
  canaries.sent += sent ? 1 : 0;
  canaries.arrived += arrived;
  canaries.missing += missing.length;
}

/** All but the last one have come out at the other end. */
export const haveCome = ({ sent, arrived, missing }: Canaries): boolean =>
  sent > 1 && arrived === sent - 1 && missing === 0;
