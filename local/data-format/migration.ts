/** From one format of a data folder to the next. What is left out stays as it is. */
export interface Migration {
  /** Lambda functions that were renamed, as old name: new name. No other function may ever take an old name. */
  readonly functions?: Readonly<Record<string, string>>
  /** All other changes. A crash may come in the middle or after it: done again, it must leave the same result. */
  change?(data: string): Promise<void>
}
