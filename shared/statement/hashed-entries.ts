import { createHash } from 'node:crypto';

/** In larger pieces than an entry: each call costs as much as to hash one. */
const pieceLength = 16 * 1024;

/** SHA-256 over entries in the order in which they come. */
export class HashedEntries {
  private readonly hash = createHash('sha256');
  private waiting = '';

  add(sort: string, tally: string): void {
    this.waiting += `${sort}\t${tally}\n`;
    if (this.waiting.length > pieceLength) this.flush();
  }

  digest(): string {
    this.flush();
    return this.hash.digest('hex');
  }

  private flush(): void {
    this.hash.update(this.waiting);
    this.waiting = '';
  }
}
