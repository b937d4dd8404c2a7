/** A page as somebody has filtered it. */
export interface SavedView {
  readonly name: string
  /** Of this console: path and filters. */
  readonly address: string
}

const mostViews = 50

/**
 * Kept in this browser, apart for each colleague who signs in here: nobody else needs them, so the service is not told. What is
 * there and is no view counts for nothing.
 */
export function keptViews(subject: string): SavedView[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(subject)) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isView) : []
  } catch {
    return []
  }
}

/** Keeps the newest of them, and answers what is kept now: a browser that keeps nothing shows nothing as kept. */
export function keepViews(subject: string, views: readonly SavedView[]): SavedView[] {
  try {
    localStorage.setItem(keyOf(subject), JSON.stringify(views.slice(-mostViews)))
  } catch {
    // Full, or forbidden by the office's settings.
  }
  return keptViews(subject)
}

function keyOf(subject: string): string {
  return `zhida.views.${subject}`
}

function isView(one: unknown): one is SavedView {
  if (typeof one !== 'object' || one === null || !('name' in one) || !('address' in one)) return false
  const { name, address } = one
  // A link of ours and of nobody else.
  return typeof name === 'string' && typeof address === 'string' && /^\/(?![/\\])/.test(address)
}
