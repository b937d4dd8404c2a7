import { isRefusal } from '../../domain/kernel/refusal.ts'
import type { Words } from '../../domain/kernel/words.ts'
import { decodeSheetText } from '../../domain/surveys/decode-sheet-text.ts'

/** What a file says, in whichever encoding an office writes it; or that it is no text. */
export async function textOfFile(file: File): Promise<string | Words> {
  const text = decodeSheetText(new Uint8Array(await file.arrayBuffer()))
  return isRefusal(text) ? text.words : text
}
