import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { replyWithTripPage } from './reply-with-trip-page.ts'

async function showTripPage({ params, query, language }: Call<Routes['show-trip-page']>, deps: Deps) {
  return replyWithTripPage(params.token, { said: query.said ?? null, language: query.lang ?? language }, deps)
}

export const handler = http(routes['show-trip-page'], showTripPage)
