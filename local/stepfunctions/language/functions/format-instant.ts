import jsonata from 'jsonata'

const formatted = jsonata('$fromMillis(millis, picture, timezone)')

/**
 * `$fromMillis(millis, picture, timezone)`: undefined unless millis is a number; a zone that is no offset is UTC, one beyond
 * ±18:00 is refused.
 */
export async function formatInstant(millis: unknown, picture?: string, timezone?: string): Promise<unknown> {
  if (typeof millis !== 'number') return undefined
  const offset = Number.parseInt(timezone ?? '', 10)
  if (Math.abs(offset) > 1800) throw { code: 'D3137', message: `The offset ${timezone} is beyond ±18:00` }
  return formatted.evaluate({ millis, picture, timezone: Number.isNaN(offset) ? undefined : timezone })
}
