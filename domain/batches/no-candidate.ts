import * as z from 'zod'
import type { Words } from '../kernel/words.ts'

/** Why somebody takes no part in a batch. */
export const NoCandidateCode = z.enum([
  'unknown',
  'out-of-scope',
  'other-county',
  'not-contacted',
  'engaged',
  'to-clarify',
  'leaves-later',
  'help-first',
  'full',
])
export type NoCandidateCode = z.infer<typeof NoCandidateCode>

/** For whoever wanted to add them; nothing here is kept, and it has no consequence. */
export const noCandidateWords: Record<NoCandidateCode, Words> = {
  unknown: { zh: '登记册中没有此人。', en: 'There is no such person in the registry.' },
  'out-of-scope': {
    zh: '此人不在您负责的县区，请由其所在县区或省级添加。',
    en: 'The person lives in a county that your account does not look after: let that county or the province add them.',
  },
  'other-county': {
    zh: '此人不在本批次的县区。',
    en: 'The person lives in none of the counties of this batch.',
  },
  'not-contacted': {
    zh: '此人没有外出意愿或没有有效的同意，不推荐岗位。',
    en: 'The person does not want to go, or no consent is on record: no job is offered to them.',
  },
  engaged: { zh: '此人已接受另一批次的岗位。', en: 'The person has said yes to a job of another batch.' },
  'to-clarify': {
    zh: '此人的调查表还有待核实的内容，核实后再添加。',
    en: 'Something in the person’s survey is still to be clarified: add them once that is done.',
  },
  'leaves-later': {
    zh: '此人在本批次的出行日期之后才能出发。',
    en: 'The person can leave only after the travel window of this batch.',
  },
  'help-first': {
    zh: '此人的家乡受灾，请先联系本人、提供帮助，再推荐岗位。',
    en: 'The person’s county was hit by a disaster: offer them help first, and then jobs.',
  },
  full: {
    zh: '本批次人数已满，请另开一个批次。',
    en: 'The batch has as many people as one may have: start another one.',
  },
}
