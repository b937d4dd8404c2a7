/** Two-byte codes of GB18030 by character: what Excel in China writes for everyday Chinese. */
const codes = new Map<string, readonly [number, number]>()
const decoder = new TextDecoder('gb18030')
for (let first = 0x81; first <= 0xfe; first += 1) {
  for (let second = 0x40; second <= 0xfe; second += 1) {
    const character = decoder.decode(new Uint8Array([first, second]))
    if (character.length === 1 && !codes.has(character)) codes.set(character, [first, second])
  }
}

/** Node decodes GB18030 but does not encode it. */
export function encodeGb18030(text: string): Uint8Array {
  const bytes: number[] = []
  for (const character of text) {
    const code = codes.get(character)
    if (code) bytes.push(...code)
    else if (character.charCodeAt(0) < 0x80) bytes.push(character.charCodeAt(0))
    else throw new RangeError(`${character} is not in the two-byte part of GB18030`)
  }
  return new Uint8Array(bytes)
}
