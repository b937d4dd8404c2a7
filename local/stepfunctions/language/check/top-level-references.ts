/** A node of jsonata's syntax tree, as far as it matters here. */
interface Node {
  type?: string
  value?: unknown
  [field: string]: unknown
}

/** Fields whose expressions are evaluated against the items of a path, not against the context of the whole. */
const inner = new Set(['predicate', 'stages', 'group', 'terms', 'pattern', 'update', 'delete'])

/**
 * What an expression asks of a context item at its top level: names, `$`, `*`. Step Functions gives no such
 * item, so each is a mistake; input is `$states.input`, variables are `$name`.
 */
export function topLevelReferences(ast: unknown): Set<string> {
  const found = new Set<string>()
  const visit = (node: unknown) => {
    if (Array.isArray(node)) {
      for (const item of node) visit(item)
      return
    }
    if (typeof node !== 'object' || node === null) return
    const { type, value, steps, ...fields } = node as Node
    if (type === 'name') found.add(String(value))
    if (type === 'wildcard' || type === 'descendant') found.add(String(value))
    if (type === 'variable' && value === '') found.add('$')
    if (type === 'path' && Array.isArray(steps)) visit(steps[0])
    for (const [field, child] of Object.entries(fields)) {
      if (!inner.has(field) && !(type === 'lambda' && field === 'arguments')) visit(child)
    }
  }
  visit(ast)
  return found
}
