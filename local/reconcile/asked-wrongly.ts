/** What was asked cannot be meant: it says what of it, a line each, and how to ask. Nothing was looked at or done. */
export class AskedWrongly extends Error {
  constructor(wrong: readonly string[], usage: string) {
    super([...wrong, `Use:\n${usage}`].join('\n'))
  }
}
