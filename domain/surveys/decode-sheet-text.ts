import { type Refusal, refuse } from '../kernel/refusal.ts'
import { surveySentences } from './survey-sentences.ts'

/** DOS ended a text with Ctrl-Z, and some programs fill up the last block with NUL. */
const fillingAtTheEnd = new RegExp(`[${String.fromCharCode(0, 0x1a)}]+$`)

/** Of the bytes of a text in an encoding, at most one in so many may be damaged. */
const rarely = 200

/**
 * The text of a CSV file: UTF-8 with or without BOM, UTF-16 (Excel's "Unicode text"), or GB18030, which Excel in China writes.
 * Text in GB18030 is practically never valid UTF-8 by chance, so UTF-8 is tried first. A damaged byte here and there becomes
 * U+FFFD, and its cell is not taken for what it seems to say.
 */
export function decodeSheetText(bytes: Uint8Array): string | Refusal<'unreadable-sheet'> {
  const encodings = encodingsToTry(bytes)
  for (const encoding of encodings) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes).replace(fillingAtTheEnd, '')
      if (!isBinary(text)) return text
    } catch {
      // Not this encoding: the next one may be it.
    }
  }
  for (const encoding of encodings) {
    const text = new TextDecoder(encoding).decode(bytes).replace(fillingAtTheEnd, '')
    if (!isBinary(text) && isRarelyDamaged(text)) return text
  }
  return refuse('unreadable-sheet', surveySentences('no-sheet'))
}

/** A picture, a PDF or the like: no sheet holds NUL, nor control characters but by a rare slip of copying. */
function isBinary(text: string): boolean {
  const controls = text.match(/[\p{Cc}--[\t\n\v\f\r\u0085]]/gv)?.length ?? 0
  return text.includes('\0') || controls * 100 > text.length
}

function isRarelyDamaged(text: string): boolean {
  const damaged = text.match(/\ufffd/g)?.length ?? 0
  const chinese = text.match(/\p{Script=Han}/gu)?.length ?? 0
  return damaged * rarely <= text.length || damaged * 20 <= chinese
}

function encodingsToTry(bytes: Uint8Array): readonly string[] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ['utf-16le']
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return ['utf-16be']
  return unmarkedUtf16(bytes) ?? ['utf-8', 'gb18030']
}

/** In UTF-16 every digit and separator has a NUL beside it, always on the same side. */
function unmarkedUtf16(bytes: Uint8Array): readonly string[] | undefined {
  const nuls = [0, 0]
  const looked = bytes.subarray(0, 20_000)
  looked.forEach((byte, index) => {
    if (byte === 0) nuls[index % 2] = (nuls[index % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = nuls
  if (odd * 20 > looked.length && odd > 10 * even) return ['utf-16le']
  return even * 20 > looked.length && even > 10 * odd ? ['utf-16be'] : undefined
}
