import jsonata from 'jsonata'

const formatted = jsonata('$fromMillis(millis, picture, timezone)')

/** `$fromMillis(millis, picture, timezone)`: undefined unless millis is a number; a zone that is no offset is UTC. */
export async function formatInstant(millis: unknown, picture?: string, timezone?: string): Promise<unknown> {
  if (typeof millis !== 'number') return undefined
  const offset = Number.isNaN(Number.parseInt(timezone ?? '', 10)) ? undefined : timezone
  return formatted.evaluate({ millis, picture, timezone: offset })
}
