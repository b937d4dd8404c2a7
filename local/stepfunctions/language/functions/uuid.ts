/** `$uuid()`: a version 4 UUID from numbers of chance in [0, 1). */
export function uuid(chance: () => number): string {
  const bytes = Array.from({ length: 16 }, () => Math.floor(chance() * 256))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const text = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join('-')
}
