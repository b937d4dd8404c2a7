import type { EntityItem } from 'electrodb'
import type { NoticeId } from '../../domain/kernel/ids.ts'
import type { CalendarDate, Instant } from '../../domain/kernel/instant.ts'
import type { NoticeLevel } from '../../domain/subsidies/subsidy-claim.ts'
import type { Complaints, SubsidyNotice } from '../../domain/subsidies/subsidy-notice.ts'
import type { PolicyId } from '../../domain/subsidies/subsidy-policy.ts'
import { type Database, type Page, text, typed } from '../database.ts'
import { Entity } from '../entity.ts'

function noticesEntity(database: Database) {
  return new Entity(
    {
      model: { entity: 'subsidyNotice', version: '1', service: 'zhida' },
      attributes: {
        noticeId: { type: text<NoticeId>(), required: true },
        policyId: { type: text<PolicyId>(), required: true },
        window: { type: 'string', required: true },
        countyCode: { type: 'string', required: true },
        level: { type: text<NoticeLevel>(), required: true },
        from: { type: text<CalendarDate>(), required: true },
        until: { type: text<CalendarDate>(), required: true },
        complaints: { type: typed<Complaints>(), required: true },
        postedAt: { type: text<Instant>(), required: true },
        postedBy: { type: 'string', required: true },
      },
      indexes: {
        byId: { pk: { field: 'pk', composite: ['noticeId'] }, sk: { field: 'sk', composite: [] } },
        ofWindow: {
          index: 'gsi1',
          pk: { field: 'gsi1pk', composite: ['policyId', 'window', 'countyCode'] },
          sk: { field: 'gsi1sk', composite: ['from', 'noticeId'] },
        },
      },
    },
    database,
  )
}

const noticeOf = (item: EntityItem<ReturnType<typeof noticesEntity>>): SubsidyNotice => item

/** The lists that were posted. */
export function subsidyNoticesIn(database: Database) {
  const notices = noticesEntity(database)
  return {
    async get(noticeId: NoticeId): Promise<SubsidyNotice | null> {
      const { data } = await notices.get({ noticeId }).go({ consistent: true })
      return data && noticeOf(data)
    },
    /** The latest first. */
    async ofWindow(
      { policyId, window, countyCode }: Pick<SubsidyNotice, 'policyId' | 'window' | 'countyCode'>,
      { cursor, limit }: { cursor: string | null; limit: number },
    ): Promise<Page<SubsidyNotice>> {
      const { data, cursor: next } = await notices.query
        .ofWindow({ policyId, window, countyCode })
        .go({ cursor, limit, order: 'desc' })
      return { items: data.map(noticeOf), next }
    },
    /** Said again, where and to whom to object is put right. */
    async keep(notice: SubsidyNotice): Promise<void> {
      await notices.put(notice).go()
    },
  }
}
