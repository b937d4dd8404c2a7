import { uuid } from '../language/functions/uuid.ts'
import type { Runtime } from '../runtime/runtime.ts'

/** What AWS calls a revision; the first one of a machine has no name. */
export function revisionId(runtime: Runtime, revision: number, first: number | undefined): { revisionId?: string } {
  return revision === first ? {} : { revisionId: uuid(runtime.chance('revision', revision)) }
}
