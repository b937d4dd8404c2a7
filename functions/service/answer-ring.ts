import { noSuch } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { pulseSeal } from './pulse-seal.ts'

/** Wakes the step that called; a call that nobody waits for any longer, or that is not ours, is not found. */
async function answerRing({ body }: Call<Routes['answer-ring']>, deps: Pick<Deps, 'secrets' | 'workflows'>) {
  const pulse = await pulseSeal(deps)
  const token = pulse.open(body.sealed)
  const woken = token === null ? 'gone' : await deps.workflows.succeed(token, {})
  return woken === 'taken' ? undefined : noSuch('address')
}

export const handler = http(routes['answer-ring'], answerRing)
