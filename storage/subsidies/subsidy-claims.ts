import { type EntityItem, Service } from 'electrodb'
import type { ClaimId, WorkerId } from '../../domain/kernel/ids.ts'
import { atShanghai, type Instant } from '../../domain/kernel/instant.ts'
import type { Money } from '../../domain/kernel/money.ts'
import type { SubsidyClaim } from '../../domain/subsidies/subsidy-claim.ts'
import type { PolicyId, SubsidyPolicy } from '../../domain/subsidies/subsidy-policy.ts'
import { waitingOnClaim } from '../../domain/subsidies/waits-of-claim.ts'
import { type Database, expiry, type Page, text, typed } from '../database.ts'
import { Entity } from '../entity.ts'
import { entryCount, entryWrites, waitingEntity } from '../kernel/waiting.ts'
import { readEach } from '../read-each.ts'
import { writeEach } from '../write-each.ts'

/** A claim bars a second one as long as its policy can be claimed. */
const retention = { days: 730 }

function claimsEntity(database: Database) {
  return new Entity(
    {
      model: { entity: 'subsidyClaim', version: '1', service: 'zhida' },
      attributes: {
        claimId: { type: text<ClaimId>(), required: true },
        workerId: { type: text<WorkerId>(), required: true },
        policyId: { type: text<PolicyId>(), required: true },
        window: { type: 'string', required: true },
        countyCode: { type: 'string', required: true },
        cityCode: { type: 'string' },
        /** Absent while papers have to show it. */
        amount: { type: typed<Money>() },
        seen: { type: typed<SubsidyClaim['seen']>(), required: true },
        attached: { type: typed<NonNullable<SubsidyClaim['attached']>>() },
        claimedAt: { type: text<Instant>(), required: true },
        claimedBy: { type: 'string', required: true },
        notices: { type: typed<SubsidyClaim['notices']>(), required: true },
        objections: { type: typed<SubsidyClaim['objections']>(), required: true },
        /** `progress.state`, apart because conditions look at it. */
        state: { type: text<SubsidyClaim['progress']['state']>(), required: true, hidden: true },
        progress: { type: typed<SubsidyClaim['progress']>(), required: true },
        version: { type: 'number', required: true },
        expiresAt: { type: 'number', required: true, hidden: true },
      },
      indexes: {
        byId: { pk: { field: 'pk', composite: ['claimId'] }, sk: { field: 'sk', composite: [] } },
        ofWindow: {
          index: 'gsi1',
          pk: { field: 'gsi1pk', composite: ['policyId', 'window'] },
          sk: { field: 'gsi1sk', composite: ['countyCode', 'claimId'] },
        },
        ofWorker: {
          index: 'gsi2',
          pk: { field: 'gsi2pk', composite: ['workerId'] },
          sk: { field: 'gsi2sk', composite: ['claimedAt'] },
        },
      },
    },
    database,
  )
}

const claimOf = ({
  amount,
  cityCode,
  attached,
  ...item
}: EntityItem<ReturnType<typeof claimsEntity>>): SubsidyClaim => ({
  ...item,
  amount: amount ?? null,
  ...(cityCode !== undefined && { cityCode }),
  ...(attached !== undefined && { attached }),
})

export function subsidyClaimsIn(database: Database) {
  const claims = claimsEntity(database)
  const service = new Service({ claims, waiting: waitingEntity(database) })
  return {
    async get(claimId: ClaimId): Promise<SubsidyClaim | null> {
      const { data } = await claims.get({ claimId }).go({ consistent: true })
      return data && claimOf(data)
    },
    /** Those that there are. */
    async getMany(claimIds: readonly ClaimId[]): Promise<SubsidyClaim[]> {
      const keys = [...new Set(claimIds)].map((claimId) => ({ claimId }))
      return (await readEach(keys, (some) => claims.get(some).go({ consistent: true }))).map(claimOf)
    },
    async ofWorker(workerId: WorkerId): Promise<SubsidyClaim[]> {
      return (await claims.query.ofWorker({ workerId }).go({ pages: 'all' })).data.map(claimOf)
    },
    /** By county. */
    async ofWindow(
      { policyId, window, countyCode }: Pick<SubsidyClaim, 'policyId' | 'window'> & { countyCode?: string | undefined },
      { cursor, limit }: { cursor: string | null; limit: number },
    ): Promise<Page<SubsidyClaim>> {
      const found = claims.query.ofWindow({ policyId, window, ...(countyCode !== undefined && { countyCode }) })
      const { data, cursor: next } = await found.go({ cursor, limit })
      return { items: data.map(claimOf), next }
    },
    /** Makes a claim where none stands for its person, policy and window; false: one does. A refused one may be made again. */
    async make(claim: SubsidyClaim, policy: SubsidyPolicy): Promise<boolean> {
      const ends = atShanghai(policy.validUntil, '00:00')
      const from = ends > claim.claimedAt ? ends : claim.claimedAt
      const listed = waitingOnClaim(claim, policy)
      const { amount, ...told } = claim
      const made = await writeEach([claim], 1 + entryCount([], listed), () =>
        service.transaction
          .write((entities) => [
            entities.claims
              .put({
                ...told,
                ...(amount && { amount }),
                state: claim.progress.state,
                expiresAt: expiry(from, retention),
              })
              .where(({ claimId, state }, { notExists, eq }) => `${notExists(claimId)} OR ${eq(state, 'refused')}`)
              .commit(),
            ...entryWrites(entities.waiting, [], listed),
          ])
          .go(),
      )
      return made.length > 0
    },
    /** Writes what became of a claim; false: somebody has changed it since it was read. */
    async change(before: SubsidyClaim, after: SubsidyClaim, policy: SubsidyPolicy | null): Promise<boolean> {
      const { claimId, version } = before
      const { notices, objections, progress, seen, attached, amount } = after
      const [stood, stands] = policy ? [waitingOnClaim(before, policy), waitingOnClaim(after, policy)] : [[], []]
      const changed = await writeEach([after], 1 + entryCount(stood, stands), () =>
        service.transaction
          .write((entities) => [
            entities.claims
              .patch({ claimId })
              .set({
                notices,
                objections,
                progress,
                seen,
                ...(attached && { attached }),
                ...(amount && { amount }),
                state: progress.state,
                version: version + 1,
              })
              .where((attributes, { eq }) => eq(attributes.version, version))
              .commit(),
            ...entryWrites(entities.waiting, stood, stands),
          ])
          .go(),
      )
      return changed.length > 0
    },
  }
}
