import { createHash } from 'node:crypto';
import type { Entry } from './week-reader.ts';

/** In larger pieces than an entry: each call costs as much as to hash one. */
const pieceLength = 16 * 1024;
const [tab, newline] = [...'\t\n'].map((sign) => sign.charCodeAt(0)) as [number, number];

/** SHA-256 over entries in the order in which they come. */
export class HashedEntries {
  private readonly hash = createHash('sha256');
  private piece = new Uint8Array(pieceLength);
  private length = 0;

  add({ bytes, sortFrom, sortTo, tallyFrom, tallyTo }: Entry): void {
    this.makeRoom(sortTo - sortFrom + tallyTo - tallyFrom + 2);
    this.copy(bytes, sortFrom, sortTo, tab);
    this.copy(bytes, tallyFrom, tallyTo, newline);
  }

  digest(): string {
    this.flush();
    return this.hash.digest('hex');
  }

  private makeRoom(length: number): void {
    if (this.length + length > this.piece.length) this.flush();
    if (length > this.piece.length) this.piece = new Uint8Array(length);
  }

  private copy(bytes: Uint8Array, from: number, to: number, end: number): void {
    const { piece, length } = this;
    for (let at = from; at < to; at += 1) piece[length + at - from] = bytes[at] as number;
    piece[length + to - from] = end;
    this.length = length + to - from + 1;
  }

  private flush(): void {
    this.hash.update(this.piece.subarray(0, this.length));
    this.length = 0;
  }
}
