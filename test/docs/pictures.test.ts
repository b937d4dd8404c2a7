import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { drawJourney } from '../../docs/pictures/draw-journey.ts'
import { waits } from '../../docs/pictures/journey-words.ts'
import { type WorkflowName, workflows } from '../../workflows/catalog.ts'
import { definitionByName, statesOf } from '../workflows/definition-by-name.ts'

test('the picture of the journey is what the catalogs say now; else: npm run pictures', () => {
  const kept = readFileSync(new URL('../../docs/pictures/journey.svg', import.meta.url), 'utf8')
  expect(kept).toBe(drawJourney())
})

test('no words are kept for a state that no workflow has', () => {
  const states = (Object.keys(workflows) as WorkflowName[]).flatMap((name) => statesOf(definitionByName(name)))
  expect(states.map(([name]) => name)).toEqual(expect.arrayContaining(Object.keys(waits)))
})
