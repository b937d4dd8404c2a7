import { type Refusal, refuse } from '../kernel/refusal.ts'

/** Control characters that no sheet holds: the file is a picture, a PDF or the like. */
const binary = /[\p{Cc}--[\t\n\v\f\r\u0085]]/v

/**
 * The text of a CSV file: UTF-8 with or without BOM, UTF-16 with BOM (Excel's "Unicode text"), or GB18030, which Excel
 * in China writes. Text in GB18030 is practically never valid UTF-8 by chance, so UTF-8 is tried first.
 */
export function decodeSheetText(bytes: Uint8Array): string | Refusal<'unreadable-sheet'> {
  const encodings = encodingsToTry(bytes)
  for (const encoding of encodings) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      if (!binary.test(text)) return text
    } catch {
      // Not this encoding: the next one may be it.
    }
  }
  return refuse(
    'unreadable-sheet',
    'This file is neither a CSV file nor an XLSX workbook: save the sheet as one of them.',
  )
}

function encodingsToTry(bytes: Uint8Array): readonly string[] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ['utf-16le']
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return ['utf-16be']
  return ['utf-8', 'gb18030']
}
