import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { replyWithTripPage } from './reply-with-trip-page.ts'

async function showTripPage({ params }: Call<'stabilisation/show-trip-page'>, deps: Deps) {
  return replyWithTripPage(params.token, deps)
}

export const handler = http('stabilisation/show-trip-page', showTripPage)
