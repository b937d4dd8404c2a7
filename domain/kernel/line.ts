import * as z from 'zod'
import { complaint } from './complaint.ts'
import { fieldSentences } from './field-sentences.ts'
import { unseenIn } from './unseen-in.ts'

/** A name, a title, a reason: one line of up to `max` characters, without characters that nobody sees. Blanks at its ends go. */
export function line({ min = 1, max }: { min?: number; max: number }) {
  return z
    .string()
    .trim()
    .min(min)
    .max(max)
    .superRefine((text, context) => {
      const found = unseenIn(text)
      if (found) context.addIssue(complaint(fieldSentences('unseen', { character: found })))
    })
}
