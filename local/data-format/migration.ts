/** From one format of a data folder to the next. What is left out stays as it is. */
export interface Migration {
  /** Lambda functions that have another name since, before: since. No other function may ever take a name of before. */
  readonly functions?: Readonly<Record<string, string>>
  /** Whatever else changes. A crash may come in the middle or after it: it must come to the same when it is done again. */
  change?(data: string): Promise<void>
}
