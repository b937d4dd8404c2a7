import { readFileSync } from 'node:fs'
import * as client from '@aws-sdk/client-sfn'
import { expect, test } from 'vitest'
import type * as z from 'zod'
import { checkDefinition } from '../../../local/stepfunctions/language/check/check-definition.ts'
import { stateSchemas } from '../../../local/stepfunctions/language/check/state-schemas.ts'
import { integrations } from '../../../local/stepfunctions/model/resource.ts'
import { operations } from '../../../local/stepfunctions/protocol/step-functions-endpoint.ts'

const page = readFileSync(new URL('../../../local/stepfunctions/SUPPORTED.md', import.meta.url), 'utf8')

/** The rows of the table under a heading, without its head. */
function rows(heading: string): string[][] {
  const section = page.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
  return section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    )
}

const quoted = (text = '') => [...text.matchAll(/`([^`]+)`/g)].map(([, inner]) => inner)

test('the page lists every state with all its fields', () => {
  const listed = Object.fromEntries(rows('States').map(([state = '', fields]) => [state, new Set(quoted(fields))]))
  const there = Object.fromEntries(
    Object.entries(stateSchemas).map(([state, schema]) => [state, new Set(Object.keys((schema as z.ZodObject).shape))]),
  )
  expect(listed).toEqual(there)
})

test('the page lists every integration and how it may wait', () => {
  const listed = rows('Integrations').flatMap(([resource, patterns]) =>
    quoted(resource).map((name) => [name, patterns?.split(', ')]),
  )
  expect(Object.fromEntries(listed)).toEqual(integrations)
})

test('the page lists every operation, and what it calls missing is missing', () => {
  const listed = rows('Operations')
  const named = (state: string) => listed.filter((row) => row[1] === state).map(([name]) => name)
  expect(named('done')).toEqual(Object.keys(operations))
  const known = Object.keys(client).flatMap((name) => /^(\w+)Command$/.exec(name)?.[1] ?? [])
  expect(named('missing')).toEqual(known.filter((name) => !(name in operations)).sort())
})

test.each(rows('Refused'))('%s: refused as the page says', (_what, example = '', message = '') => {
  const definition = `{"QueryLanguage":"JSONata","StartAt":"A","States":${quoted(example)[0]}}`
  expect(checkDefinition(definition).map((finding) => finding.message)).toContain(message)
})
