import type { Words } from './words.ts'

/** What a task that refused tells its workflow: a line in each language. */
export function causeOf({ zh, en }: Words): string {
  return `${zh}\n${en}`
}

/** A cause as people read it; one that is no refusal's reads the same in both languages. */
export function wordsOfCause(cause: string): Words {
  const [zh = cause, en = zh] = cause.split('\n', 2)
  return { zh, en }
}
