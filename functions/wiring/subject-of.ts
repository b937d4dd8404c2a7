const id = /^[a-z]{3}_[0-9a-z]+$/

/**
 * What a call is about, by what it is given: the last id; the chunk of a batch, where it is given with its number, by both
 * (`bat_…/3`). Undefined where nothing has an id.
 */
export function subjectOf(given: object): string | undefined {
  const ids = Object.values(given).filter((value): value is string => typeof value === 'string' && id.test(value))
  const subject = ids.at(-1)
  const chunk = 'chunk' in given && typeof given.chunk === 'number' ? given.chunk : undefined
  return subject?.startsWith('bat_') && chunk !== undefined ? `${subject}/${chunk}` : subject
}
