import type { Deps } from '../../wiring/deps.ts'
import { type Call, http } from '../../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'

async function listBoardingKeys(_: Call<Routes['list-boarding-keys']>, { boardingCodes }: Pick<Deps, 'boardingCodes'>) {
  return { keys: await boardingCodes.keys() }
}

export const handler = http(routes['list-boarding-keys'], listBoardingKeys)
