/** Only a string that starts with `{%` and ends with `%}` is an expression; anything else is itself. */
export function isExpression(value: unknown): value is string {
  return typeof value === 'string' && value.length >= 4 && value.startsWith('{%') && value.endsWith('%}')
}

/** A string with only one of the delimiters, which AWS takes for a slip. */
export function isHalfExpression(value: unknown): boolean {
  return typeof value === 'string' && (value.startsWith('{%') || value.endsWith('%}')) && !isExpression(value)
}

/** The JSONata between the delimiters, as error texts quote it. */
export function sourceOf(expression: string): string {
  return expression.slice(2, -2).trim()
}
