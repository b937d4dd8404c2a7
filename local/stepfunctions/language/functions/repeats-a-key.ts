const tokens = /"(?:[^"\\]|\\.)*"(\s*:)?|[{}[\]]/g

/** Whether an object of a valid JSON text has the same key twice, which JSON.parse passes over. */
export function repeatsAKey(text: string): boolean {
  const open: (Set<string> | undefined)[] = []
  for (const [token, colon] of text.matchAll(tokens)) {
    if (token === '{') open.push(new Set())
    else if (token === '[') open.push(undefined)
    else if (token === '}' || token === ']') open.pop()
    else if (colon !== undefined) {
      const key = JSON.parse(token.slice(0, -colon.length)) as string
      const keys = open.at(-1)
      if (keys?.has(key)) return true
      keys?.add(key)
    }
  }
  return false
}
