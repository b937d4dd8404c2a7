import * as z from 'zod'
import type { Words } from '../kernel/words.ts'

/** Why somebody arranges their own journey. */
export const OwnJourneyCode = z.enum([
  'no-offer',
  'no-connection',
  'not-in-time',
  'no-seats',
  'wait-by-night',
  'wait-too-long',
  'costs-less',
  'ruled-out',
  'not-booked',
  'no-plan',
  'near-home',
  'near-by',
  'own-choice',
])
export type OwnJourneyCode = z.infer<typeof OwnJourneyCode>

/** The reason as it was told: the Chinese one stands in the worker's message, so it is short (30 characters). */
export const OwnJourney = z.object({ code: OwnJourneyCode, zh: z.string().max(30), en: z.string() })
export type OwnJourney = z.infer<typeof OwnJourney>

const reasons: Record<OwnJourneyCode, Words> = {
  'no-offer': { zh: '没有客运公司能派车', en: 'No carrier offered a coach.' },
  'no-connection': {
    zh: '附近车站和机场没有去那里的班次',
    en: 'No coach may drive so far, and no train or flight in reach goes there.',
  },
  'not-in-time': {
    zh: '没有能按时到岗的班次',
    en: 'Every train, flight or coach would arrive after the first day of work.',
  },
  'no-seats': { zh: '去那里的班次没有余票', en: 'The trains and flights that fit have no seats left.' },
  'wait-by-night': {
    zh: '换乘要在车站过夜',
    en: 'Every connection would mean waiting at a station or airport by night.',
  },
  'wait-too-long': {
    zh: '换乘等候时间太长',
    en: 'Every connection would mean waiting too long at a station or airport.',
  },
  'costs-less': {
    zh: '这一路统一安排比自行前往贵',
    en: 'The plan found no group transport on this way that costs less than a journey of one’s own.',
  },
  'ruled-out': {
    zh: '合适的出行方式这次没有选用',
    en: 'The province ruled out the ways of travelling that would fit.',
  },
  'not-booked': { zh: '车票没有订上', en: 'What was planned could not be booked.' },
  'near-home': {
    zh: '离家近，可每天往返，不统一乘车',
    en: 'The post is near home, to go to and back every day.',
  },
  'no-plan': { zh: '没有排出统一的行程', en: 'The planner found no group transport.' },
  'own-choice': { zh: '您自己选的，岗位保留', en: 'You chose so, and keep the post.' },
  'near-by': { zh: '新岗位就在您现在的城市附近', en: 'The job is near the city where you are.' },
}

export function ownJourney(code: OwnJourneyCode): OwnJourney {
  return { code, ...reasons[code] }
}
