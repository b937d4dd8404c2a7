import type { EntityItem } from 'electrodb'
import { Interview, type InterviewWay } from '../../domain/enterprises/interview.ts'
import type { EnterpriseId, InterviewId } from '../../domain/kernel/ids.ts'
import type { CalendarDate, Instant } from '../../domain/kernel/instant.ts'
import { type Database, expiry, isConditionFailed, type Page, text } from '../database.ts'
import { Entity } from '../entity.ts'

/** A note may tell of people, so it goes as what is kept of them does. */
const retention = { days: 730 }

/** An interview with its note as the vault sealed it, under a key of its own. */
export interface KeptInterview {
  readonly interview: Interview
  readonly sealedNote?: string | undefined
}

export function interviewsIn(database: Database) {
  const interviews = new Entity(
    {
      model: { entity: 'interview', version: '1', service: 'zhida' },
      attributes: {
        enterpriseId: { type: text<EnterpriseId>(), required: true },
        interviewId: { type: text<InterviewId>(), required: true },
        heldOn: { type: text<CalendarDate>(), required: true },
        way: { type: text<InterviewWay>(), required: true },
        nextOn: { type: text<CalendarDate>() },
        recordedAt: { type: text<Instant>(), required: true },
        recordedBy: { type: 'string', required: true },
        noted: { type: text<Interview['noted']>(), required: true },
        sealedNote: { type: 'string' },
        expiresAt: { type: 'number', required: true },
      },
      indexes: {
        byId: { pk: { field: 'pk', composite: ['interviewId'] }, sk: { field: 'sk', composite: [] } },
        ofEnterprise: {
          index: 'gsi1',
          pk: { field: 'gsi1pk', composite: ['enterpriseId'] },
          sk: { field: 'gsi1sk', composite: ['heldOn', 'recordedAt', 'interviewId'] },
        },
      },
    },
    database,
  )
  const keptOf = ({ sealedNote, nextOn, ...item }: EntityItem<typeof interviews>): KeptInterview => ({
    interview: Interview.parse({ ...item, nextOn: nextOn ?? null }),
    ...(sealedNote !== undefined && { sealedNote }),
  })

  async function get(interviewId: InterviewId): Promise<KeptInterview | null> {
    const { data } = await interviews.get({ interviewId }).go({ consistent: true })
    return data && keptOf(data)
  }
  return {
    get,
    /** Answers what is kept under this id: the new one, or the one that the same call kept before. */
    async record({ interview, sealedNote }: KeptInterview): Promise<Interview> {
      const { nextOn, ...facts } = interview
      const kept = { ...facts, ...(nextOn !== null && { nextOn }), ...(sealedNote !== undefined && { sealedNote }) }
      try {
        await interviews.create({ ...kept, expiresAt: expiry(interview.recordedAt, retention) }).go()
        return interview
      } catch (error) {
        if (!isConditionFailed(error)) throw error
        return (await get(interview.interviewId))?.interview ?? interview
      }
    },
    /** The last that was held first. */
    async ofEnterprise(enterpriseId: EnterpriseId, cursor: string | null, limit: number): Promise<Page<KeptInterview>> {
      const found = await interviews.query.ofEnterprise({ enterpriseId }).go({ cursor, limit, order: 'desc' })
      return { items: found.data.map(keptOf), next: found.cursor }
    },
    /** Takes the note out; that an interview was held stays. */
    async eraseNote(interviewId: InterviewId): Promise<void> {
      await interviews.patch({ interviewId }).remove(['sealedNote']).set({ noted: 'erased' }).go()
    },
  }
}
