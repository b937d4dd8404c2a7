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

export function depsOfThisFunction(): Deps {
  deps ??= buildDeps()
  return deps
}

function buildDeps(): Deps {
  if (!provided) throw new Error('nobody has said how deps are made: provide(…) comes before the first call')
  const made: Made<typeof makers> = lazily(provided.makers, () => all)
  const kept = lazily(provided.stores, () => made.database)
  const all: Deps = Object.defineProperties(made as Deps, Object.getOwnPropertyDescriptors(kept))
  return all
}

/** Where several runtimes follow one another in a process, as in tests, each reads its own environment. */
export function forgetDeps(): void {
  deps = undefined
}
