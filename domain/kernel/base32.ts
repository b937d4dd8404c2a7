/** Crockford's digits in lower case: none that is easily taken for another. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

export const base32 = {
  /** Five bits a digit; the last one is filled up with zeros. */
  encode(bytes: Uint8Array): string {
    let text = ''
    let bits = 0
    let value = 0
    for (const byte of bytes) {
      value = (value << 8) | byte
      bits += 8
      while (bits >= 5) {
        text += alphabet[(value >>> (bits - 5)) & 31]
        bits -= 5
      }
      value &= (1 << bits) - 1
    }
    return bits > 0 ? text + alphabet[(value << (5 - bits)) & 31] : text
  },
  /** Null where a digit is none, or bits are left that `encode` would not have written. */
  decode(text: string): Uint8Array<ArrayBuffer> | null {
    const bytes: number[] = []
    let bits = 0
    let value = 0
    for (const digit of text) {
      const five = alphabet.indexOf(digit)
      if (five < 0) return null
      value = (value << 5) | five
      bits += 5
      if (bits >= 8) {
        bytes.push((value >>> (bits - 8)) & 255)
        bits -= 8
      }
      value &= (1 << bits) - 1
    }
    return bits < 5 && value === 0 ? Uint8Array.from(bytes) : null
  },
} as const
