import * as z from 'zod'
import { complaint } from './complaint.ts'
import { fieldSentences } from './field-sentences.ts'
import { unseenIn } from './unseen-in.ts'

/** A remark of up to `max` characters, which may have several lines; otherwise as `line`. */
export function lines({ max }: { max: number }) {
  return z
    .string()
    .overwrite((text) => text.replace(/\r\n?/g, '\n'))
    .trim()
    .max(max)
    .superRefine((text, context) => {
      const found = unseenIn(text.replace(/[\n\t]/g, ' '))
      if (found) context.addIssue(complaint(fieldSentences('unseen', { character: found })))
    })
}
