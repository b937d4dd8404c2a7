export interface Kept {
  readonly etag: string
  readonly answer: unknown
}

/** So many of the answers read last. */
const most = 200
const answers = new Map<string, Kept>()

export function keptAnswer(url: string): Kept | undefined {
  return answers.get(url)
}

export function keepAnswer(url: string, kept: Kept): void {
  answers.delete(url)
  answers.set(url, kept)
  const [oldest] = answers.keys()
  if (answers.size > most && oldest !== undefined) answers.delete(oldest)
}

/** Somebody else may sit here next. */
export function forgetAnswers(): void {
  answers.clear()
}
