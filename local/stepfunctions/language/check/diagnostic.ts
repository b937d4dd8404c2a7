/** What is wrong with a definition and where: `/States/Ask/Choices[0]/Condition`. */
export interface Diagnostic {
  severity: 'ERROR' | 'WARNING'
  code: string
  message: string
  /** Missing where AWS gives none. */
  location?: string
}

/** Collects what the checks find. */
export interface Findings {
  error(code: string, location: string | undefined, message: string): void
  list: Diagnostic[]
}

export function openFindings(): Findings {
  const list: Diagnostic[] = []
  return {
    list,
    error: (code, location, message) =>
      list.push({ severity: 'ERROR', code, message, ...(location !== undefined && { location }) }),
  }
}
