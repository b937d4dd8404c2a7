import * as z from 'zod'

/** What came of a button, as the address of the page says it until the next one is pressed. */
export const Said = z.enum([
  'answered',
  'stands',
  'late',
  'engaged',
  'checked-in',
  'check-in-stands',
  'amount-unread',
  'amount-odd',
  'file-kept',
  'file-too-large',
  'file-of-other-type',
  'too-many-files',
  'not-asked-for',
  'withdrawn',
  'not-withdrawn',
  'own-chosen',
  'own-not-chosen',
  'consent',
  'help',
])
export type Said = z.infer<typeof Said>
