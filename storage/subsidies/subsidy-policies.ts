import type { SubsidyPolicy } from '../../domain/subsidies/subsidy-policy.ts'
import { type Database, typed } from '../database.ts'
import { Entity } from '../entity.ts'
import { holds } from '../holds.ts'

/** Policies without a code of a place lie under this one. */
const nowhere = '00'

/** The policies that offices have added; a policy that people were told of is never changed, another one takes its place. */
export function subsidyPoliciesIn(database: Database) {
  const policies = new Entity(
    {
      model: { entity: 'subsidyPolicy', version: '1', service: 'zhida' },
      attributes: {
        policyId: { type: 'string', required: true },
        /** The first two digits of the place's code. */
        province: { type: 'string', required: true },
        policy: { type: typed<SubsidyPolicy>(), required: true },
      },
      indexes: {
        byId: { pk: { field: 'pk', composite: ['policyId'] }, sk: { field: 'sk', composite: [] } },
        ofProvince: {
          index: 'gsi1',
          pk: { field: 'gsi1pk', composite: ['province'] },
          sk: { field: 'gsi1sk', composite: ['policyId'] },
        },
      },
    },
    database,
  )
  return {
    async get(policyId: string): Promise<SubsidyPolicy | null> {
      return (await policies.get({ policyId }).go({ consistent: true })).data?.policy ?? null
    },
    /** By the first two digits of a code; null: those of places without one. */
    async ofProvince(province: string | null): Promise<SubsidyPolicy[]> {
      const { data } = await policies.query.ofProvince({ province: province ?? nowhere }).go({ pages: 'all' })
      return data.map(({ policy }) => policy)
    },
    /** false: the id is taken. */
    async add(policy: SubsidyPolicy): Promise<boolean> {
      const province = policy.place.code?.slice(0, 2) ?? nowhere
      return holds(
        policies
          .put({ policyId: policy.policyId, province, policy })
          .where(({ policyId }, { notExists }) => notExists(policyId))
          .go(),
      )
    },
  }
}
