/** A condition in jsonata's syntax tree. */
interface Condition {
  type: 'condition'
  condition: { type?: string; position?: number }
  then: unknown
}

/**
 * The operators `??` and `?:` came after JSONata 2.0.6, which is what AWS speaks: to its parser the sign after the first
 * `?` stands where a value should. jsonata makes conditions of them, whose parts stand nowhere or twice in the text.
 */
export function newerOperators(ast: unknown): Set<'?' | ':'> {
  const found = new Set<'?' | ':'>()
  const visit = (node: unknown) => {
    if (typeof node !== 'object' || node === null) return
    if (isCondition(node)) {
      const { condition, then } = node
      if (condition.type === 'function' && condition.position === undefined) found.add('?')
      if (JSON.stringify(condition) === JSON.stringify(then)) found.add(':')
    }
    for (const child of Object.values(node)) visit(child)
  }
  visit(ast)
  return found
}

function isCondition(node: object): node is Condition {
  return 'type' in node && node.type === 'condition'
}
