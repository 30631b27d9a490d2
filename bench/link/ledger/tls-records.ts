import type { Bytes } from '../../core/units.ts';

/** RFC 8446 §5.1. From the server's hello on, TLS 1.3 shows all but alerts in the clear as application data. */
export const TLS_CONTENT_TYPES = ['changeCipherSpec', 'alert', 'handshake', 'applicationData'] as const;
export type TlsContentType = (typeof TLS_CONTENT_TYPES)[number];

const FIRST_TYPE = 20;
const HEADER_BYTES: Bytes = 5;
/** RFC 8446 §5.2: 2^14 of plaintext and 256 of encryption. */
const MAX_FRAGMENT_BYTES: Bytes = 16_384 + 256;

/** Records and their bytes, headers included. */
export type TlsRecords = { readonly records: number; readonly bytes: Bytes };

export type TlsCounts = Readonly<Record<TlsContentType, TlsRecords>> & {
  /** What is no TLS, or a record that was cut off. */
  readonly unaccounted: Bytes;
};

/**
 * Counts the records of one direction of an encrypted stream, cut anywhere, and keeps none of them. A record
 * counts once it is complete; from bytes on that begin none, everything is unaccounted for.
 */
export class TlsRecordCounter {
  readonly #counts = {
    changeCipherSpec: { records: 0, bytes: 0 },
    alert: { records: 0, bytes: 0 },
    handshake: { records: 0, bytes: 0 },
    applicationData: { records: 0, bytes: 0 },
  };
  readonly #header = Buffer.alloc(HEADER_BYTES);
  #headerBytes: Bytes = 0;
  #left: Bytes = 0;
  #fed: Bytes = 0;
  #lost = false;

  push(bytes: Buffer): void {
    this.#fed += bytes.length;
    for (let from = 0; from < bytes.length && !this.#lost;) {
      from =
        this.#headerBytes < HEADER_BYTES ? this.#takeHeader(bytes, from) : this.#takeFragment(bytes, from);
    }
  }

  /** What has been counted so far; bytes of a record that is not complete stand among those unaccounted for. */
  counts(): TlsCounts {
    const known = TLS_CONTENT_TYPES.reduce((sum, type) => sum + this.#counts[type].bytes, 0);
    return { ...structuredClone(this.#counts), unaccounted: this.#fed - known };
  }

  #takeHeader(bytes: Buffer, from: number): number {
    const end = Math.min(bytes.length, from + HEADER_BYTES - this.#headerBytes);
    this.#headerBytes += bytes.copy(this.#header, this.#headerBytes, from, end);
    if (this.#headerBytes < HEADER_BYTES) return end;
    this.#left = this.#header.readUInt16BE(3);
    this.#lost = !isHeader(this.#header);
    if (this.#left === 0 && !this.#lost) this.#finish();
    return end;
  }

  #takeFragment(bytes: Buffer, from: number): number {
    const end = Math.min(bytes.length, from + this.#left);
    this.#left -= end - from;
    if (this.#left === 0) this.#finish();
    return end;
  }

  #finish(): void {
    const type = TLS_CONTENT_TYPES[this.#header.readUInt8(0) - FIRST_TYPE];
    if (type === undefined) return;
    const count = this.#counts[type];
    count.records += 1;
    count.bytes += HEADER_BYTES + this.#header.readUInt16BE(3);
    this.#headerBytes = 0;
  }
}

/** RFC 8446 §5.1: the version is 0x0303, or 0x0301 in a first hello. */
function isHeader(header: Buffer): boolean {
  const type = header.readUInt8(0) - FIRST_TYPE;
  const isKnown = type >= 0 && type < TLS_CONTENT_TYPES.length;
  return isKnown && header.readUInt8(1) === 3 && header.readUInt16BE(3) <= MAX_FRAGMENT_BYTES;
}
