import { compile } from '../compile.ts'
import { newerOperators } from './newer-operators.ts'
import { refersToRoot } from './refers-to-root.ts'
import { statesReferences } from './states-references.ts'
import { topLevelReferences } from './top-level-references.ts'

/** What an expression asks for, wherever it stands. */
export interface References {
  readonly newerOperators: ReadonlySet<string>
  readonly root: boolean
  readonly topLevel: ReadonlySet<string>
  readonly states: ReadonlySet<string>
}

/** As long as compiled expressions, which are kept too: definitions write the same one in many states. */
const cache = new Map<string, References>()

/** Throws what jsonata throws when the expression cannot be read. */
export function referencesOf(source: string): References {
  const known = cache.get(source)
  if (known) return known
  const ast: unknown = compile(source).ast()
  const references = {
    newerOperators: newerOperators(ast),
    root: refersToRoot(ast),
    topLevel: topLevelReferences(ast),
    states: statesReferences(ast),
  }
  cache.set(source, references)
  return references
}
