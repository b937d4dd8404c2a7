import { isRefusal, refuse } from '../../domain/kernel/refusal.ts'
import { stabilisationSentences } from '../../domain/stabilisation/stabilisation-sentences.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { caseFor } from './case-for.ts'
import { type Routes, routes } from './catalog.ts'
import { type LookingForPosts, postsNear } from './posts-near.ts'

async function listPostsNear(
  { params, staff }: Call<Routes['list-posts-near']>,
  deps: LookingForPosts & Pick<Deps, 'cases'>,
) {
  const one = await caseFor(staff, params.caseId, deps)
  if (isRefusal(one)) return one
  if (one.cityCode === null) return refuse('invalid-state', stabilisationSentences('not-in-a-city'))
  return { items: await postsNear(one.cityCode, deps) }
}

export const handler = http(routes['list-posts-near'], listPostsNear)
