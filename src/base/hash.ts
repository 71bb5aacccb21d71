// The hash of a machine's state: 64 bits from two multiplicative lanes, fed with integers, doubles, strings and plain
// data. Integer arithmetic only, so Node and every browser agree bit for bit. Not cryptographic.

const DOUBLE = new Float64Array(1);
const WORDS = new Int32Array(DOUBLE.buffer);

export class Hasher {
  private a = 0x811c9dc5 | 0;
  private b = 0x9e3779b9 | 0;

  int(value: number): void {
    this.a = Math.imul(this.a ^ value, 0x01000193);
    this.a ^= this.a >>> 15;
    this.b = Math.imul((this.b << 5) ^ (this.b >>> 27) ^ value, 0x85ebca6b);
  }

  number(value: number): void {
    if (value === (value | 0)) {
      this.int(1);
      this.int(value);
      return;
    }
    DOUBLE[0] = value;
    this.int(2);
    this.int(WORDS[0] as number);
    this.int(WORDS[1] as number);
  }

  string(text: string): void {
    this.int(text.length);
    for (let i = 0; i < text.length; i++) this.int(text.charCodeAt(i));
  }

  /** Plain data or a typed array. Keys are taken in sorted order: insertion order is history, not state. */
  value(value: unknown): void {
    if (value === null) this.int(3);
    else if (value === undefined) this.int(4);
    else if (value === true) this.int(5);
    else if (value === false) this.int(6);
    else if (typeof value === 'number') this.number(value);
    else if (typeof value === 'string') {
      this.int(7);
      this.string(value);
    } else if (Array.isArray(value)) {
      this.int(8);
      this.int(value.length);
      for (const item of value) this.value(item);
    } else if (ArrayBuffer.isView(value)) this.column(value as unknown as ArrayLike<number>);
    else if (typeof value === 'object') {
      this.int(9);
      const record = value as Record<string, unknown>;
      for (const key of Object.keys(record).sort()) {
        if (record[key] === undefined) continue;
        this.string(key);
        this.value(record[key]);
      }
    } else throw new TypeError(`not plain data: ${typeof value}`);
  }

  column(values: ArrayLike<number>): void {
    this.int(10);
    this.int(values.length);
    for (let i = 0; i < values.length; i++) this.number(values[i] as number);
  }

  hex(): string {
    const lane = (value: number) => (value >>> 0).toString(16).padStart(8, '0');
    return lane(this.a) + lane(this.b);
  }
}

/** Hash of one piece of plain data. */
export function hashOf(value: unknown): string {
  const hasher = new Hasher();
  hasher.value(value);
  return hasher.hex();
}
