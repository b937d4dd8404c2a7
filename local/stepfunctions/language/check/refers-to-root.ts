/** Whether an expression asks for `$$`, at any depth: in Step Functions an expression has no root input. */
export function refersToRoot(node: unknown): boolean {
  if (typeof node !== 'object' || node === null) return false
  const { type, value } = node as { type?: string; value?: unknown }
  return (type === 'variable' && value === '$') || Object.values(node).some(refersToRoot)
}
