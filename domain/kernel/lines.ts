import * as z from 'zod'
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
      if (found) context.addIssue({ code: 'custom', message: `holds ${found}, which nobody sees: take it out` })
    })
}
