import { type ProblemCode, problemMeanings, problemTitles } from '../../domain/kernel/problem-words.ts'
import { statusOf } from '../wiring/problem.ts'

const codes = Object.keys(problemMeanings) as ProblemCode[]

const statusOfProblem: Readonly<Record<ProblemCode, number>> = { ...statusOf, 'sign-in-unreachable': 503, broken: 500 }

/** RFC 9457. */
export const problemSchemas = {
  Problem: {
    type: 'object',
    required: ['type', 'title', 'status', 'detail', 'code', 'instance'],
    properties: {
      type: { $ref: '#/components/schemas/ProblemType' },
      title: {
        type: 'string',
        description: 'In the language of `Accept-Language` (zh, en); Chinese where it names neither',
      },
      status: { type: 'integer' },
      detail: { type: 'string', description: 'What to do, of the case at hand; in the same language' },
      code: {
        type: 'string',
        description: 'Names the sentence, in whatever language: more exact than `type`, for programmes',
      },
      instance: { type: 'string', description: 'Of this answer; the operator finds it in the logs' },
      errors: {
        type: 'array',
        description: 'What is wrong with each field',
        items: {
          type: 'object',
          required: ['pointer', 'detail', 'code'],
          properties: { pointer: { type: 'string' }, detail: { type: 'string' }, code: { type: 'string' } },
        },
      },
      stands: { type: 'object', description: 'What stands instead, where somebody else was there before' },
    },
  },
  ProblemType: {
    type: 'string',
    oneOf: codes.map((code) => ({ const: typeOf(code), description: meaningOf(code) })),
  },
} as const

export interface ProblemResponses {
  /** By status, references to the answers that say which of these problems there may be. */
  of(possible: readonly ProblemCode[]): Record<string, { $ref: string }>
  /** What was referred to, by name. */
  all(): Record<string, object>
}

/** Operations with the same problems under a status share one answer. */
export function problemResponses(): ProblemResponses {
  const all = new Map<string, object>()
  return {
    of(possible) {
      const byStatus = Map.groupBy(possible, (code) => statusOfProblem[code])
      const statuses = [...byStatus].sort(([a], [b]) => a - b)
      return Object.fromEntries(
        statuses.map(([status, together]) => {
          const name = together.join('.')
          all.set(name, responseOf(status, together))
          return [String(status), { $ref: `#/components/responses/${name}` }]
        }),
      )
    },
    all: () => Object.fromEntries([...all].sort(([a], [b]) => (a < b ? -1 : 1))),
  }
}

function responseOf(status: number, possible: readonly ProblemCode[]) {
  const [first = 'broken'] = possible
  const types = { type: 'object', properties: { type: { enum: possible.map(typeOf) } } }
  return {
    description: possible.map((code) => `\`${code}\` ${meaningOf(code)}`).join('\n\n'),
    content: {
      'application/problem+json': {
        schema: { allOf: [{ $ref: '#/components/schemas/Problem' }, types] },
        example: {
          type: typeOf(first),
          title: problemTitles[first].en,
          status,
          detail: problemMeanings[first].en,
          code: `service/${first}`,
          instance: 'e5b1a0c2-7f0b-4c55-9f0e-6d2a1b3c4d5e',
        },
      },
    },
  }
}

function typeOf(code: ProblemCode): string {
  return `/problems/${code}`
}

function meaningOf(code: ProblemCode): string {
  const { zh, en } = problemMeanings[code]
  return `${zh} ${en}`
}
