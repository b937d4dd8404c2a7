/** The fields of `$states` that an expression asks for, at any depth: `input` of `$states.input.name`. */
export function statesReferences(ast: unknown): Set<string> {
  const found = new Set<string>()
  const visit = (node: unknown) => {
    if (typeof node !== 'object' || node === null) return
    const { type, steps } = node as { type?: string; steps?: { type?: string; value?: unknown }[] }
    const [first, second] = type === 'path' && Array.isArray(steps) ? steps : []
    if (first?.type === 'variable' && first.value === 'states' && second?.type === 'name') {
      found.add(String(second.value))
    }
    for (const child of Object.values(node)) visit(child)
  }
  visit(ast)
  return found
}
