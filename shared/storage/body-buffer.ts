const bytesAtFirst = 64 * 1024;

/**
 * Holds one body after the other in the same memory. To give up a megabyte with each makes V8 look for garbage all the time:
 * what is not its own counts as if the heap had grown.
 */
export class BodyBuffer {
  private kept = Buffer.allocUnsafeSlow(bytesAtFirst);

  /** What was read before is no longer there. */
  async read(body: AsyncIterable<Uint8Array> | Uint8Array): Promise<Buffer> {
    let length = 0;
    for await (const chunk of body as AsyncIterable<Uint8Array>) {
      this.makeRoom(length, length + chunk.length);
      this.kept.set(chunk, length);
      length += chunk.length;
    }
    return this.kept.subarray(0, length);
  }

  private makeRoom(used: number, needed: number): void {
    if (needed <= this.kept.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, 2 * this.kept.length));
    this.kept.copy(larger, 0, 0, used);
    this.kept = larger;
  }
}
