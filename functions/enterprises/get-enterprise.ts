import { noSuch } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'

async function getEnterprise({ params }: Call<Routes['get-enterprise']>, { enterprises }: Pick<Deps, 'enterprises'>) {
  return (await enterprises.get(params.enterpriseId)) ?? noSuch('enterprise')
}

export const handler = http(routes['get-enterprise'], getEnterprise)
