/** `198.51.100.10:46532` or `2001:db8:1:2:3:4:5:6:46532`: the last part is a port. */
const withPort = /^(.+):\d{1,5}$/;

/**
 * Whom `CloudFront-Viewer-Address` names, as one source; undefined where it names nobody. Whoever has IPv6 has a whole
 * /64 to choose addresses from: all of it is one source.
 */
export function sourceFrom(viewerAddress: string | undefined): string | undefined {
  const address = withPort.exec(viewerAddress ?? '')?.[1]?.replace(/^\[(.+)\]$/, '$1');
  return address && (address.includes(':') ? networkOf(address) : address);
}

function networkOf(address: string): string {
  const [head = '', tail = ''] = address.split('::');
  const [left, right] = [head, tail].map((part) => part.split(':').filter(Boolean)) as [string[], string[]];
  const groups = [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right];
  const network = groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${network.join(':')}::/64`;
}
