/** Whether an expression asks for `$$`, at any depth: Step Functions has no input of the whole to give. */
export function refersToRoot(node: unknown): boolean {
  if (typeof node !== 'object' || node === null) return false
  const { type, value } = node as { type?: string; value?: unknown }
  return (type === 'variable' && value === '$') || Object.values(node).some(refersToRoot)
}
