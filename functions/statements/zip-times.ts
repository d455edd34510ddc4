const localHeader = 0x04034b50;
const centralHeader = 0x02014b50;
const endOfDirectory = 0x06054b50;
/** 1 January 1980, midnight: the first moment that a zip knows (APPNOTE 4.4.6). */
const noTime = 0x00210000;

/**
 * The same zip without the moments at which its files were written: they say when somebody pressed a link, in the
 * machine's time zone, and would make two files of the same statement differ.
 */
export function withoutTimes(zip: Uint8Array): Uint8Array {
  const bytes = zip.slice();
  const view = new DataView(bytes.buffer);
  const end = bytes.length - 22;
  if (view.getUint32(end, true) !== endOfDirectory) throw new Error('Not a zip without a comment');
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    const local = view.getUint32(at + 42, true);
    if (view.getUint32(at, true) !== centralHeader || view.getUint32(local, true) !== localHeader)
      throw new Error('Not the directory of a zip');
    view.setUint32(at + 12, noTime, true);
    view.setUint32(local + 10, noTime, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return bytes;
}
