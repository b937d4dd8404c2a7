import * as z from 'zod'
import { LinkId } from '../../kernel/ids.ts'
import type { Words } from '../../kernel/words.ts'

/** A phone names itself when it opens a link first, so that two behind one link are two reporters: K7Q2. */
export const PhoneName = z.string().regex(/^[A-Z0-9]{4,8}$/)
export type PhoneName = z.infer<typeof PhoneName>

/** Who said it, as entries keep it: the link, which a colleague made, and which phone behind it. */
export function escortsPhone(linkId: LinkId, phone: PhoneName): string {
  return `${linkId}/${phone}`
}

/** The phone behind a link that said it; null where staff or a plant did. */
export function phoneNamedIn(by: string): PhoneName | null {
  const [link = '', phone = ''] = by.split('/', 2)
  return LinkId.safeParse(link).success && PhoneName.safeParse(phone).success ? phone : null
}

/** Who said it, within a sentence. */
export function reporterInWords(by: string): Words {
  const phone = phoneNamedIn(by)
  return phone === null ? { zh: by, en: by } : { zh: `领队手机${phone}`, en: `the escort's phone ${phone}` }
}
