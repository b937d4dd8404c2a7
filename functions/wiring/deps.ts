import { AsyncLocalStorage } from 'node:async_hooks'
import { lazily, type Made } from './lazily.ts'
import type * as makers from './makers.ts'
import type * as stores from './stores.ts'

/** Every side effect there is, each made once a container when a verb first takes it; a verb takes only its part. */
export type Deps = Made<typeof stores> & Made<typeof makers>

interface Provided {
  readonly stores: typeof stores
  readonly makers: typeof makers
}

let provided: Provided | undefined
let deps: Deps | undefined

/**
 * Says how deps are made. On one machine that is everything; on AWS the bundler writes this call, with those alone that the function's
 * sources name (`infra/taken-by.ts`).
 */
export function provide(given: Provided): void {
  provided = given
}

/** Of one call, where it is not to have what the others have. */
const ofThisCall = new AsyncLocalStorage<Deps>()

export function depsOfThisFunction(): Deps {
  deps ??= buildDeps()
  return ofThisCall.getStore() ?? deps
}

/** Runs a call whose verb, and all that is around it, takes other deps. */
export function withDeps<Answer>(others: Deps, call: () => Answer): Answer {
  return ofThisCall.run(others, call)
}

/** Some of them made otherwise. */
export function buildDeps(otherwise: Partial<typeof makers> = {}): Deps {
  if (!provided) throw new Error('nobody has said how deps are made: provide(…) comes before the first call')
  const made: Made<typeof makers> = lazily({ ...provided.makers, ...otherwise }, () => all)
  const kept = lazily(provided.stores, () => made.database)
  const all: Deps = Object.defineProperties(made as Deps, Object.getOwnPropertyDescriptors(kept))
  return all
}

/** Where several runtimes follow one another in a process, as in tests, each reads its own environment. */
export function forgetDeps(): void {
  deps = undefined
}
