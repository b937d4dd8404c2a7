import { uuid } from '../language/functions/uuid.ts'
import { chanceFrom } from '../runtime/chance-from.ts'

/** What AWS calls a revision, the same whatever the engine's seed; the first one of a machine has no name. */
export function revisionId(revision: number, first: number | undefined): { revisionId?: string } {
  return revision === first ? {} : { revisionId: uuid(chanceFrom(0, 'revision', revision)) }
}
