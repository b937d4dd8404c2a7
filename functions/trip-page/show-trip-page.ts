import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { replyWithTripPage } from './reply-with-trip-page.ts'

async function showTripPage({ params }: Call<'trip-page/show-trip-page'>, deps: Deps) {
  return replyWithTripPage(params.token, deps)
}

export const handler = http('trip-page/show-trip-page', showTripPage)
