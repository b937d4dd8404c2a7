import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

type Rule = 'consents' | 'mayBeContacted' | 'isCandidate'

/** Which rule each handler asks, and why it is that one. */
const ruleOf: Record<string, { rule: Rule; because: string }> = {
  'register-workers': { rule: 'isCandidate', because: 'the result of an import counts those whom a match may take' },
  'place-corrected': { rule: 'isCandidate', because: 'a row that another outranks no longer counts as a candidate' },
  'freeze-list': { rule: 'isCandidate', because: 'a batch begins with those who may be contacted and are free' },
  'people-to-ask': { rule: 'consents', because: 'a village asks nobody again who took the consent back' },
  'search-job': { rule: 'isCandidate', because: 'who is offered a job near by is held to what a batch freezes by' },
  'add-candidates': { rule: 'isCandidate', because: 'who comes to a batch late is held to what it froze by' },
  'facts-of-people': { rule: 'isCandidate', because: 'how a row ended is told by why a batch did not take its person' },
  'rehearse-offer': { rule: 'isCandidate', because: 'the person of the rehearsal is asked as everybody else would be' },
  'send-offers': { rule: 'isCandidate', because: 'since the match somebody may have withdrawn, or said yes elsewhere' },
  'send-notices': { rule: 'mayBeContacted', because: 'nobody else is written to, whatever the caller thinks' },
  'pursue-messages': { rule: 'mayBeContacted', because: 'somebody may have withdrawn while their text waited' },
  'ask-for-contract': { rule: 'mayBeContacted', because: 'a check-in is a message' },
  'list-proposed': { rule: 'mayBeContacted', because: 'whoever is proposed for a journey home is asked by a message' },
  'book-way-home': {
    rule: 'mayBeContacted',
    because: 'the journey is told by messages, and they asked for it themselves',
  },
  'ask-workers': { rule: 'consents', because: 'since they were listed somebody may have withdrawn' },
  'ask-cohort': { rule: 'mayBeContacted', because: 'a check-in is a message' },
  'answer-offers': { rule: 'consents', because: 'a yes to the offer is later than what a survey says of willingness' },
  'list-travellers': { rule: 'consents', because: 'who said yes to the offer is willing' },
  'tell-journeys': { rule: 'consents', because: 'only who withdrew consent loses a seat' },
  'follow-keyword-requests': {
    rule: 'consents',
    because: 'a phone is asked for those who still consent, willing or not',
  },
  'close-check-in': { rule: 'consents', because: 'the station calls on the silent, but on nobody who withdrew' },
  'calls-of': { rule: 'mayBeContacted', because: 'a call is a message' },
  'act-on-case': { rule: 'consents', because: 'a case that ends with consent is not opened again without it' },
  'list-help-calls': {
    rule: 'consents',
    because: 'help after a disaster is offered to whoever may be called, willing to leave or not',
  },
  'record-help-offer': {
    rule: 'consents',
    because: 'nobody is called without consent, and so nobody’s answer recorded',
  },
  'record-festival-service': {
    rule: 'consents',
    because: 'who withdrew is called on by nobody, at their post or elsewhere',
  },
  'hear-needs-of-help': {
    rule: 'consents',
    because: 'what somebody says who may be called is heard, willing to leave or not',
  },
  'send-help-texts': { rule: 'consents', because: 'it counts those who are to be called as no text goes to them' },
  'whom-to-text': { rule: 'mayBeContacted', because: 'nobody else is written to' },
  'get-disaster': { rule: 'consents', because: 'it counts those who are to be called' },
  'trip-page-view': { rule: 'consents', because: 'who withdrew is shown no more than that' },
}

const rules: Record<string, Rule> = {
  'consents.ts': 'consents',
  'ask-again.ts': 'consents',
  'may-be-contacted.ts': 'mayBeContacted',
  'is-candidate.ts': 'isCandidate',
  'may-take-part.ts': 'isCandidate',
  'why-no-candidate.ts': 'isCandidate',
}

const functions = fileURLToPath(new URL('../../functions', import.meta.url))
const sources = readdirSync(functions, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({ name: path.basename(file, '.ts'), text: readFileSync(path.join(functions, file), 'utf8') }))

test('every handler that asks for consent or willingness is in the table, with its rule', () => {
  const asked = sources.flatMap(({ name, text }) =>
    [...text.matchAll(/domain\/(?:surveys|batches)\/([\w-]+\.ts)'/g)].flatMap(([, file = '']) => {
      const rule = rules[file]
      return rule ? [[name, rule] as const] : []
    }),
  )
  expect(Object.fromEntries(asked)).toEqual(
    Object.fromEntries(Object.entries(ruleOf).map(([name, { rule }]) => [name, rule])),
  )
  expect(asked).toHaveLength(Object.keys(ruleOf).length)
})

test('none of them weighs consent or willingness by hand', () => {
  /** They pass on what is on record, and decide nothing by it. */
  const telling = new Set(['seal-worker', 'facts-of-people'])
  const byHand = /consent\??\.state|\.willing\b|\{ (?:consent|willing) \}/
  expect(sources.filter(({ name, text }) => !telling.has(name) && byHand.test(text)).map(({ name }) => name)).toEqual(
    [],
  )
})
