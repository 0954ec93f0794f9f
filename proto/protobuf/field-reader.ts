/** More bits than a varint of 8 bytes has are not read here: whoever meets one leaves it to the generated codec. */
const maxShiftedScale = 2 ** 49;

/** Of the fourth byte. */
const maxShortShift = 21;

const noBytes = Buffer.alloc(0);

/**
 * Reads the fields of a message one after the other, in place. One object is used again and again: a decoder written by
 * hand is worth it only where no object is made per message but the message.
 */
export class FieldReader {
  at = 0;
  end = 0;
  /** Set when what was read makes no sense, or exceeds what is read here; everything after it is meaningless. */
  failed = false;
  #bytes: Uint8Array = noBytes;

  /** The message is the bytes from `start` to before `end`. */
  start(bytes: Uint8Array, start = 0, end = bytes.length): void {
    this.#bytes = bytes;
    this.at = start;
    this.end = end;
    this.failed = false;
  }

  /** Lets go of the bytes; true when all of them made sense. */
  finish(): boolean {
    this.#bytes = noBytes;
    return !this.failed && this.at === this.end;
  }

  /** A value; fails above 2^53 and past the end. */
  varint(): number {
    const bytes = this.#bytes;
    let value = 0;
    for (let scale = 1; this.at < this.end && scale <= maxShiftedScale; scale *= 0x80) {
      const byte = bytes[this.at++]!;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
    this.failed = true;
    return 0;
  }

  /**
   * Tag, length or flag: fails above four bytes. Longer ones exist only where somebody pads them, and the generated codec
   * has its own ways with those.
   */
  short(): number {
    const bytes = this.#bytes;
    let value = 0;
    for (let shift = 0; this.at < this.end && shift <= maxShortShift; shift += 7) {
      const byte = bytes[this.at++]!;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
    this.failed = true;
    return 0;
  }

  /** Begins a field that is a message: its fields are read until `at` is `end`, then `leave` goes on behind it. */
  enter(): number {
    const length = this.short();
    const outerEnd = this.end;
    if (this.at + length > outerEnd) this.failed = true;
    else this.end = this.at + length;
    return outerEnd;
  }

  /** @param outerEnd what `enter` gave. */
  leave(outerEnd: number): void {
    this.end = outerEnd;
  }

  /** Passes over the value of a field with this tag. */
  pass(tag: number): void {
    const wireType = tag & 7;
    if (wireType === 0) this.varint();
    else if (wireType === 2) this.advance(this.short());
    else this.failed = true;
  }

  /** Passes over so many bytes. */
  advance(byteCount: number): void {
    this.at += byteCount;
    if (this.at > this.end) this.failed = true;
  }

  /** The bytes of a length-delimited field, as a view. */
  bytes(): Uint8Array {
    const length = this.short();
    const start = this.at;
    this.at += length;
    if (this.at <= this.end) return this.#bytes.subarray(start, this.at);
    this.failed = true;
    return noBytes;
  }
}
