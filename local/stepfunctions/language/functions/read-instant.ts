import jsonata from 'jsonata'
import { offsetMinutes } from '../../model/offset-minutes.ts'

const read = jsonata('$toMillis(timestamp, picture)')

/** `$toMillis(timestamp, picture)`; without a picture, an offset beyond ±18:00 is refused as no timestamp at all. */
export async function readInstant(timestamp?: string, picture?: string): Promise<unknown> {
  const offset = /[+-]\d{2}:?\d{2}$/.exec(timestamp ?? '')?.[0]
  if (picture === undefined && offset !== undefined && offsetMinutes(offset) === undefined) {
    throw { code: 'D3110', value: timestamp }
  }
  return read.evaluate({ timestamp, picture })
}
